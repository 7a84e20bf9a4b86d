import { z } from 'zod';
import { timeSchema } from '../records/base.ts';

/** What a value stands for: an instant, or the period that begins at its time. */
export const PERIODS = ['realtime', 'minute', 'hour', 'day'] as const;
export type Period = (typeof PERIODS)[number];

/**
 * What the device says of its own value (HJ 212-2017): N normal, F stopped, M maintenance, S manual input, D fault,
 * C calibrating, T over range, B communication fault. Empty: it says nothing.
 */
export const DATA_FLAGS = ['', 'N', 'F', 'M', 'S', 'D', 'C', 'T', 'B'] as const;
export type DataFlag = (typeof DATA_FLAGS)[number];

/** What the tests found, as bits of a reading's `verdict`; 0 is a good reading. */
export const VERDICT = {
  /** Above (or outside) the limit of its standard. */
  exceedance: 1,
  /** Too flat or too jumpy. */
  fluctuation: 2,
  /** A run of zeros or of one value. */
  constant: 4,
  /** Outside the box of its own history at that hour of day. */
  outlier: 8,
  /** Does not fit the working condition. */
  condition: 16,
  /** Flagged by the device itself: never raises a pollution alarm. */
  flagged: 32,
  /** Physically impossible or unreadable. */
  invalid: 64,
} as const;

/** One value of one factor at one station. `value` is in the unit of its factor (`factors.ts`). */
export interface Reading {
  /** Id of a station record. */
  readonly stationId: string;
  /** Code of a factor, as `factorOf` knows it or as the device sent it. */
  readonly factor: string;
  readonly period: Period;
  /** Epoch milliseconds; the START of the period. */
  readonly at: number;
  readonly value: number;
  /** Of a period, where the device sends them. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Amount over the period (`Cou`), in the factor's unit of amount. */
  readonly total?: number | undefined;
  readonly flag: DataFlag;
  /** When the hub took it, epoch milliseconds: the order in which it was judged. */
  readonly receivedAt: number;
  /** Id of the feed that brought it: the one authoritative producer of this datum. */
  readonly feedId: string;
  /** Bits of VERDICT; 0 before it was judged. */
  readonly verdict: number;
}

export const readingSchema = z.object({
  stationId: z.string().max(80),
  factor: z.string().min(1).max(40),
  period: z.enum(PERIODS),
  at: timeSchema,
  value: z.number(),
  min: z.number().optional(),
  max: z.number().optional(),
  total: z.number().optional(),
  flag: z.enum(DATA_FLAGS),
  receivedAt: timeSchema,
  feedId: z.string().max(80),
  verdict: z.number().int().min(0).max(255),
});
