import type { SOURCE_CLASSES } from '../records/vehicle.ts';
import type { Nuclide } from './nuclides.ts';

const DAY_MS = 86_400_000;
const BQ_PER_MBQ = 1e6;

/** Activity after so long, becquerel: A = A₀·2^(−t/T½). Before its date it is not made larger. */
export function decayedBq(activityBq: number, halfLifeDays: number, elapsedMs: number): number {
  return activityBq * 2 ** (-Math.max(0, elapsedMs) / (halfLifeDays * DAY_MS));
}

/**
 * Dose rate of an unshielded point source, µSv/h: Ḣ = Γ·A/d².
 * @param gammaConstant Γ, µSv·m²/(MBq·h) @param distanceM metres, above 0
 */
export function doseRateUsvH(gammaConstant: number, activityBq: number, distanceM: number): number {
  return (gammaConstant * (activityBq / BQ_PER_MBQ)) / (distanceM * distanceM);
}

/** Distance at which an unshielded point source gives a dose rate, metres: d = √(Γ·A/Ḣ). */
export function distanceForM(gammaConstant: number, activityBq: number, limitUsvH: number): number {
  return Math.sqrt((gammaConstant * (activityBq / BQ_PER_MBQ)) / limitUsvH);
}

/** Share of the dose rate behind a shield: 2^(−thickness/half-value layer). Broad beam, build-up within the layer. */
export function behindShield(thicknessMm: number, halfValueMm: number): number {
  return 2 ** (-Math.max(0, thicknessMm) / halfValueMm);
}

export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** Least A/D of each class, the most dangerous first (IAEA RS-G-1.9, table 1; the same steps as 放射源分类办法). */
const CLASS_FROM: readonly (readonly [SourceClass, number])[] = [
  ['I', 1000],
  ['II', 10],
  ['III', 1],
  ['IV', 0.01],
  ['V', 0],
];

/** Class of a source by its activity against the nuclide's D value; undefined without a D value or an activity. */
export function classByActivity(nuclide: Nuclide, activityBq: number): SourceClass | undefined {
  const { dangerousBq } = nuclide;
  if (dangerousBq === undefined || !(activityBq > 0)) return undefined;
  const ratio = activityBq / dangerousBq;
  return CLASS_FROM.find(([, from]) => ratio >= from)?.[0];
}
