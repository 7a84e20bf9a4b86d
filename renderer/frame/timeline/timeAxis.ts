const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const STEPS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 7, 14, 30, 90, 365].map((count) => count * DAY_MS),
];

/** A tick of the axis: its time, epoch ms, and where it stands, 0 (left) to 1. */
export interface Tick {
  readonly timeMs: number;
  readonly at: number;
}

/**
 * Ticks on whole local steps between two times, at most `most`.
 * @param offsetMinutes of `Date.getTimezoneOffset` (minutes that local time is behind UTC)
 */
export function axisTicks(fromMs: number, toMs: number, most: number, offsetMinutes: number): readonly Tick[] {
  const span = toMs - fromMs;
  if (!(span > 0) || most < 1) return [];
  const step = STEPS_MS.find((candidate) => span / candidate <= most) ?? Math.ceil(span / most / DAY_MS) * DAY_MS;
  const offset = offsetMinutes * MINUTE_MS;
  const first = Math.ceil((fromMs - offset) / step) * step + offset;
  const ticks: Tick[] = [];
  for (let timeMs = first; timeMs <= toMs; timeMs += step) ticks.push({ timeMs, at: (timeMs - fromMs) / span });
  return ticks;
}

/** The span that an axis covers: from the first event to the last or now, a minute at least. */
export function axisSpan(timesMs: readonly number[], nowMs: number): readonly [fromMs: number, toMs: number] {
  const from = timesMs.reduce((least, time) => Math.min(least, time), nowMs);
  const to = timesMs.reduce((most, time) => Math.max(most, time), nowMs);
  return [Math.min(from, to - MINUTE_MS), to];
}
