import type { Unsubscribe } from '../../shared/clock.ts';
import type { MeasuredFactor, ReadingSeries, TrailPoint } from '../../shared/contract/telemetry.ts';
import type { Period, Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import type { StoreNotice } from '../store/types.ts';
import type { NameTable } from './nameTable.ts';
import type { ReadingTable } from './readingTable.ts';
import type { TrackTable } from './trackTable.ts';

/** Times of a query, epoch milliseconds, half open: `from` ≤ t < `to`. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface SeriesId {
  readonly stationId: string;
  readonly factor: string;
}

/** What was appended in one call, as it comes back from the record of receipt. */
export type Received =
  | { readonly kind: 'readings'; readonly readings: readonly Reading[] }
  | { readonly kind: 'tracks'; readonly points: readonly TrackPoint[] };

export interface ExportQuery extends TimeRange {
  /** With what the file says of each. */
  readonly series: readonly (SeriesId & {
    readonly station: string;
    readonly factorName: string;
    readonly unit: string;
  })[];
  readonly period: Period | 'auto';
  readonly format: 'csv' | 'xlsx';
  readonly language: 'zh-CN' | 'en';
  /** The name of a feed. */
  readonly feedName: (feedId: string) => string;
}

export interface TelemetryStatistics {
  /** Since the start. */
  readonly readings: number;
  readonly tracks: number;
  /** Values of a feed that is not the authoritative producer of their series. */
  readonly refused: number;
  /** Rows that could not be kept because the disk was full or failing for too long. */
  readonly dropped: number;
  /** Rows that wait to be stored. */
  readonly waiting: number;
  readonly batches: number;
  /** Of the last batch: rows, and milliseconds in the writer. */
  readonly lastBatchRows: number;
  readonly lastBatchMs: number;
  /** Everything received before this is in the database, epoch milliseconds. */
  readonly storedTo: number;
  readonly fileBytes: number;
  /** What is wrong with the database now: code of AppError. */
  readonly problem?: string | undefined;
}

/**
 * Readings and tracks: kept in their own database, by workers, so that neither the disk nor a long query stalls the hub.
 *
 * T1: a batch is on its way at most 500 ms after its first row, or with 5,000 rows: SIGKILL loses at most 1 s.
 * T2: one authoritative producer a series (station, factor, period): the first feed that delivered it. Another feed's
 *     values are refused and counted until the owner was silent for `OWNER_SILENT_MS`, or a person changed it.
 * T3: a datum received again from its producer replaces the older one (a correction); what was received is never lost
 *     from the record of receipt: `received` gives back every call as it came.
 */
export interface Telemetry {
  /**
   * The readings of those whose feed is their series' authoritative producer (T2), in their order: what is judged,
   * appended and alarmed on. The first reading of a series claims it.
   */
  authoritative(readings: readonly Reading[]): readonly Reading[];
  /** Keeps and shows them; those that are not authoritative are left out. @returns what was taken */
  append(readings: readonly Reading[]): readonly Reading[];
  appendTracks(points: readonly TrackPoint[]): void;
  /** Resolves when everything appended before is committed, or could not be (see `statistics().problem`). */
  flush(): Promise<void>;
  /** 0 (idle) to 1 (full): rows that wait to be stored, of those that may. */
  readonly pressure: number;

  /** Newest reading (by `at`) of every series; known at once after a restart too. */
  latest(): Iterable<Reading>;
  latestOf(stationId: string): readonly Reading[];
  /** The tables that the live fan-out reads. */
  readonly readingTable: ReadingTable;
  readonly trackTable: TrackTable;
  readonly feedTable: NameTable;

  /**
   * Raw readings of one series in order of `at`: the newest `limit` of the range. Raw readings are kept 30 days
   * (periods hour and day: for ever).
   */
  history(query: SeriesId & TimeRange & { readonly period: Period; readonly limit: number }): Promise<Reading[]>;
  /**
   * Every accepted call of `append` and `appendTracks` received in the range, as it was and in its order (kept 30 days and
   * at most 20 GB). Waits for `onCall` before it goes on.
   */
  received(range: TimeRange, onCall: (received: Received) => void | Promise<void>): Promise<void>;
  /** Thinned for charts: at most `maxPoints` a series, lowest and highest values kept. */
  series(
    query: TimeRange & {
      readonly series: readonly SeriesId[];
      readonly period: Period | 'auto';
      readonly maxPoints: number;
    },
  ): Promise<ReadingSeries[]>;
  factors(stationId: string): Promise<MeasuredFactor[]>;
  /** The file's bytes. @throws AppError export.tooMany */
  export(query: ExportQuery): Promise<{ bytes: Uint8Array; readings: number }>;
  trail(query: TimeRange & { readonly subjectId: string; readonly maxPoints: number }): Promise<TrailPoint[]>;
  /** Hands the series of a station and factor to a feed. @returns how many changed */
  setProducer(series: SeriesId, feedId: string): number;

  /** What a person must be told: data that may be missing, a damaged database, a full disk. Grows while the hub runs. */
  notices(): readonly StoreNotice[];
  onNotice(listener: (notice: StoreNotice) => void): Unsubscribe;
  statistics(): TelemetryStatistics;
  /** Stores what waits and ends the workers. */
  close(): Promise<void>;
}
