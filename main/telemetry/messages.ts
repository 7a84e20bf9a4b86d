import type { ErrorCode, ErrorParams } from '../../shared/errors.ts';
import type { Columns } from '../../shared/telemetry/columns.ts';
import { READING_ROW } from '../../shared/telemetry/live.ts';
import type { Period } from '../../shared/telemetry/reading.ts';

/** A reading as it is kept: as it is sent. NaN: absent. */
export const STORED_READING = READING_ROW;
/** A track point as it is kept: whole numbers of degrees, so that a replay decides as the hub did. */
export const STORED_TRACK = {
  at: 'f64',
  lon: 'f64',
  lat: 'f64',
  speedMs: 'f64',
  headingDeg: 'f64',
  doseRateUsvH: 'f64',
  receivedAt: 'f64',
  subject: 'u32',
  feed: 'u32',
} as const;
/** A point of a chart: one reading, or a bucket of them. */
export const CHART_POINT = { at: 'f64', value: 'f64', low: 'f64', high: 'f64', flag: 'u8', verdict: 'u8' } as const;

export type StoredReadings = Columns<typeof STORED_READING>;
export type StoredTracks = Columns<typeof STORED_TRACK>;
export type ChartPoints = Columns<typeof CHART_POINT>;

/** Bit of a run's number that says: track points, not readings. */
export const TRACK_RUN = 0x8000_0000;

export interface NewSeries {
  readonly id: number;
  readonly station: string;
  readonly factor: string;
  readonly period: number;
  readonly owner: number;
}
export type NewName = readonly [id: number, name: string];

/** What is stored in one transaction. */
export interface Batch {
  readonly kind: 'batch';
  /** When it was cut, epoch milliseconds: everything received before it is in it or in an earlier one. */
  readonly cutAt: number;
  readonly feeds: readonly NewName[];
  readonly subjects: readonly NewName[];
  readonly series: readonly NewSeries[];
  /** Calls in their order: how many rows each brought. */
  readonly runs: Uint32Array;
  readonly readings: Uint8Array;
  readonly readingRows: number;
  readonly tracks: Uint8Array;
  readonly trackRows: number;
}

/** Asked of the worker that writes. */
export type WriterRequest =
  /** `damaged`: what was found wrong with the file, which is set aside. */
  | { readonly kind: 'open'; readonly now: number; readonly damaged?: string | undefined }
  | Batch
  | { readonly kind: 'alive'; readonly now: number }
  | { readonly kind: 'thin'; readonly now: number }
  | { readonly kind: 'close'; readonly now: number };

/** What was there at the start. */
export interface Opened {
  readonly feeds: readonly NewName[];
  readonly subjects: readonly NewName[];
  readonly series: readonly NewSeries[];
  /** Newest reading of each series that has one, and the newest point of each subject. */
  readonly readings: Uint8Array;
  readonly readingRows: number;
  readonly tracks: Uint8Array;
  readonly trackRows: number;
  /** The hub ended without closing: what it had received after this may be missing. */
  readonly missingSince?: number | undefined;
  /** The file was damaged and lies there now. */
  readonly setAside?: { readonly path: string; readonly problem: string } | undefined;
}

export interface Stored {
  readonly ms: number;
  readonly fileBytes: number;
}

/** Asked of a worker that only reads. */
export type ReaderRequest =
  | {
      readonly kind: 'history';
      readonly series: number;
      readonly from: number;
      readonly to: number;
      readonly limit: number;
    }
  | {
      readonly kind: 'chart';
      readonly series: number;
      readonly hasMeans: boolean;
      readonly from: number;
      readonly to: number;
      readonly maxPoints: number;
    }
  /** The first of the series that has anything in the range; -1 when none has. */
  | { readonly kind: 'firstWithData'; readonly series: readonly number[]; readonly from: number; readonly to: number }
  | { readonly kind: 'extent'; readonly series: number; readonly hasMeans: boolean }
  | { readonly kind: 'received'; readonly from: number; readonly to: number; readonly afterSeq: number }
  | {
      readonly kind: 'trail';
      readonly subject: number;
      readonly from: number;
      readonly to: number;
      readonly maxPoints: number;
    }
  | { readonly kind: 'file'; readonly task: FileTask };

export interface HistoryAnswer {
  readonly rows: number;
  readonly readings: Uint8Array;
}
export interface ChartAnswer {
  readonly rows: number;
  readonly points: Uint8Array;
  readonly bucketMs: number;
  readonly count: number;
}
export interface ExtentAnswer {
  readonly count: number;
  readonly firstAt: number;
}
export interface ReceivedAnswer {
  readonly batches: readonly {
    readonly seq: number;
    readonly runs: Uint32Array;
    readonly readings: Uint8Array;
    readonly tracks: Uint8Array;
  }[];
  readonly done: boolean;
}

/** A file of readings to be written. */
export interface FileTask {
  readonly format: 'csv' | 'xlsx';
  readonly language: 'zh-CN' | 'en';
  readonly from: number;
  readonly to: number;
  readonly maxRows: number;
  readonly series: readonly {
    readonly id: number;
    readonly hasMeans: boolean;
    readonly station: string;
    readonly stationId: string;
    readonly factor: string;
    readonly factorName: string;
    readonly unit: string;
    readonly period: Period;
  }[];
  /** Names of feeds by their number. */
  readonly feeds: readonly string[];
}
export type FileAnswer = { readonly bytes: Uint8Array; readonly rows: number } | { readonly tooMany: number };

/** An answer of a worker, with the number of the request. */
export type WorkerAnswer =
  | { readonly id: number; readonly ok: unknown }
  | {
      readonly id: number;
      readonly failed: { readonly code: ErrorCode; readonly what: string; readonly params: ErrorParams };
    };
