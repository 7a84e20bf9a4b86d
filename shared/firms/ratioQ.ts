/** What a risk source says of its substance. */
export interface SubstanceAmount {
  readonly substance?: string | undefined;
  readonly casNumber?: string | undefined;
  readonly amountKg?: number | undefined;
  readonly criticalAmountKg?: number | undefined;
}

/** One substance of a firm, its risk sources summed. */
export interface SubstanceSum {
  /** CAS number, else the name: what makes two sources hold the same. */
  readonly key: string;
  readonly substance: string;
  readonly casNumber?: string | undefined;
  readonly sources: number;
  /** Sum of the stated largest amounts, kg; sources that state none are counted in `withoutAmount`. */
  readonly amountKg: number;
  readonly withoutAmount: number;
  /** Critical amount, kg; the smallest (safest) where the sources disagree. */
  readonly criticalAmountKg?: number | undefined;
  readonly criticalDiffers: boolean;
  /** q/Q; undefined when no source states the critical amount. */
  readonly ratio?: number | undefined;
}

/** Sums by substance, the largest ratio first, those without a ratio last by amount. */
export function sumSubstances(sources: readonly SubstanceAmount[]): SubstanceSum[] {
  const groups = Map.groupBy(
    sources.filter(({ substance, casNumber }) => substance || casNumber),
    substanceKey,
  );
  return [...groups]
    .map(([key, group]): SubstanceSum => {
      const criticals = new Set(group.flatMap(({ criticalAmountKg }) => criticalAmountKg ?? []));
      const criticalAmountKg = criticals.size === 0 ? undefined : Math.min(...criticals);
      const amountKg = group.reduce((sum, source) => sum + (source.amountKg ?? 0), 0);
      return {
        key,
        substance: group.find(({ substance }) => substance)?.substance ?? key,
        casNumber: group.find(({ casNumber }) => casNumber)?.casNumber,
        sources: group.length,
        amountKg,
        withoutAmount: group.filter((source) => source.amountKg === undefined).length,
        criticalAmountKg,
        criticalDiffers: criticals.size > 1,
        ratio: criticalAmountKg === undefined ? undefined : amountKg / criticalAmountKg,
      };
    })
    .sort((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1) || b.amountKg - a.amountKg || (a.key < b.key ? -1 : 1));
}

/** What two sources of the same substance share: the CAS number, else the name. */
export function substanceKey({ substance = '', casNumber }: SubstanceAmount): string {
  return casNumber?.trim() || substance.trim();
}

/**
 * Q of a firm: Σ qᵢ/Qᵢ over its substances (HJ 941-2018, section 6; HJ 169-2018, annex C). Undefined when no substance
 * states both amounts; a lower bound when `unrated` substances state no critical amount.
 */
export function ratioQOf(sums: readonly SubstanceSum[]): { q: number | undefined; unrated: number } {
  const rated = sums.flatMap(({ ratio }) => ratio ?? []);
  return {
    q: rated.length === 0 ? undefined : rated.reduce((sum, ratio) => sum + ratio, 0),
    unrated: sums.length - rated.length,
  };
}

/** Level of Q by the breaks 1, 10 and 100 (HJ 941-2018). Q0 makes the firm's grade 一般 by itself. */
export const RATIO_LEVELS = ['Q0', 'Q1', 'Q2', 'Q3'] as const;
export type RatioLevel = (typeof RATIO_LEVELS)[number];

export function ratioLevel(q: number): RatioLevel {
  return q < 1 ? 'Q0' : q < 10 ? 'Q1' : q < 100 ? 'Q2' : 'Q3';
}

/** Relative difference up to which a stated Q and a computed one are the same number, rounded differently. */
export const RATIO_TOLERANCE = 0.01;

/** True when what a firm states is not what its risk sources add up to. */
export function ratioDisagrees(stated: number | undefined, computed: number | undefined): boolean {
  if (stated === undefined || computed === undefined) return false;
  return Math.abs(stated - computed) > Math.max(Math.abs(stated), Math.abs(computed)) * RATIO_TOLERANCE + 0.005;
}
