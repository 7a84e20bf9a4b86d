const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Lengths that can be chosen at once, ms. */
export const RANGE_PRESETS = [
  { id: 'hour', spanMs: HOUR_MS },
  { id: 'sixHours', spanMs: 6 * HOUR_MS },
  { id: 'day', spanMs: DAY_MS },
  { id: 'week', spanMs: 7 * DAY_MS },
  { id: 'month', spanMs: 30 * DAY_MS },
  { id: 'year', spanMs: 365 * DAY_MS },
] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number]['id'];

/** A stretch of time, epoch ms; `toMs` is not in it. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shortest stretch that a zoom may come to, ms. */
const SHORTEST_MS = 60_000;

/** A range as it can be asked for: whole milliseconds, not too short, not ahead of the clock by more than its length. */
export function properRange({ fromMs, toMs }: TimeRange): TimeRange {
  const from = Math.floor(Math.min(fromMs, toMs));
  return { fromMs: Math.max(0, from), toMs: Math.max(Math.ceil(Math.max(fromMs, toMs)), from + SHORTEST_MS) };
}

/** True when a zoom changed what is shown by so much that the values are worth asking for anew. */
export function isZoomed(shown: TimeRange, loaded: TimeRange): boolean {
  const slack = (loaded.toMs - loaded.fromMs) * 0.02;
  return shown.fromMs - loaded.fromMs > slack || loaded.toMs - shown.toMs > slack;
}
