import { kindOfId, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import type { RecordLists } from '../../state/records.ts';

/** Records that stand in one relation to a place. */
export interface RecordLinks {
  readonly labelKey:
    | 'firm.belongsTo'
    | 'firm.linkUpstream'
    | 'firm.linkDownstream'
    | 'firm.linkParent'
    | 'firm.linkChildren';
  readonly records: readonly PlaceRecord[];
}

type Lists = Pick<RecordLists, 'firm' | 'drain' | 'riverReach' | 'gridCell'>;

/** What a place is joined to by its fields: its firm, the water above and below it, the grid cell above it. */
export function linksOf(place: PlaceRecord, lists: Lists): readonly RecordLinks[] {
  return [...firmLink(place, lists), ...flowLinks(place, lists), ...gridLinks(place, lists)].filter(
    ({ records }) => records.length > 0,
  );
}

function firmLink(place: PlaceRecord, { firm }: Lists): RecordLinks[] {
  if (!('firmId' in place) && !('firmName' in place)) return [];
  const byName = firm.filter(({ name }) => name === place.firmName);
  const byId = firm.filter(({ id }) => id === place.firmId);
  return [{ labelKey: 'firm.belongsTo', records: byId.length > 0 ? byId : byName.length === 1 ? byName : [] }];
}

/** Drains of one network and reaches of a river, by the codes that join them. */
function flowLinks(place: PlaceRecord, lists: Lists): RecordLinks[] {
  const kind = kindOfId(place.id);
  if (kind === 'riverReach') {
    const reach = recordSchemas.riverReach.parse(place);
    return [
      { labelKey: 'firm.linkUpstream', records: joined(lists.riverReach, reach.code, ({ toCode }) => toCode) },
      { labelKey: 'firm.linkDownstream', records: joined(lists.riverReach, reach.toCode, ({ code }) => code) },
    ];
  }
  if (kind !== 'drain') return [];
  const drain = recordSchemas.drain.parse(place);
  // Codes are only told apart inside one firm's network.
  const network = lists.drain.filter(
    ({ firmId, networkName }) => firmId === drain.firmId && networkName === drain.networkName,
  );
  const isPipe = drain.fromCode !== undefined || drain.toCode !== undefined;
  return isPipe
    ? [
        { labelKey: 'firm.linkUpstream', records: joined(network, drain.fromCode, ({ code }) => code) },
        { labelKey: 'firm.linkDownstream', records: joined(network, drain.toCode, ({ code }) => code) },
      ]
    : [
        { labelKey: 'firm.linkUpstream', records: joined(network, drain.code, ({ toCode }) => toCode) },
        { labelKey: 'firm.linkDownstream', records: joined(network, drain.code, ({ fromCode }) => fromCode) },
      ];
}

function gridLinks(place: PlaceRecord, { gridCell }: Lists): RecordLinks[] {
  if (kindOfId(place.id) !== 'gridCell') return [];
  const cell = recordSchemas.gridCell.parse(place);
  return [
    { labelKey: 'firm.linkParent', records: joined(gridCell, cell.parentCode, ({ code }) => code) },
    { labelKey: 'firm.linkChildren', records: joined(gridCell, cell.code, ({ parentCode }) => parentCode) },
  ];
}

function joined<Item extends PlaceRecord>(
  items: readonly Item[],
  code: string | undefined,
  of: (item: Item) => string | undefined,
): readonly Item[] {
  return code === undefined || code === '' ? [] : items.filter((item) => of(item) === code);
}
