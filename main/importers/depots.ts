import { distanceM, type Position } from '../../shared/geo.ts';
import { type Draft, fieldText } from './draft.ts';
import { SAME_PLACE_M } from './duplicates.ts';
import type { Shape } from './geometry.ts';
import type { Finding } from './importer.ts';

/** A row with its place, or why it has none. */
export interface Row {
  readonly draft: Draft;
  readonly place: Shape | Finding;
}

/** One record's rows: a depot's items may stand in many, everything else stands in one. */
export type RowGroup = Row[];

const hasItem = ({ draft }: Row): boolean => fieldText(draft, 'itemName') !== '';
const positionOf = ({ place }: Row): Position | undefined => ('reason' in place ? undefined : place.position);
const isUnplaced = ({ place }: Row): boolean => 'reason' in place && place.reason === 'positionMissing';

/**
 * Puts the item rows of one depot together: same code, else same name and place; a row without name, code and place
 * belongs to the depot above it (merged cells). The place may be given in one of the rows only.
 */
export function groupRows(rows: readonly Row[]): RowGroup[] {
  const groups: RowGroup[] = [];
  const depots = new Map<string, RowGroup[]>();
  let above: RowGroup | undefined;
  for (const row of rows) {
    if (row.draft.kind !== 'supply' || !hasItem(row)) {
      groups.push([row]);
      above = undefined;
      continue;
    }
    const key = fieldText(row.draft, 'code') || fieldText(row.draft, 'name');
    const group = key === '' && isUnplaced(row) ? above : depots.get(key)?.find((depot) => isSameDepot(depot, row));
    if (group) {
      group.push(row);
      above = group;
      continue;
    }
    above = [row];
    groups.push(above);
    const named = depots.get(key);
    if (named) named.push(above);
    else depots.set(key, [above]);
  }
  return groups;
}

function isSameDepot(depot: RowGroup, row: Row): boolean {
  const [first] = depot;
  if (!first || fieldText(first.draft, 'code') !== fieldText(row.draft, 'code')) return false;
  if (fieldText(row.draft, 'code') !== '') return true;
  if (fieldText(row.draft, 'name') === '') return false;
  const [here, there] = [positionOf(row), depot.map(positionOf).find((position) => position !== undefined)];
  if (here && there) return distanceM(here, there) <= SAME_PLACE_M;
  return isUnplaced(row) || here !== undefined;
}

/** The place of a group: that of its first placed row. Rows that only lack a place share it. */
export function groupPlace(group: RowGroup): Shape | undefined {
  for (const { place } of group) if (!('reason' in place)) return place;
  return undefined;
}

/** Why a row of a placed group is refused all the same: its own place cannot be read. */
export function placeProblem(row: Row, shared: Shape | undefined): Finding | undefined {
  if (!('reason' in row.place)) return undefined;
  return shared && isUnplaced(row) ? undefined : row.place;
}
