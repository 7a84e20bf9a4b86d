import type { Database } from 'better-sqlite3';
import type { LoggedEvent } from '../../shared/events.ts';
import { type Bounds, placeBounds } from '../../shared/geo.ts';
import { isPlaceKind, type RecordKind } from '../../shared/records/index.ts';
import { assignmentsOf, EMPTY_ENTITY, type Entity, merge, recordOf, stampOf } from '../../shared/state.ts';
import { DirectoryTable } from './directory.ts';
import { ENTITY_COLUMNS, type EntityColumns, type EntityRow, entityOfColumns, rowOfEntity } from './entityRow.ts';

/** An entity as the projection holds it. */
export interface Projected {
  readonly kind: RecordKind;
  readonly id: string;
  readonly entity: Entity;
  readonly importId: string | null;
  /** Number of its row; undefined before its first save. */
  readonly row: number | undefined;
}

/** Where entities are loaded from and saved to while events are folded. */
export interface EntityStore {
  load(kind: RecordKind, id: string): Projected;
  save(projected: Projected): void;
}

/** Folds one event into the entities it concerns. */
export function fold(event: LoggedEvent, entities: EntityStore): void {
  const stamp = stampOf(event);
  const importId = event.type === 'records.imported' ? event.payload.importId : null;
  for (const assignment of assignmentsOf(event)) {
    const before = entities.load(assignment.kind, assignment.id);
    const entity = merge(before.entity, assignment, stamp);
    if (entity === before.entity) continue;
    entities.save({ ...before, entity, importId: assignment.op === 'put' ? importId : before.importId });
  }
}

/**
 * The tables `entities` and `entity_bounds`, written through one connection inside its transaction; the directory
 * follows at the end of it (`settleDirectory`), because its index writes out what it holds at every savepoint.
 */
export class EntityTable implements EntityStore {
  readonly #get;
  readonly #insert;
  readonly #update;
  readonly #putBounds;
  readonly #deleteBounds;
  readonly #directory: DirectoryTable;
  /** Rows whose place in the directory is of before. */
  #touched = new Set<number>();

  constructor(database: Database) {
    this.#get = database.prepare<[string, string], EntityColumns & { row: number; import_id: string | null }>(
      'SELECT row, fields, put_at, removed_at, patched_at, import_id FROM entities WHERE kind = ? AND id = ?',
    );
    this.#insert = database.prepare<[EntityRow]>(
      `INSERT INTO entities (${ENTITY_COLUMNS}) VALUES (${ENTITY_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
    );
    this.#update = database.prepare<[EntityRow & { row: number }]>(
      `UPDATE entities SET ${ENTITY_COLUMNS.replaceAll(/\w+/g, '$& = @$&')} WHERE row = @row`,
    );
    this.#putBounds = database.prepare<[number | bigint, number, number, number, number, string]>(
      'INSERT OR REPLACE INTO entity_bounds (row, west, east, south, north, kind) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#deleteBounds = database.prepare<[number]>('DELETE FROM entity_bounds WHERE row = ?');
    this.#directory = new DirectoryTable(database);
  }

  load(kind: RecordKind, id: string): Projected {
    const row = this.#get.get(kind, id);
    if (!row) return { kind, id, entity: EMPTY_ENTITY, importId: null, row: undefined };
    return { kind, id, entity: entityOfColumns(row), importId: row.import_id, row: row.row };
  }

  save({ kind, id, entity, importId, row }: Projected): void {
    const columns = rowOfEntity(kind, id, entity, importId);
    const bounds = boundsOf(kind, entity);
    if (row === undefined) {
      const { lastInsertRowid } = this.#insert.run(columns);
      if (bounds) this.#saveBounds(lastInsertRowid, kind, bounds);
      this.#touched.add(Number(lastInsertRowid));
      return;
    }
    this.#touched.add(row);
    this.#update.run({ ...columns, row });
    if (bounds) this.#saveBounds(row, kind, bounds);
    else if (isPlaceKind(kind)) this.#deleteBounds.run(row);
  }

  /**
   * Brings the directory in step with the entities as they are now. Rows stay noted until `forgetTouched`: a job that
   * looked something up and is then undone takes the directory's changes with it.
   */
  settleDirectory(): void {
    for (const row of this.#touched) this.#directory.update(row);
  }

  /** After the end of the transaction, however it ended. */
  forgetTouched(): void {
    if (this.#touched.size > 0) this.#touched = new Set();
  }

  #saveBounds(row: number | bigint, kind: RecordKind, [west, south, east, north]: Bounds): void {
    this.#putBounds.run(row, west, east, south, north, kind);
  }
}

/** Bounds of an entity that is a whole place; undefined for everything else. */
export function boundsOf(kind: RecordKind, entity: Entity): Bounds | undefined {
  if (!isPlaceKind(kind)) return undefined;
  const place = recordOf(kind, entity);
  return place && placeBounds(place);
}
