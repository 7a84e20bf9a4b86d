import type { DataFlag, Reading } from '../../../shared/telemetry/reading.ts';
import { doubtsOf, readingState } from '../stationState.ts';

export type Judged = Pick<Reading, 'at' | 'verdict' | 'flag'>;

/** A run of values that must not be believed as they are, and why. */
export interface Stretch {
  readonly fromMs: number;
  /** The time of its last value. */
  readonly toMs: number;
  readonly kind: 'suspicious' | 'flagged';
  /** Tests of `VERDICT` that its values did not pass. */
  readonly reasons: readonly ReturnType<typeof doubtsOf>[number][];
  /** What the device said of them. */
  readonly flags: readonly DataFlag[];
  readonly count: number;
}

/**
 * The runs of suspicious and of flagged values. Values that only exceed their limit are believed and belong to none.
 * @param points in time order
 */
export function stretchesOf(points: readonly Judged[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  for (const point of points) {
    const state = readingState(point);
    if (state !== 'suspicious' && state !== 'flagged') {
      open = undefined;
      continue;
    }
    if (open?.kind === state) {
      stretches.pop();
      open = {
        ...open,
        toMs: point.at,
        count: open.count + 1,
        reasons: joined(open.reasons, reasonsOf(point)),
        flags: joined(open.flags, [point.flag]),
      };
    } else {
      open = {
        fromMs: point.at,
        toMs: point.at,
        kind: state,
        reasons: reasonsOf(point),
        flags: [point.flag],
        count: 1,
      };
    }
    stretches.push(open);
  }
  return stretches;
}

const reasonsOf = (point: Judged) => doubtsOf(point).filter((reason) => reason !== 'exceedance');

function joined<Item>(all: readonly Item[], more: readonly Item[]): readonly Item[] {
  return [...new Set([...all, ...more])];
}
