import type { Finding, Watch } from './watch.ts';

const BUCKETS = 48;
/** A background of fewer values says nothing. */
const AT_LEAST = 12;
/** The standard deviation counts as at least this share of the mean: quantised instruments have none. */
const LEAST_SIGMA_SHARE = 0.005;

interface Sums {
  count: number;
  sum: number;
  squares: number;
}

/**
 * Above the mean + n σ of the last `overMs`, `times` times running. Values beyond are kept out of the background, so that
 * a plume does not become normal while it passes; when nothing else came for `overMs` the background is gone and is
 * learnt anew. At most 50 buckets of three sums.
 */
export function backgroundWatch(
  { sigmas, times, overMs }: { readonly sigmas: number; readonly times: number; readonly overMs: number },
  deadBandPercent: number,
): Watch {
  const bucketMs = Math.max(1, overMs / BUCKETS);
  const buckets = new Map<number, Sums>();
  let newest = Number.NEGATIVE_INFINITY;
  let running = 0;

  const background = (at: number): { mean: number; sigma: number } | undefined => {
    const from = Math.floor((at - overMs) / bucketMs);
    const to = Math.floor(at / bucketMs);
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (const [bucket, sums] of buckets) {
      if (bucket < from || bucket > to) continue;
      count += sums.count;
      sum += sums.sum;
      squares += sums.squares;
    }
    if (count < AT_LEAST) return undefined;
    const mean = sum / count;
    const variance = Math.max(0, (squares - count * mean * mean) / (count - 1));
    return { mean, sigma: Math.max(Math.sqrt(variance), LEAST_SIGMA_SHARE * Math.abs(mean)) };
  };
  const limitAt = (at: number) => {
    const known = background(at);
    return known && { ...known, limit: known.mean + sigmas * known.sigma };
  };

  return {
    find: ({ at, value }): Finding | undefined => {
      const known = limitAt(at);
      if (!known) {
        running = 0;
        return undefined;
      }
      const { mean, sigma, limit } = known;
      running = value > limit ? running + 1 : 0;
      const isBack = value <= limit - (limit - mean) * (deadBandPercent / 100);
      const standing = running >= times ? 'beyond' : isBack ? 'back' : 'between';
      return { standing, value, limit, figure: (value - mean) / sigma };
    },
    remember: ({ at, value }) => {
      const bucket = Math.floor(at / bucketMs);
      if (bucket < newest - BUCKETS - 1) return;
      const known = limitAt(at);
      if (known && value > known.limit) return;
      const sums = buckets.get(bucket) ?? { count: 0, sum: 0, squares: 0 };
      sums.count++;
      sums.sum += value;
      sums.squares += value * value;
      buckets.set(bucket, sums);
      if (bucket <= newest) return;
      newest = bucket;
      for (const old of buckets.keys()) if (old < newest - BUCKETS - 1) buckets.delete(old);
    },
  };
}
