import { z } from 'zod';

/** Settings of a gateway; every limit is of one connection, except `maxConnections`. */
export const gatewaySchema = z.strictObject({
  host: z.string().min(1).max(255).default('127.0.0.1'),
  /** 0 takes a free one. */
  port: z.number().int().min(0).max(65_535),
  maxConnections: z.number().int().min(1).max(20_000).default(2_000),
  /** Longest data segment, bytes; HJ 212-2017 allows 1,024, some devices send more. */
  maxSegmentBytes: z.number().int().min(64).max(9_999).default(1_024),
  /** A connection that sends more is read more slowly; nothing is lost. */
  framesPerSecond: z.number().int().min(1).max(100_000).default(1_000),
  bytesPerSecond: z
    .number()
    .int()
    .min(1_024)
    .max(100_000_000)
    .default(512 * 1024),
  /** A connection on which nothing came for so long is closed. */
  idleMs: z
    .number()
    .int()
    .min(1_000)
    .max(86_400_000)
    .default(30 * 60_000),
});
export type GatewaySettings = z.output<typeof gatewaySchema>;

/** Times of data may be ahead of the hub's clock by so much: a device's clock that is wrong by more is not believed. */
export const MOST_AHEAD_MS = 24 * 3_600_000;
/** Bytes that came so long ago and are still no whole frame are looked at again (`FrameParser.settle`). */
export const SETTLE_AFTER_MS = 2_000;
/** Answers that a peer does not read: it is disconnected. */
export const MOST_UNREAD_BYTES = 64 * 1024;
