import type { RecordKind } from '../../shared/records/index.ts';
import { hub } from '../state/session.ts';

/** With more vehicles than this their records stay at the hub: the map draws them from what they report. */
export const MOST_VEHICLE_RECORDS = 5_000;

/** The kinds of these that a page may load whole. */
export async function loadableKinds(kinds: readonly RecordKind[]): Promise<readonly RecordKind[]> {
  if (!kinds.includes('vehicle')) return kinds;
  const { total } = await hub().call('records.list', { kind: 'vehicle', limit: 1 });
  return total > MOST_VEHICLE_RECORDS ? kinds.filter((kind) => kind !== 'vehicle') : kinds;
}
