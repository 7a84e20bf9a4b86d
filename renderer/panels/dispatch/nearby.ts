import type { Translate } from '../../../shared/i18n/index.ts';
import type { PlaceKind } from '../../../shared/records/index.ts';
import { recordSchemas } from '../../../shared/records/index.ts';
import type { Assignee } from '../../../shared/records/task.ts';
import { formatDistance, formatNumber } from '../../format.ts';
import type { PlacedRecord } from '../area/ringTable.ts';

/** Kinds that are looked for near an incident. */
export const NEARBY_KINDS = ['team', 'supply', 'shelter'] as const satisfies readonly PlaceKind[];
export type NearbyKind = (typeof NEARBY_KINDS)[number];

/** True when the place's name, address or stock holds the text. */
export function matches({ record }: PlacedRecord, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const stock = 'items' in record ? record.items.map(({ name }) => name) : [];
  return [record.name, record.address ?? '', ...stock].some((value) => value.toLowerCase().includes(wanted));
}

/** The assignee that a chosen team or depot is; undefined for a shelter, which takes no tasks. */
export function assigneeOf({ record }: PlacedRecord): Assignee | undefined {
  const team = recordSchemas.team.safeParse(record);
  if (team.success) return { kind: 'team', id: team.data.id, name: team.data.name };
  const supply = recordSchemas.supply.safeParse(record);
  if (supply.success) return { kind: 'supply', id: supply.data.id, name: supply.data.name };
  return undefined;
}

/** The line of a task's instructions that names the chosen shelters; empty without any. */
export function shelterLine(t: Translate, chosen: Iterable<PlacedRecord>): string {
  const entries = [...chosen].flatMap(({ record, distanceM }) => {
    const shelter = recordSchemas.shelter.safeParse(record);
    if (!shelter.success) return [];
    const { name, capacityPeople } = shelter.data;
    const distance = formatDistance(distanceM);
    if (capacityPeople === undefined) return [t('dispatch.shelterEntryUnknown', { name, distance })];
    return [t('dispatch.shelterEntry', { name, distance, capacity: formatNumber(capacityPeople) })];
  });
  return entries.length === 0 ? '' : t('dispatch.shelterLine', { list: entries.join(t('dispatch.listSeparator')) });
}

/** What a nearby place has to offer, in a few words. */
export function offer(t: Translate, { record }: PlacedRecord): string {
  const parts: string[] = [];
  if ('items' in record) {
    parts.push(
      ...record.items
        .slice(0, 3)
        .map(({ name, quantity, unit }) => t('dispatch.stock', { name, quantity: formatNumber(quantity), unit })),
    );
    if (record.items.length > 3) parts.push('…');
  }
  if ('members' in record && record.members !== undefined)
    parts.push(t('dispatch.membersCount', { count: formatNumber(record.members) }));
  if ('capacityPeople' in record && record.capacityPeople !== undefined)
    parts.push(t('dispatch.capacityCount', { count: formatNumber(record.capacityPeople) }));
  const { contact } = record;
  if (contact?.phone) parts.push(contact.phone);
  return parts.map((part) => ` · ${part}`).join('');
}
