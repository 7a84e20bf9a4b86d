import { isPlaceKind, type RecordKind } from '../../shared/records/index.ts';
import { type Entity, isAlive } from '../../shared/state.ts';
import { rowChecksum } from './checksum.ts';

/** The columns that make an entity. */
export interface EntityColumns {
  readonly fields: string;
  readonly put_at: string | null;
  readonly removed_at: string | null;
  readonly patched_at: string;
}

/** A row of the table `entities` but for its number. */
export interface EntityRow extends EntityColumns {
  readonly kind: RecordKind;
  readonly id: string;
  readonly alive: number;
  readonly name: string | null;
  readonly code: string | null;
  /** Name and code as `searchText` makes them. */
  readonly search: string;
  /** The import whose event is the newest put. */
  readonly import_id: string | null;
  readonly checksum: number;
}

export const ENTITY_COLUMNS =
  'kind, id, alive, fields, put_at, removed_at, patched_at, name, code, search, import_id, checksum';

export function entityOfColumns(row: EntityColumns): Entity {
  return {
    fields: JSON.parse(row.fields),
    ...(row.put_at === null ? {} : { putAt: row.put_at }),
    ...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
    patchedAt: JSON.parse(row.patched_at),
  };
}

/** @param importId the import whose event is the newest put, or null */
export function rowOfEntity(kind: RecordKind, id: string, entity: Entity, importId: string | null): EntityRow {
  const { name, code } = entity.fields;
  const row = {
    kind,
    id,
    alive: isAlive(entity) ? 1 : 0,
    fields: JSON.stringify(entity.fields),
    put_at: entity.putAt ?? null,
    removed_at: entity.removedAt ?? null,
    patched_at: JSON.stringify(entity.patchedAt),
    name: typeof name === 'string' ? name : null,
    code: isPlaceKind(kind) && typeof code === 'string' ? code : null,
    import_id: importId,
  };
  const search = searchText([row.name, row.code].filter((part) => part !== null).join('\n'));
  return { ...row, search, checksum: entityChecksum({ ...row, search }) };
}

export function entityChecksum(row: Omit<EntityRow, 'checksum'>): number {
  return rowChecksum(
    row.kind,
    row.id,
    row.alive,
    row.fields,
    row.put_at,
    row.removed_at,
    row.patched_at,
    row.name,
    row.code,
    row.search,
    row.import_id,
  );
}

/** Text as it is searched: width and case of letters make no difference. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
