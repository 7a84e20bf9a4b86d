import type { Factor } from '../telemetry/factors.ts';
import type { Period } from '../telemetry/reading.ts';

/**
 * Numbers of the five tests. No published standard gives them for every kind of station: they are this project's
 * choice, marked unconfirmed towards the user (`judging.unconfirmed`), and stand here alone so that they can be corrected.
 */
export const THRESHOLDS = {
  /** A run of one value is suspicious when it has so many readings and lasts so long (from its first to its last). */
  constant: {
    realtime: { count: 20, ms: 30 * 60_000 },
    minute: { count: 12, ms: 110 * 60_000 },
    hour: { count: 8, ms: 7 * 3_600_000 },
    day: { count: 4, ms: 3 * 86_400_000 },
  } satisfies Readonly<Record<Period, { count: number; ms: number }>>,
  fluctuation: {
    /** Readings that are looked at together. */
    window: 16,
    /** Too flat: coefficient of variation below this, over a full window that changes at all. */
    flatBelow: 0.0005,
    /** Too jumpy: mean step between neighbours above this share of the mean, over a full window. */
    jumpyAbove: 0.8,
  },
  outlier: {
    /** Days of history kept by hour of day. */
    days: 21,
    /** Hours before and after that belong to the same box. */
    hoursAround: 1,
    /** Fewer samples make no box. */
    atLeast: 20,
    /** Fences at so many interquartile ranges from the box: "far out" of Tukey (1977). */
    fences: 3,
    /** The interquartile range counts as at least this share of the median, so that a calm history is no trap. */
    leastSpread: 0.1,
  },
  condition: {
    /** A value of another factor speaks of the same moment when it is no older than this, by period. */
    freshMs: { realtime: 10 * 60_000, minute: 20 * 60_000, hour: 3_600_000, day: 86_400_000 } satisfies Readonly<
      Record<Period, number>
    >,
    /** Oxygen of air, percent: flue gas with as much is no flue gas. */
    airOxygenPercent: 20.5,
    /** No flow: m³/s of flue gas, L/s of water. */
    noGasFlow: 0.01,
    noWaterFlow: 0.01,
    /** Share of its limit above which a pollutant counts as emitted; without a limit, of 1 in its unit. */
    emittingShare: 0.1,
    /** A machine runs above this current, ampere. */
    runningA: 0.5,
  },
} as const;

/** What is rightly constant or wildly changing by its nature, and so not tested for that. */
const STEADY = new Set(['w01001', 'w01010', 'a01006', '0901040103', 'a01002', 'a19001']);
const GROUPS_WITHOUT_RUNS: ReadonlySet<Factor['group']> = new Set(['equipment', 'weather', 'noise', 'other']);

/** Zero for hours is how these are when nothing happens. */
export const mayStandStill = (factor: Factor): boolean => GROUPS_WITHOUT_RUNS.has(factor.group);
export const mayBeZero = (factor: Factor): boolean => mayStandStill(factor) || factor.group === 'flow';
/** Small relative changes are usual. */
export const mayBeFlat = (factor: Factor): boolean =>
  mayStandStill(factor) || STEADY.has(factor.code) || factor.group === 'flue' || factor.group === 'radiation';
export const mayJump = (factor: Factor): boolean => mayStandStill(factor) || factor.group === 'flow';
/** Compared with its own history at that hour of day. */
export const hasDailyPattern = (factor: Factor): boolean => !mayStandStill(factor);
