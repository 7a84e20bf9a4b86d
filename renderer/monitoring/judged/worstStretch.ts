import type { FactorScore, SuspiciousStretch } from '../../../shared/contract/judging.ts';
import type { TimeRange } from '../history/ranges.ts';

/** What is shown to both sides of a stretch: as long as it is, within these, ms. */
const [LEAST_MS, MOST_MS] = [30 * 60_000, 6 * 3_600_000];

/** The factor with the lowest score, and the time about its longest suspicious stretch; undefined without factors. */
export function worstStretch(
  factors: readonly FactorScore[],
  stretches: readonly SuspiciousStretch[],
): { readonly factor: string; readonly stretch: TimeRange | undefined } | undefined {
  const [worst] = [...factors].sort((a, b) => a.score - b.score || b.readings - a.readings);
  if (!worst) return undefined;
  const [longest] = stretches
    .filter(({ factor, period }) => factor === worst.factor && period === worst.period)
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest) return { factor: worst.factor, stretch: undefined };
  const aside = Math.min(MOST_MS, Math.max(LEAST_MS, longest.to - longest.from));
  return { factor: worst.factor, stretch: { fromMs: longest.from - aside, toMs: longest.to + aside } };
}
