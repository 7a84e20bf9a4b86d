import { gapsIn } from './history/gaps.ts';

interface SparkBox {
  readonly bucketMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly limit: number | undefined;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Share of the height that stays free above and below. */
const RIM = 0.1;

/**
 * Paths of a small line chart, one for each stretch without a gap, and the height of the limit where it is in sight.
 * @param points in time order
 */
export function sparkPaths(
  points: readonly { readonly at: number; readonly value: number }[],
  { bucketMs, fromMs, toMs, limit, width, height }: SparkBox,
): { readonly lines: readonly string[]; readonly limitY: number | undefined } {
  const values = points.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return { lines: [], limitY: undefined };
  // The limit is drawn in when it is not so far off that the line would be flat.
  const shown = limit !== undefined && limit < high + 2 * (high - low) && limit > low - 2 * (high - low);
  const bottom = shown ? Math.min(low, limit) : low;
  const span = Math.max((shown ? Math.max(high, limit) : high) - bottom, Number.EPSILON * 8);
  const flat = high === low && !shown;
  const x = (at: number) => round(((at - fromMs) / Math.max(1, toMs - fromMs)) * width);
  const y = (value: number) =>
    round(flat ? height / 2 : height * (1 - RIM) - ((value - bottom) / span) * height * (1 - 2 * RIM));
  const breaks = new Set(gapsIn(points, 'realtime', bucketMs).map(({ after }) => after));
  const lines: string[] = [];
  let path = '';
  for (const [i, { at, value }] of points.entries()) {
    path += `${path === '' ? 'M' : 'L'}${x(at)} ${y(value)}`;
    if (!breaks.has(i) && i < points.length - 1) continue;
    // A single value is a short stroke, else nothing would be seen of it.
    lines.push(path.includes('L') ? path : `${path}h1.5`);
    path = '';
  }
  return { lines, limitY: shown ? y(limit) : undefined };
}

const round = (value: number) => Math.round(value * 10) / 10;
