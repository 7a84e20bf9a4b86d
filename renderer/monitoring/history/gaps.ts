import type { Period } from '../../../shared/telemetry/reading.ts';

/** Distance of two values of a period, ms; realtime values have none of their own. */
const STEP_MS: Readonly<Partial<Record<Period, number>>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
/** Values further apart than so many usual steps have something missing between them. */
const TOLERANCE = 2.5;

export interface Timed {
  readonly at: number;
}

/** The usual distance of the values, ms: the median of those at hand, at least the period's own and the bucket's. */
export function usualStepMs(points: readonly Timed[], period: Period, bucketMs = 0): number {
  const steps = points
    .slice(1)
    .map(({ at }, i) => at - (points[i]?.at ?? at))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return Math.max(bucketMs, STEP_MS[period] ?? 0, steps[Math.floor(steps.length / 2)] ?? 0);
}

/**
 * Where a line must break: the times, one between each two values that have something missing between them.
 * @param points in time order
 */
export function gapsIn(
  points: readonly Timed[],
  period: Period,
  bucketMs = 0,
): { readonly after: number; readonly at: number }[] {
  const widest = usualStepMs(points, period, bucketMs) * TOLERANCE;
  if (widest === 0) return [];
  return points.slice(1).flatMap(({ at }, i) => {
    const before = points[i]?.at ?? at;
    return at - before > widest ? [{ after: i, at: (before + at) / 2 }] : [];
  });
}

/** Values as a line's points with a hole in each gap. R1: a line never runs over missing data. */
export function withGaps<Point extends Timed & { readonly value: number }>(
  points: readonly Point[],
  period: Period,
  bucketMs = 0,
): (readonly [at: number, value: number | null])[] {
  const holes = new Map(gapsIn(points, period, bucketMs).map(({ after, at }) => [after, at]));
  return points.flatMap(({ at, value }, i) => {
    const hole = holes.get(i);
    const point = [at, value] as const;
    return hole === undefined ? [point] : [point, [hole, null] as const];
  });
}
