import type { Finding, Watch } from './watch.ts';

/** Buckets that the window is kept in. */
const BUCKETS = 60;

interface Extremes {
  low: number;
  high: number;
}

/**
 * Rise (or fall, with a negative percent) against the lowest (highest) value of the window before. The window holds at
 * most 62 buckets with their extremes, whatever the rate of the readings; its begin counts to its bucket, so a value of
 * exactly an hour ago belongs to the hour.
 */
export function changeWatch(
  { percent, withinMs, atLeast }: { readonly percent: number; readonly withinMs: number; readonly atLeast: number },
  deadBandPercent: number,
): Watch {
  const bucketMs = Math.max(1, withinMs / BUCKETS);
  const buckets = new Map<number, Extremes>();
  const bucketOf = (at: number) => Math.floor(at / bucketMs);
  let newest = Number.NEGATIVE_INFINITY;

  const base = (at: number): number | undefined => {
    const from = bucketOf(at - withinMs);
    const to = bucketOf(at);
    let found: number | undefined;
    for (const [bucket, { low, high }] of buckets) {
      if (bucket < from || bucket > to) continue;
      if (percent > 0) found = found === undefined ? low : Math.min(found, low);
      else found = found === undefined ? high : Math.max(found, high);
    }
    return found;
  };

  return {
    find: ({ at, value }): Finding | undefined => {
      const before = base(at);
      if (before === undefined || before === 0) return undefined;
      const change = value - before;
      const reached = (change / Math.abs(before)) * 100;
      const sign = Math.sign(percent);
      const isBeyond = reached * sign >= Math.abs(percent) && Math.abs(change) >= atLeast;
      const isBack = reached * sign < Math.abs(percent) * (1 - deadBandPercent / 100) || Math.abs(change) < atLeast;
      return {
        standing: isBeyond ? 'beyond' : isBack ? 'back' : 'between',
        value,
        limit: before + (Math.abs(before) * percent) / 100,
        percent: reached,
      };
    },
    remember: ({ at, value }) => {
      const bucket = bucketOf(at);
      // One bucket more than the window: its begin lies somewhere within one.
      if (bucket < newest - BUCKETS - 1) return;
      const known = buckets.get(bucket);
      if (known) {
        known.low = Math.min(known.low, value);
        known.high = Math.max(known.high, value);
        return;
      }
      buckets.set(bucket, { low: value, high: value });
      if (bucket <= newest) return;
      newest = bucket;
      for (const old of buckets.keys()) if (old < newest - BUCKETS - 1) buckets.delete(old);
    },
  };
}
