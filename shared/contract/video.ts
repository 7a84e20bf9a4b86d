import { z } from 'zod';
import { nameSchema } from '../records/base.ts';
import { cameraSchema } from '../records/camera.ts';
import { ADMINS, command, EVERYONE, query } from './operation.ts';

/** Which of a camera's two pictures: the large one, or the small one that is enough for a cell of a matrix. */
export const VIDEO_QUALITIES = ['main', 'sub'] as const;
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];

/** How the page plays what the hub gives: MPEG-TS over HTTP, an HLS playlist, or WebRTC by a WHEP exchange. */
export const VIDEO_FORMATS = ['mpegts', 'hls', 'whep'] as const;

/** What keeps a camera from playing; `video.problem_<name>` says it in words. */
export const VIDEO_PROBLEMS = [
  /** The record names no address and no channel of a gateway. */
  'noAddress',
  /** The address is of no protocol that the hub speaks. */
  'badAddress',
  /** A password in the record was entered for another host: it has to be entered anew. */
  'needsSecret',
  /** ffmpeg is not installed on the hub's machine. */
  'noFfmpeg',
  'unreachable',
  /** The camera refuses the account or the password. */
  'denied',
  /** The camera answers, but has no such stream. */
  'notFound',
  /** Connected, but nothing came in time. */
  'timeout',
  /** The picture is coded in a way that the page cannot decode. */
  'codec',
  /** It came, and stopped. */
  'interrupted',
  /** The hub plays as many cameras as it may. */
  'tooMany',
  /** The gateway of the record is not set up, or does not answer as its API says. */
  'gateway',
  'failed',
] as const;
export const videoProblemSchema = z.enum(VIDEO_PROBLEMS);
export type VideoProblem = z.infer<typeof videoProblemSchema>;

/** What a stream is, as its own headers say. */
export const streamFactsSchema = z.object({
  /** As ffmpeg names it: `h264`, `hevc`, `mpeg4` … */
  videoCodec: z.string().max(40).optional(),
  audioCodec: z.string().max(40).optional(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  /** What the stream itself says, frames per second. */
  nominalFps: z.number().optional(),
});
export type StreamFacts = z.infer<typeof streamFactsSchema>;

/** How one stream of the hub does. */
export const streamHealthSchema = streamFactsSchema.extend({
  cameraId: z.string(),
  quality: z.enum(VIDEO_QUALITIES),
  state: z.enum(['starting', 'running', 'resting', 'stopped']),
  transcoded: z.boolean(),
  viewers: z.number().int().min(0),
  /** Frames and bits a second over the last seconds. */
  fps: z.number(),
  bitsPerSecond: z.number(),
  lastFrameAt: z.number().optional(),
  /** How often it was started again after it had broken. */
  restarts: z.number().int().min(0),
  problem: videoProblemSchema.optional(),
  /** When the hub tries again at the earliest, epoch ms. */
  retryAt: z.number().optional(),
});
export type StreamHealth = z.infer<typeof streamHealthSchema>;

export const GATEWAY_KINDS = ['zlmediakit', 'wvp'] as const;
export type GatewayKind = (typeof GATEWAY_KINDS)[number];

/** A media gateway as an administrator sees it. R1: its secret is in no answer. */
export const gatewaySchema = z.object({
  name: nameSchema,
  category: z.enum(GATEWAY_KINDS),
  url: z.url({ protocol: /^https?$/ }).max(300),
  /** Account of WVP; ZLMediaKit knows its secret only. */
  account: z.string().max(100).optional(),
  hasSecret: z.boolean(),
});
export type Gateway = z.infer<typeof gatewaySchema>;

/** A channel that a gateway offers. */
export const channelSchema = z.object({
  /** What a camera record keeps as `channelId`. */
  id: z.string().max(200),
  name: z.string().max(200),
  online: z.boolean(),
  manufacturer: z.string().max(200).optional(),
  lon: z.number().optional(),
  lat: z.number().optional(),
  videoCodec: z.string().max(40).optional(),
});
export type Channel = z.infer<typeof channelSchema>;

const cameraId = cameraSchema.shape.id;

/** Cameras that play: opening a stream, how streams do, and gateways as a source of channels. */
export const videoOperations = {
  'video.open': query(
    'Start the stream of a camera, or join it: where the page finds it, or why there is none',
    EVERYONE,
    z.strictObject({
      cameraId,
      quality: z.enum(VIDEO_QUALITIES).default('main'),
      /** Codecs that the page decodes beside H.264. */
      accepts: z
        .array(z.enum(['hevc']))
        .max(4)
        .default([]),
      /** The hub may spend its processor on a stream that the page cannot decode. */
      transcode: z.boolean().default(false),
    }),
    z.union([
      z.object({
        /** Path at the hub (`/video/…`), asked for with the session's token; empty for WHEP. */
        path: z.string(),
        format: z.enum(VIDEO_FORMATS),
        facts: streamFactsSchema,
        /** It goes through the hub's encoder. */
        transcoded: z.boolean(),
      }),
      z.object({
        problem: videoProblemSchema,
        /** Codec that cannot be decoded, or the host that was asked. */
        detail: z.string().optional(),
        /** Not asked again before, epoch ms. */
        retryAt: z.number().optional(),
      }),
    ]),
  ),
  'video.status': query(
    'How the streams that the hub plays now do',
    EVERYONE,
    z.strictObject({}),
    z.object({
      streams: z.array(streamHealthSchema),
      limit: z.number().int(),
      /** Version of ffmpeg; absent when it is not installed. */
      ffmpeg: z.string().optional(),
    }),
  ),
  'video.answer': query(
    'Exchange of WebRTC session descriptions with the WHEP address of a camera',
    EVERYONE,
    z.strictObject({
      cameraId,
      quality: z.enum(VIDEO_QUALITIES).default('main'),
      offer: z.string().min(10).max(100_000),
    }),
    z.union([
      z.object({ answer: z.string() }),
      z.object({ problem: videoProblemSchema, detail: z.string().optional() }),
    ]),
  ),
  'video.gateways': query(
    'Media gateways that are set up, without their secrets',
    ADMINS,
    z.strictObject({}),
    z.object({ gateways: z.array(gatewaySchema) }),
  ),
  'video.setGateway': command(
    'Set up a media gateway; its secret stays at the hub, an absent one is left as it is',
    ADMINS,
    gatewaySchema
      .omit({ hasSecret: true })
      .extend({ secret: z.string().max(300).optional() })
      .strict(),
    z.object({ gateway: gatewaySchema }),
  ),
  'video.removeGateway': command(
    'Forget a media gateway and its secret',
    ADMINS,
    z.strictObject({ name: nameSchema }),
    z.object({ removed: z.boolean() }),
  ),
  'video.channels': query(
    'Channels that a gateway offers now',
    ADMINS,
    z.strictObject({ gateway: nameSchema }),
    z.union([
      z.object({ channels: z.array(channelSchema) }),
      z.object({ problem: videoProblemSchema, detail: z.string().optional() }),
    ]),
  ),
} as const;
