import { ratioQOf, substanceKey, sumSubstances } from '../../shared/firms/ratioQ.ts';
import type { LinkedFact, LinkedKind } from './linkedFact.ts';

/** A substance of a firm. */
export interface FirmSubstance {
  readonly substance: string;
  readonly casNumber?: string | undefined;
  /**
   * Kilograms: what its risk sources state, or what its installations state where that is more. The two are not added:
   * a tank is often both.
   */
  readonly amountKg: number;
}

/** What the search over firms knows of one. */
export interface FirmSummary {
  readonly counts: ReadonlyMap<LinkedKind, number>;
  readonly substances: readonly FirmSubstance[];
  /** Q computed from the risk sources. */
  readonly ratioQ?: number | undefined;
  readonly openDueAt: readonly number[];
  readonly expiresAt: readonly number[];
  readonly openComplaints: number;
}

export function summarise(facts: readonly LinkedFact[]): FirmSummary {
  const counts = new Map<LinkedKind, number>();
  for (const { kind } of facts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sources = sumSubstances(facts.filter(({ kind }) => kind === 'riskSource'));
  const installations = sumSubstances(facts.filter(({ kind }) => kind === 'installation'));
  const substances = new Map<string, FirmSubstance>();
  for (const { substance, casNumber, amountKg } of [...sources, ...installations]) {
    const key = substanceKey({ substance, casNumber });
    const known = substances.get(key);
    if (!known || known.amountKg < amountKg) substances.set(key, { substance, casNumber, amountKg });
  }
  return {
    counts,
    substances: [...substances.values()].sort((a, b) => b.amountKg - a.amountKg),
    ratioQ: ratioQOf(sources).q,
    openDueAt: facts.flatMap(({ openDueAt = [] }) => openDueAt),
    expiresAt: facts.flatMap(({ expiresAt }) => expiresAt ?? []),
    openComplaints: facts.filter(({ openComplaint }) => openComplaint).length,
  };
}
