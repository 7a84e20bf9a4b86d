import Database from 'better-sqlite3';
import { ChainVerifier } from './chains.ts';
import { rowChecksum } from './checksum.ts';
import { directoryProblem } from './directoryCheck.ts';
import { ENTITY_COLUMNS, type EntityRow, entityChecksum, entityOfColumns } from './entityRow.ts';
import { EVENT_COLUMNS, type EventRow, rowHash } from './eventRow.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { boundsOf } from './projection.ts';

/** Events at the end of the log whose hashes the quick check computes. */
const TAIL_EVENTS = 256;

type Check = (database: Database.Database) => string | undefined;

/** What is wrong with a database as far as a look takes that does not grow with it; undefined when nothing is. */
export function quickProblem(database: Database.Database): string | undefined {
  return firstProblem(database, [schemaProblem, tailProblem]);
}

/** What is wrong with a database anywhere; reads all of it. */
export function deepProblem(database: Database.Database): string | undefined {
  return firstProblem(database, [
    quickProblem,
    pagesProblem,
    chainProblem,
    entitiesProblem,
    directoryProblem,
    checksumProblem('answers', 'call_id, actor, at_ms, seq, result'),
    checksumProblem('settings', 'key, value'),
    checksumProblem('meta', 'key, value'),
  ]);
}

function firstProblem(database: Database.Database, checks: readonly Check[]): string | undefined {
  for (const check of checks) {
    const problem = check(database);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Tables and indexes must be, letter for letter, what the migrations up to the database's version make. */
function schemaProblem(database: Database.Database): string | undefined {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, MIGRATIONS.slice(0, schemaVersion(database)));
    return schemaText(database) === schemaText(fresh) ? undefined : 'schema: tables';
  } finally {
    fresh.close();
  }
}

function schemaText(database: Database.Database): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
  return JSON.stringify(rows);
}

function tailProblem(database: Database.Database): string | undefined {
  const rows = database
    .prepare<[number], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seq DESC LIMIT ?`)
    .all(TAIL_EVENTS);
  const broken = rows.find((row) => rowHash(row) !== row.hash);
  if (broken) return `chain: event ${broken.seq}`;
  const last = rows[0]?.seq ?? 0;
  const count = database.prepare<[], number>('SELECT count(*) FROM events').pluck().get();
  return count === last ? undefined : `log: ${count} events up to ${last}`;
}

function pagesProblem(database: Database.Database): string | undefined {
  const answer = database.pragma('integrity_check(1)', { simple: true });
  return answer === 'ok' ? undefined : `pages: ${answer}`;
}

function chainProblem(database: Database.Database): string | undefined {
  const verifier = new ChainVerifier();
  for (const row of database.prepare<[], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seq`).iterate()) {
    if (!verifier.accept(row)) return `chain: event ${row.seq}`;
  }
  return undefined;
}

type BoundsRow = { west: number; south: number; east: number; north: number; kind: string };

function entitiesProblem(database: Database.Database): string | undefined {
  const bounds = database.prepare<[number], BoundsRow>(
    'SELECT west, south, east, north, kind FROM entity_bounds WHERE row = ?',
  );
  let places = 0;
  const rows = database.prepare<[], EntityRow & { row: number }>(`SELECT row, ${ENTITY_COLUMNS} FROM entities`);
  for (const row of rows.iterate()) {
    if (entityChecksum(row) !== row.checksum) return `entities: row ${row.row}`;
    const expected = boundsOf(row.kind, entityOfColumns(row));
    if (!expected) continue;
    places++;
    const found = bounds.get(row.row);
    if (!found || found.kind !== row.kind || !holds(found, expected)) return `bounds: row ${row.row}`;
  }
  const count = database.prepare<[], number>('SELECT count(*) FROM entity_bounds').pluck().get();
  return count === places ? undefined : `bounds: ${count} of ${places}`;
}

/** The tree keeps 32-bit bounds, rounded outwards. */
function holds(found: BoundsRow, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  return found.west <= west && found.south <= south && found.east >= east && found.north >= north;
}

function checksumProblem(table: string, columns: string): Check {
  return (database) => {
    const rows = database.prepare(`SELECT ${columns}, checksum FROM ${table}`).raw().iterate();
    for (const row of rows as Iterable<(string | number | null)[]>) {
      if (rowChecksum(...row.slice(0, -1)) !== row.at(-1)) return `${table}: a row`;
    }
    return undefined;
  };
}
