import { create } from 'zustand';
import type { FirmFactors, FirmOrder } from '../../shared/contract/firms.ts';

/** The search over firms as it stands; kept while the page is elsewhere. */
export interface FirmSearch {
  readonly factors: FirmFactors;
  readonly orderBy: FirmOrder;
  readonly descending: boolean;
  /** Saved view that was last run, while nothing was changed since. */
  readonly viewId?: string | undefined;
}

export const useFirmSearch = create<FirmSearch>(() => ({ factors: {}, orderBy: 'riskGrade', descending: true }));

/** Changes some factors; those set to undefined (or to an empty list or text) are no longer asked. */
export function changeFactors(
  changes: { readonly [Factor in keyof FirmFactors]?: FirmFactors[Factor] | undefined },
): void {
  const { factors } = useFirmSearch.getState();
  const merged = Object.entries({ ...factors, ...changes }).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  useFirmSearch.setState({ factors: Object.fromEntries(merged), viewId: undefined });
}
