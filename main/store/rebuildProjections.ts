import type { Database } from 'better-sqlite3';
import type { RecordKind } from '../../shared/records/index.ts';
import { emptyDirectory } from './directory.ts';
import { EVENT_COLUMNS, type EventRow, eventOfRow } from './eventRow.ts';
import { type EntityStore, EntityTable, fold, type Projected } from './projection.ts';

/** Entities held in memory before they are written back. */
const CACHED_ENTITIES = 50_000;
const PAGE_EVENTS = 2000;

/** Folds the whole log again into empty projections, in one transaction. */
export function rebuildProjections(database: Database): void {
  database
    .transaction(() => {
      database.exec('DELETE FROM entities; DELETE FROM entity_bounds;');
      emptyDirectory(database);
      foldLog(database, 0);
    })
    .immediate();
}

/** Folds the events after `seq` into the projections, inside the caller's transaction. */
export function foldLog(database: Database, seq: number): void {
  const cache = new EntityCache(new EntityTable(database));
  const page = database.prepare<[number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  let after = seq;
  for (;;) {
    const rows = page.all(after, PAGE_EVENTS);
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) fold(eventOfRow(row), cache);
    after = last.seq;
  }
  cache.flush();
}

/** Keeps entities in memory while many events are folded, so that each is written once instead of once an event. */
export class EntityCache implements EntityStore {
  readonly #table: EntityTable;
  #entities = new Map<string, { projected: Projected; changed: boolean }>();

  constructor(table: EntityTable) {
    this.#table = table;
  }

  load(kind: RecordKind, id: string): Projected {
    const known = this.#entities.get(`${kind} ${id}`);
    if (known) return known.projected;
    const projected = this.#table.load(kind, id);
    this.#keep(projected, false);
    return projected;
  }

  save(projected: Projected): void {
    this.#keep(projected, true);
  }

  /** Writes what changed and forgets everything. */
  flush(): void {
    for (const { projected, changed } of this.#entities.values()) if (changed) this.#table.save(projected);
    this.#table.settleDirectory();
    this.#table.forgetTouched();
    this.#entities = new Map();
  }

  #keep(projected: Projected, changed: boolean): void {
    if (this.#entities.size >= CACHED_ENTITIES) this.flush();
    this.#entities.set(`${projected.kind} ${projected.id}`, { projected, changed });
  }
}
