import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';

/** How a feed does, as the 数据源 panel shows it. */
export interface FeedHealth {
  readonly state: 'stopped' | 'starting' | 'running' | 'degraded' | 'failed';
  /** What arrived in the last minute. */
  readonly perMinute: number;
  /** When something last arrived, epoch milliseconds. */
  readonly lastAt?: number | undefined;
  /** What is wrong, as a catalogue key with parameters: never a bare English text. */
  readonly problem?: { readonly key: string; readonly params?: Readonly<Record<string, string | number>> } | undefined;
  /** Counts by name (connections, frames, bad, duplicates, …): catalogue keys `feeds.count_<name>`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Where feeds put what they read. Whatever is pushed has been validated. */
export interface FeedSink {
  /** Judged, stored, shown and alarmed on, in the order of the calls. */
  readings(readings: readonly Reading[]): void;
  tracks(points: readonly TrackPoint[]): void;
  /** 0 (idle) to 1 (full): above 0.8 a feed that can slow its source down does so, others drop nothing but say so. */
  readonly pressure: number;
}

/** A source of data: one file each, behind this one interface. */
export interface Feed {
  readonly id: string;
  readonly kind: string;
  /** @throws AppError when it cannot start; a source that cannot be reached yet is no error, it is `degraded` */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): FeedHealth;
}
