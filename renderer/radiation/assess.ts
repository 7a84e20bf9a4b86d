import { DOSE_RATE_LIMITS, exclusionRadiusM, SITUATIONS, type Situation } from '../../shared/radiation/limits.ts';
import { type Nuclide, nuclideNamed } from '../../shared/radiation/nuclides.ts';
import {
  classByActivity,
  decayedBq,
  distanceForM,
  doseRateUsvH,
  type SourceClass,
} from '../../shared/radiation/pointSource.ts';

/** What the person at the desk says of the source. */
export interface Question {
  readonly nuclideName?: string | undefined;
  readonly activityBq?: number | undefined;
  readonly activityAt?: number | undefined;
  readonly recordedClass?: SourceClass | undefined;
  readonly situation: Situation;
  /** Id of DOSE_RATE_LIMITS. */
  readonly limitId: string;
}

/** What follows from it. */
export interface Assessment {
  readonly nuclide?: Nuclide | undefined;
  readonly todayBq?: number | undefined;
  readonly classByActivity?: SourceClass | undefined;
  /** The more dangerous of the recorded class and that by activity. */
  readonly sourceClass?: SourceClass | undefined;
  readonly ratio?: number | undefined;
  readonly at1mUsvH?: number | undefined;
  readonly limitUsvH: number;
  readonly guideRadiusM: number;
  readonly computedRadiusM?: number | undefined;
  readonly radiusM: number;
  /** Catalogue keys. */
  readonly warnings: readonly string[];
}

/** Answers the question as of a time. */
export function assess(question: Question, nowMs: number): Assessment {
  const nuclide = nuclideNamed(question.nuclideName);
  const limit = DOSE_RATE_LIMITS.find(({ id }) => id === question.limitId) ?? DOSE_RATE_LIMITS[0];
  const { activityBq, activityAt, situation, recordedClass } = question;
  const elapsedMs = activityAt === undefined ? 0 : nowMs - activityAt;
  const todayBq = nuclide && activityBq ? decayedBq(activityBq, nuclide.halfLifeDays, elapsedMs) : activityBq;
  const byActivity = nuclide && todayBq ? classByActivity(nuclide, todayBq) : undefined;
  const gamma = nuclide?.gammaConstant;
  const known = gamma !== undefined && todayBq !== undefined && todayBq > 0;
  const computedRadiusM = known ? distanceForM(gamma, todayBq, limit.limitUsvH) : undefined;
  return {
    nuclide,
    todayBq,
    classByActivity: byActivity,
    sourceClass: graver(recordedClass, byActivity),
    ratio: nuclide?.dangerousBq !== undefined && todayBq ? todayBq / nuclide.dangerousBq : undefined,
    at1mUsvH: known ? doseRateUsvH(gamma, todayBq, 1) : undefined,
    limitUsvH: limit.limitUsvH,
    guideRadiusM: SITUATIONS.find(({ id }) => id === situation)?.radiusM ?? 30,
    computedRadiusM,
    radiusM: exclusionRadiusM(situation, computedRadiusM),
    warnings: [
      ...(nuclide ? [] : ['radiation.warnUnknownNuclide']),
      ...(nuclide && gamma === undefined ? ['radiation.warnNoGamma'] : []),
      ...(gamma !== undefined && nuclide?.gammaSource === 'unconfirmed' ? ['radiation.warnUnconfirmed'] : []),
      ...(known ? ['radiation.warnUnshielded'] : []),
      ...(computedRadiusM !== undefined && computedRadiusM > 100 ? ['radiation.warnAir'] : []),
    ],
  };
}

const ORDER: readonly SourceClass[] = ['I', 'II', 'III', 'IV', 'V'];

function graver(a: SourceClass | undefined, b: SourceClass | undefined): SourceClass | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}
