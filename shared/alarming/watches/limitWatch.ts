import type { Standing } from '../gate.ts';
import type { Finding, Watch } from './watch.ts';

/** Above `high` or below `low`; back only past the dead-band, percent of the limit. */
export function limitWatch(
  { high, low }: { readonly high?: number | undefined; readonly low?: number | undefined },
  deadBandPercent: number,
): Watch {
  return {
    find: ({ value }): Finding => {
      const below = low !== undefined && (high === undefined || value < (low + high) / 2);
      const limit = below ? low : high;
      return { standing: standingOf(value, high, low, deadBandPercent), value, limit };
    },
    remember: () => {},
  };
}

/** Where a value stands towards an upper and a lower limit with a dead-band inside them. */
export function standingOf(
  value: number,
  high: number | undefined,
  low: number | undefined,
  deadBandPercent: number,
): Standing {
  if ((high !== undefined && value > high) || (low !== undefined && value < low)) return 'beyond';
  const share = deadBandPercent / 100;
  const isUnderHigh = high === undefined || value <= high - Math.abs(high) * share;
  const isOverLow = low === undefined || value >= low + Math.abs(low) * share;
  return isUnderHigh && isOverLow ? 'back' : 'between';
}
