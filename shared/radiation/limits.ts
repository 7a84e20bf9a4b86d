/** A dose rate at which people are kept away, with where it comes from. */
export interface DoseRateLimit {
  readonly id: string;
  /** Catalogue keys `radiation.limit_<id>` and `radiation.limitSource_<source>`. */
  readonly source: 'eprFirstResponders' | 'gbz117' | 'unconfirmed';
  readonly limitUsvH: number;
}

/** The first is what the page begins with. */
export const DOSE_RATE_LIMITS: readonly [DoseRateLimit, ...DoseRateLimit[]] = [
  // IAEA EPR-First Responders (2006), action guide on the inner cordoned area.
  { id: 'innerCordon', source: 'eprFirstResponders', limitUsvH: 100 },
  // GBZ 117, gamma radiography in the field: controlled and supervised area.
  { id: 'controlled', source: 'gbz117', limitUsvH: 15 },
  { id: 'supervised', source: 'gbz117', limitUsvH: 2.5 },
  // IAEA EPR-First Responders (2006): only to save lives.
  { id: 'turnBack', source: 'eprFirstResponders', limitUsvH: 100_000 },
];

/** What happened, as far as anybody knows. Radii before anything is measured (IAEA EPR-First Responders 2006), metres. */
export const SITUATIONS = [
  { id: 'unshielded', radiusM: 30 },
  { id: 'spill', radiusM: 100 },
  { id: 'fire', radiusM: 300 },
] as const;
export type Situation = (typeof SITUATIONS)[number]['id'];

/** The larger of what the guide says and what the point source rule gives, metres. */
export function exclusionRadiusM(situation: Situation, computedM: number | undefined): number {
  const guideM = SITUATIONS.find(({ id }) => id === situation)?.radiusM ?? 30;
  return Math.max(guideM, computedM ?? 0);
}
