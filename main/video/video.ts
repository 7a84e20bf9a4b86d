import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { OutputOf, ParsedInputOf } from '../../shared/contract/index.ts';
import type { StreamHealth } from '../../shared/contract/video.ts';
import type { Camera } from '../../shared/records/camera.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';
import type { HttpRoute } from '../transport/httpRoute.ts';
import { createDemoCameras } from './demoCameras.ts';
import { boundedBytes, fetchUpstream } from './fetchUpstream.ts';
import { createFfmpeg } from './ffmpeg.ts';
import { createGatewayBook, type GatewayBook } from './gateways/gatewayBook.ts';
import { HlsSource } from './hls.ts';
import { InputProblem, RELAY_TIMES, Relay, type RelayTimes } from './relay.ts';
import { addressOf, inputOf, type Source, sourceOf } from './sources.ts';
import { createVault, type Vault } from './vault.ts';
import { httpViewer } from './viewers.ts';

type OpenInput = Omit<ParsedInputOf<'video.open'>, 'cameraId'>;
type Caller = { readonly id: string };

/** Cameras that play: streams, their health, gateways, and the secrets of addresses. */
export interface Video {
  readonly vault: Vault;
  readonly gateways: GatewayBook;
  readonly route: HttpRoute;
  /** R1: its answers hold a path at the hub, never an address. */
  open(camera: Camera, input: OpenInput, user: Caller): Promise<OutputOf<'video.open'>>;
  /** WHEP: the answer to a page's offer. */
  answer(camera: Camera, input: Omit<ParsedInputOf<'video.answer'>, 'cameraId'>): Promise<OutputOf<'video.answer'>>;
  status(): Promise<OutputOf<'video.status'>>;
  channels(gateway: string): Promise<OutputOf<'video.channels'>>;
  /** Ends every stream. */
  close(): Promise<void>;
}

export interface VideoDeps {
  readonly settings: Store['settings'];
  readonly clock: Clock;
  readonly log: Log;
  /** Below the hub's data folder, for texts of demonstration pictures. */
  readonly folder: string;
  /** Streams at once. @default 32 */
  readonly limit?: number;
  /** Streams that are coded anew at once: each takes a good part of a processor. @default 2 */
  readonly transcodeLimit?: number;
  readonly times?: Partial<RelayTimes>;
  readonly ffmpegPath?: string;
}

/** A path that was given to a page is good for so long before it is used. */
const SESSION_MS = 30_000;
/** An HLS path serves a whole visit, and is forgotten when it has not been asked for so long. */
const HLS_IDLE_MS = 60_000;

interface Running {
  readonly relay: Relay;
  readonly cameraId: string;
  readonly quality: 'main' | 'sub';
}
interface Session {
  readonly userId: string;
  expiresAt: number;
  readonly plays: { readonly relay: Relay } | { readonly hls: HlsSource };
}

export function createVideo(deps: VideoDeps): Video {
  const { settings, clock, log, limit = 32, transcodeLimit = 2 } = deps;
  const ffmpeg = createFfmpeg(clock, deps.ffmpegPath);
  const vault = createVault(settings);
  const gateways = createGatewayBook(settings);
  const demo = createDemoCameras(ffmpeg, join(deps.folder, 'video'));
  const sourceDeps = { gateways, demo, log };
  const times = { ...RELAY_TIMES, ...deps.times };
  const relays = new Map<string, Running>();
  const sessions = new Map<string, Session>();
  let closed = false;

  const busy = (transcoded: boolean) =>
    [...relays.values()].filter(({ relay }) => relay.busy && (!transcoded || relay.transcoded)).length;

  const relayOf = (source: Source, camera: Camera, quality: 'main' | 'sub', transcoded: boolean): Relay => {
    const key = `${source.key} ${transcoded}`;
    const known = relays.get(key);
    if (known) return known.relay;
    for (const [old, { relay }] of relays) if (relay.state === 'stopped') relays.delete(old);
    const relay = new Relay(
      { clock, log, ffmpeg, times },
      `${camera.id} ${quality}`,
      async () => inputOf(await addressOf(source, sourceDeps), camera, sourceDeps),
      transcoded,
    );
    relays.set(key, { relay, cameraId: camera.id, quality });
    return relay;
  };

  const give = (user: Caller, plays: Session['plays']): string => {
    const now = clock.now();
    for (const [id, { expiresAt }] of sessions) if (expiresAt < now) sessions.delete(id);
    const id = randomBytes(18).toString('base64url');
    sessions.set(id, { userId: user.id, expiresAt: now + ('hls' in plays ? HLS_IDLE_MS : SESSION_MS), plays });
    return id;
  };

  /** Starts a relay within the limits. */
  const started = async (
    relay: Relay,
  ): Promise<Awaited<ReturnType<Relay['open']>> | { problem: 'tooMany' | 'noFfmpeg' }> => {
    if ((await ffmpeg.version()) === undefined) return { problem: 'noFfmpeg' };
    const full = busy(false) >= limit || (relay.transcoded && busy(true) >= transcodeLimit);
    if (!relay.busy && full) return { problem: 'tooMany' };
    return relay.open();
  };

  const openRelay = async (source: Source, camera: Camera, input: OpenInput, user: Caller) => {
    const { quality, accepts, transcode } = input;
    const copy = relayOf(source, camera, quality, false);
    const plain = await started(copy);
    const codec = copy.facts.videoCodec;
    const playable = codec === undefined || codec === 'h264' || (codec === 'hevc' && accepts.includes('hevc'));
    if ('problem' in plain && (plain.problem !== 'codec' || !transcode)) {
      return { ...plain, ...(plain.problem === 'codec' && codec !== undefined ? { detail: codec } : {}) };
    }
    if ('facts' in plain && playable) {
      const path = `/video/${give(user, { relay: copy })}.ts`;
      return { path, format: 'mpegts' as const, facts: plain.facts, transcoded: false };
    }
    if (!transcode) return { problem: 'codec' as const, detail: codec ?? '' };
    const anew = relayOf(source, camera, quality, true);
    const opened = await started(anew);
    if ('problem' in opened) return opened;
    const path = `/video/${give(user, { relay: anew })}.ts`;
    return { path, format: 'mpegts' as const, facts: opened.facts, transcoded: true };
  };

  return {
    vault,
    gateways,

    async open(camera, input, user) {
      if (closed) return { problem: 'interrupted' };
      try {
        const source = sourceOf(camera, input.quality, vault);
        const address = source.kind === 'address' ? source.address : undefined;
        if (address?.protocol === 'whep') return { path: '', format: 'whep', facts: {}, transcoded: false };
        if (address?.protocol !== 'hls') return await openRelay(source, camera, input, user);
        const hls = new HlsSource(address.url);
        await hls.check();
        return { path: `/video/${give(user, { hls })}/0`, format: 'hls', facts: {}, transcoded: false };
      } catch (error) {
        if (error instanceof InputProblem) return { problem: error.problem };
        throw error;
      }
    },

    async answer(camera, { quality, offer }) {
      try {
        const source = sourceOf(camera, quality, vault);
        if (source.kind !== 'address' || source.address.protocol !== 'whep') throw new InputProblem('badAddress');
        const headers = { 'content-type': 'application/sdp', accept: 'application/sdp' };
        const response = await fetchUpstream(source.address.url, { method: 'POST', headers, body: offer });
        const answer = (await boundedBytes(response, 200_000)).toString('utf8');
        if (!answer.startsWith('v=0')) throw new InputProblem('failed');
        return { answer };
      } catch (error) {
        if (error instanceof InputProblem) return { problem: error.problem };
        throw error;
      }
    },

    async status() {
      const version = await ffmpeg.version();
      const streams = [...relays.values()].filter(({ relay }) => relay.state !== 'stopped').map(healthOf);
      return { streams, limit, ...(version === undefined ? {} : { ffmpeg: version }) };
    },

    async channels(name) {
      try {
        return { channels: await gateways.client(name).channels() };
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'GatewayError') throw error;
        log.warn({ gateway: name, why: error.message }, 'a gateway does not list its channels');
        return { problem: 'gateway', detail: error.message };
      }
    },

    route: {
      prefix: '/video/',
      async answer(request, response, path, user) {
        const [, id = '', part] = /^([\w-]{24})(?:\.ts|\/(\d{1,9}))$/.exec(path) ?? [];
        const session = sessions.get(id);
        // R6: a path is good for whom it was given to, and for a while.
        if (!session || session.userId !== user.id || session.expiresAt < clock.now()) return false;
        response.setHeader('cache-control', 'no-store');
        const { plays } = session;
        if ('relay' in plays) {
          if (part !== undefined || plays.relay.state !== 'running') return false;
          response.setHeader('content-type', 'video/mp2t');
          if (request.method === 'HEAD') response.end();
          else response.once('close', plays.relay.attach(httpViewer(response)));
          return true;
        }
        if (part === undefined) return false;
        session.expiresAt = clock.now() + HLS_IDLE_MS;
        try {
          const { mediaType, bytes } = await plays.hls.answer(Number(part));
          response.setHeader('content-type', mediaType);
          response.setHeader('content-length', bytes.length);
          response.end(request.method === 'HEAD' ? undefined : bytes);
          return true;
        } catch (error) {
          if (!(error instanceof InputProblem)) throw error;
          return false;
        }
      },
    },

    async close() {
      closed = true;
      sessions.clear();
      await Promise.all([...relays.values()].map(({ relay }) => relay.stop()));
      for (const process of ffmpeg.running) process.stop();
      await Promise.all([...ffmpeg.running].map(({ ended }) => ended));
    },
  };
}

function healthOf({ relay, cameraId, quality }: Running): StreamHealth {
  const { facts, state, transcoded, viewers, restarts, problem, retryAt, lastFrameAt, pace } = relay;
  return {
    cameraId,
    quality,
    ...facts,
    state,
    transcoded,
    viewers,
    restarts,
    ...pace.read(),
    ...(lastFrameAt === undefined ? {} : { lastFrameAt }),
    ...(problem === undefined || state !== 'resting' ? {} : { problem }),
    ...(retryAt === undefined || state !== 'resting' ? {} : { retryAt }),
  };
}
