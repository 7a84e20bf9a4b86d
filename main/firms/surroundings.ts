import { NEAR_TARGETS } from '../../shared/contract/firms.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Firm } from '../../shared/records/firm.ts';
import type { RecordOf } from '../../shared/records/index.ts';
import { countRings, placesWithin } from '../services/area.ts';
import type { ReadView } from '../store/types.ts';
import type { NearTargets } from './nearTargets.ts';

const COUNTED = ['sensitiveArea', 'firm', 'riskSource', 'shelter', 'supply', 'populationBlock'] as const;
const MAX_LISTED = 200;

type Surroundings = OutputOf<'firms.surroundings'>;

/** What lies round a firm: counts by ring (the firm itself and its risk sources not counted), the nearest of each. */
export function surroundings(view: ReadView, near: NearTargets, firm: Firm, radiiM: readonly number[]): Surroundings {
  const places = placesWithin(view, COUNTED, firm.position, Math.max(...radiiM)).filter(
    ({ record }) => record.id !== firm.id && !('firmId' in record && record.firmId === firm.id),
  );
  const rings = countRings(places, radiiM).map((ring) => {
    const inside = places.filter(({ distanceM }) => distanceM <= ring.radiusM).map(({ record }) => record);
    const count = (kind: string) => inside.filter(({ id }) => id.startsWith(`${kind}:`)).length;
    const categories: Record<string, number> = {};
    for (const record of inside)
      if (isSensitive(record)) categories[record.category] = (categories[record.category] ?? 0) + 1;
    const blocks = inside.filter(isBlock);
    return {
      ...ring,
      categories,
      shelters: count('shelter'),
      supplies: count('supply'),
      blockPeople: blocks.reduce((sum, { population }) => sum + (population?.night ?? population?.day ?? 0), 0),
    };
  });
  return {
    rings,
    nearest: NEAR_TARGETS.flatMap((target) => near.nearest(firm.position, target) ?? []),
    sensitive: places
      .flatMap(({ record, distanceM }) => (isSensitive(record) ? [{ record, distanceM }] : []))
      .slice(0, MAX_LISTED),
  };
}

function isSensitive(record: { readonly id: string }): record is RecordOf<'sensitiveArea'> {
  return record.id.startsWith('sensitiveArea:');
}

function isBlock(record: { readonly id: string }): record is RecordOf<'populationBlock'> {
  return record.id.startsWith('populationBlock:');
}
