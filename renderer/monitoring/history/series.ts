import type { Factor } from '../../../shared/telemetry/factors.ts';
import type { DataFlag, Period } from '../../../shared/telemetry/reading.ts';

/** One value of a series. */
export interface HistoryPoint {
  readonly at: number;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly flag: DataFlag;
  readonly verdict: number;
}

/** A limit as a line of the chart: in the unit of its series, with where it comes from. */
export interface HistoryLimit {
  readonly value: number;
  readonly source: string;
}

/** What is asked for: one factor of one station. */
export interface SeriesKey {
  readonly stationId: string;
  readonly factor: string;
}

/** One factor of one station over a time. */
export interface HistorySeries extends SeriesKey {
  readonly stationName: string;
  readonly factorOf: Factor;
  readonly factorName: string;
  readonly unit: string;
  readonly period: Period;
  /** Length of a bucket that each point stands for, ms; 0: every point is one reading. */
  readonly bucketMs: number;
  /** In time order. */
  readonly points: readonly HistoryPoint[];
  readonly limits: readonly HistoryLimit[];
}

/** Series that are compared at once: more lines cannot be told apart. */
export const MAX_SERIES = 6;
/** Units that have an axis each. */
export const MAX_UNITS = 2;

export const keyOf = ({ stationId, factor }: SeriesKey): string => `${stationId} ${factor}`;

/** Units in the order of their first series: the first is the left axis, the second the right one. */
export function unitsOf(series: readonly Pick<HistorySeries, 'unit'>[]): readonly string[] {
  return [...new Set(series.map(({ unit }) => unit))];
}

/** Why a further series cannot be drawn with the others; undefined when it can. */
export function whyNotAdded(
  series: readonly (SeriesKey & { readonly unit: string })[],
  candidate: SeriesKey & { readonly unit: string },
): 'present' | 'tooMany' | 'tooManyUnits' | undefined {
  if (series.some((one) => keyOf(one) === keyOf(candidate))) return 'present';
  if (series.length >= MAX_SERIES) return 'tooMany';
  const units = unitsOf(series);
  return units.includes(candidate.unit) || units.length < MAX_UNITS ? undefined : 'tooManyUnits';
}
