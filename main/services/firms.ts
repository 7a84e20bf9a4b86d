import { AppError } from '../../shared/errors.ts';
import type { Firm } from '../../shared/records/firm.ts';
import { firmFile } from '../firms/firmFile.ts';
import { FirmIndex } from '../firms/firmIndex.ts';
import { searchFirms } from '../firms/firmSearch.ts';
import { NearTargets } from '../firms/nearTargets.ts';
import { surroundings } from '../firms/surroundings.ts';
import type { Service, ServiceDeps } from './service.ts';

/** One firm one file, and the search over firms. */
export function firmService({ store, clock }: ServiceDeps): Service {
  const index = new FirmIndex(store);
  const near = new NearTargets(store);
  const firmOf = (id: string): Firm => {
    const firm = index.firms().get(id);
    if (!firm) throw new AppError('record.notFound', { id });
    return firm;
  };
  return {
    'firms.file': ({ firmId }) => firmFile(store, index, firmOf(firmId)),

    'firms.surroundings': ({ firmId, radiiM }) => surroundings(store.view, near, firmOf(firmId), radiiM),

    'firms.search': ({ factors, orderBy, descending, offset, limit, withIds }) => {
      const rows = searchFirms(index, near, { factors, orderBy, descending, now: clock.now() });
      return {
        total: rows.length,
        of: index.firms().size,
        rows: rows.slice(offset, offset + limit),
        ...(withIds ? { ids: rows.map(({ id }) => id) } : {}),
      };
    },

    'firms.choices': () => {
      const firms = [...index.firms().values()];
      const substances = new Map<string, { value: string; casNumber?: string | undefined; firms: number }>();
      for (const firm of firms)
        for (const { substance, casNumber } of index.summary(firm).substances) {
          const known = substances.get(substance) ?? { value: substance, casNumber, firms: 0 };
          substances.set(substance, { ...known, firms: known.firms + 1 });
        }
      return {
        parks: counted(firms.flatMap(({ parkName }) => parkName ?? [])),
        industries: counted(firms.flatMap(({ industry }) => industry ?? [])),
        substances: [...substances.values()].sort((a, b) => b.firms - a.firms || (a.value < b.value ? -1 : 1)),
      };
    },
  };
}

/** Each value once with how often it came, the most frequent first. */
function counted(values: readonly string[]): { value: string; firms: number }[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, group]) => ({ value, firms: group.length }))
    .sort((a, b) => b.firms - a.firms || (a.value < b.value ? -1 : 1));
}
