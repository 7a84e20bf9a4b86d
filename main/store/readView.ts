import type { Database } from 'better-sqlite3';
import { type Bounds, placeBounds } from '../../shared/geo.ts';
import { type PlaceKind, type RecordKind, type RecordOf, recordSchemas } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import { type Entity, recordOf } from '../../shared/state.ts';
import { type Candidate, type CandidateQuery, DirectoryView } from './directoryView.ts';
import { type EntityColumns, entityOfColumns, searchText } from './entityRow.ts';
import { boxesOf } from './lonBoxes.ts';
import { type PlaceRow, PlaceRows } from './placeRows.ts';
import type { ReadView, Snapshot, SnapshotPage } from './types.ts';

type KindRow = EntityColumns & { readonly kind: RecordKind; readonly id: string };

const COLUMNS = 'kind, id, fields, put_at, removed_at, patched_at';

/** Reads the projections through one connection: the writer's sees its own transaction, the reader's what is committed. */
export class SqliteView implements ReadView {
  readonly #database: Database;
  readonly #get;
  readonly #page;
  readonly #pageByText;
  readonly #count;
  readonly #countByText;
  readonly #inBounds;
  readonly #byCode;
  readonly #byName;
  readonly #imported;
  readonly #entityPage;
  readonly #directory: DirectoryView;
  readonly #places: PlaceRows;
  readonly #settle: () => void;

  /** @param settle brings the directory in step with the entities, where it can be behind them */
  constructor(database: Database, settle: () => void = () => {}) {
    this.#database = database;
    this.#entityPage = database.prepare<[string, string, number], KindRow>(
      `SELECT ${COLUMNS} FROM entities
       WHERE kind = ? AND id > ? AND (alive = 1 OR removed_at IS NULL) ORDER BY id LIMIT ?`,
    );
    this.#directory = new DirectoryView(database);
    this.#places = new PlaceRows(database);
    this.#settle = settle;
    this.#get = database.prepare<[string, string], KindRow>(
      `SELECT ${COLUMNS} FROM entities WHERE kind = ? AND id = ? AND alive = 1`,
    );
    const alive = 'FROM entities INDEXED BY entities_alive WHERE kind = ? AND alive = 1';
    this.#page = database.prepare<[string, string, number], KindRow>(
      `SELECT ${COLUMNS} ${alive} AND id > ? ORDER BY id LIMIT ?`,
    );
    this.#pageByText = database.prepare<[string, string, string, number], KindRow>(
      `SELECT ${COLUMNS} ${alive} AND id > ? AND instr(search, ?) > 0 ORDER BY id LIMIT ?`,
    );
    this.#count = database.prepare<[string], number>(`SELECT count(*) ${alive}`).pluck();
    this.#countByText = database
      .prepare<[string, string], number>(`SELECT count(*) ${alive} AND instr(search, ?) > 0`)
      .pluck();
    this.#inBounds = database.prepare<[number, number, number, number, string], KindRow & { row: number }>(
      `SELECT e.row, ${COLUMNS.replaceAll(/\w+/g, 'e.$&')} FROM entity_bounds b JOIN entities e ON e.row = b.row
       WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?
         AND b.kind IN (SELECT value FROM json_each(?)) AND e.alive = 1`,
    );
    this.#byCode = ids(database, 'kind = ? AND code = ? AND alive = 1');
    this.#byName = ids(database, 'kind = ? AND name = ? AND alive = 1');
    this.#imported = database.prepare<[string], { kind: PlaceKind; id: string }>(
      `SELECT kind, id FROM entities WHERE import_id = ? AND alive = 1 AND patched_at = '{}' ORDER BY kind, id`,
    );
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    const row = this.#get.get(kind, id);
    return row && recordOf(kind, entityOfColumns(row));
  }

  list<Kind extends RecordKind>(
    kind: Kind,
    page: { afterId?: string | undefined; limit: number; text?: string | undefined },
  ): { records: RecordOf<Kind>[]; total: number } {
    const text = searchText(page.text ?? '');
    const records: RecordOf<Kind>[] = [];
    let afterId = page.afterId ?? '';
    while (records.length < page.limit) {
      const limit = page.limit - records.length;
      const rows =
        text === '' ? this.#page.all(kind, afterId, limit) : this.#pageByText.all(kind, afterId, text, limit);
      records.push(...rows.flatMap((row) => recordOf(kind, entityOfColumns(row)) ?? []));
      const last = rows.at(-1);
      if (!last || rows.length < limit) break;
      afterId = last.id;
    }
    const total = text === '' ? this.#count.get(kind) : this.#countByText.get(kind, text);
    return { records, total: total ?? 0 };
  }

  inBounds(kinds: readonly PlaceKind[], bounds: Bounds): RecordOf<PlaceKind>[] {
    const found = new Map<number, RecordOf<PlaceKind>>();
    for (const box of boxesOf(bounds)) {
      const [west, south, east, north] = box;
      for (const row of this.#inBounds.all(east, west, north, south, JSON.stringify(kinds))) {
        const place = placeOf(row);
        if (place && meets(placeBounds(place), box)) found.set(row.row, place);
      }
    }
    return [...found.values()];
  }

  placeIds(kind: PlaceKind, by: { code?: string | undefined; name?: string | undefined }): string[] {
    const byCode = by.code === undefined ? [] : this.#byCode.all(kind, by.code);
    const byName = by.name === undefined ? [] : this.#byName.all(kind, by.name);
    return [...new Set([...byCode, ...byName])].sort();
  }

  importedIds(importId: string): { kind: PlaceKind; id: string }[] {
    return this.#imported.all(importId);
  }

  candidates(query: CandidateQuery): Candidate[] {
    this.#settle();
    return this.#directory.candidates(query);
  }

  placeRows(boxes: readonly Bounds[], kinds?: readonly PlaceKind[]): PlaceRow[] {
    this.#settle();
    return this.#places.inBoxes(boxes, kinds);
  }

  recordsOfRows(rows: readonly number[]): RecordOf<PlaceKind>[] {
    return this.#places.entities(rows).flatMap((row) => placeOf(row) ?? []);
  }

  textsOfRow(row: number): SearchField[] {
    return this.#places.texts(row);
  }

  reaches(of: { riverName: string } | { into: string }): RecordOf<'riverReach'>[] {
    return this.#places.reaches(of).flatMap((row) => recordOf('riverReach', entityOfColumns(row)) ?? []);
  }

  /** The next entities of these kinds that have not been removed, kind by kind in the order of their ids. */
  entityPage(kinds: readonly RecordKind[], { after, limit }: SnapshotPage): Omit<Snapshot, 'seq'> {
    const entities: Snapshot['entities'] = [];
    const from = after === undefined ? 0 : Math.max(0, kinds.indexOf(after.kind));
    for (const kind of kinds.slice(from)) {
      const afterId = kind === after?.kind ? after.id : '';
      const rows = this.#entityPage.all(kind, afterId, limit - entities.length);
      for (const row of rows) entities.push({ kind, id: row.id, entity: entityOfColumns(row) });
      const last = entities.at(-1);
      if (entities.length === limit && last) return { entities, next: { kind: last.kind, id: last.id } };
    }
    return { entities };
  }

  /** Entities of these kinds that have not been removed. */
  entities(kinds: readonly RecordKind[]): { kind: RecordKind; id: string; entity: Entity }[] {
    return this.#database
      .prepare<[string], KindRow>(
        `SELECT ${COLUMNS} FROM entities
         WHERE kind IN (SELECT value FROM json_each(?)) AND (alive = 1 OR removed_at IS NULL)`,
      )
      .all(JSON.stringify(kinds))
      .map((row) => ({ kind: row.kind, id: row.id, entity: entityOfColumns(row) }));
  }
}

function ids(database: Database, where: string) {
  // Sorted by the caller: ORDER BY id would make SQLite walk the whole kind in id order instead of using the index.
  return database.prepare<[string, string], string>(`SELECT id FROM entities WHERE ${where}`).pluck();
}

function placeOf(row: KindRow): RecordOf<PlaceKind> | undefined {
  if (!Object.hasOwn(recordSchemas, row.kind)) return undefined;
  return recordOf(row.kind as PlaceKind, entityOfColumns(row));
}

function meets(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
