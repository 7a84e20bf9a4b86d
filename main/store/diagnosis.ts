import { existsSync, statSync } from 'node:fs';
import { deepProblem, quickProblem } from './check.ts';
import { openWriter } from './connection.ts';
import { headerProblem } from './header.ts';
import { listSegments } from './journalSegments.ts';
import { APPLICATION_ID, assertNotNewer, notedVersion, schemaVersion } from './migrate.ts';
import { companions, type StorePaths } from './paths.ts';
import { isDamage } from './storeErrors.ts';

/** How a store's database is found at start. */
export type Diagnosis =
  | { readonly found: 'nothing' }
  | { readonly found: 'whole'; readonly checkedWhole: boolean }
  | { readonly found: 'damage'; readonly problem: string };

/** Checked whole at start up to this size, bytes: a second's work. */
export const CHECKED_AT_START_BYTES = 16 * 1024 * 1024;

/**
 * Looks at the database of a store, deeper when it is small or was suspected.
 * @throws AppError store.newer when it is a newer program's; whatever is wrong with the disk
 */
export function diagnose(paths: StorePaths, checkedAtStartBytes: number, hasBackups: boolean): Diagnosis {
  const bytes = [paths.database, ...companions(paths.database)].reduce((sum, file) => sum + sizeOf(file), 0);
  const lost = hasBackups || listSegments(paths.journal).length > 0;
  if (sizeOf(paths.database) === 0 && !hasWal(paths)) {
    return lost ? { found: 'damage', problem: 'missing' } : { found: 'nothing' };
  }
  const whole = bytes <= checkedAtStartBytes || existsSync(paths.suspect);
  try {
    const problem = problemOf(paths.database, whole);
    if (problem === BLANK) return lost ? { found: 'damage', problem: BLANK } : { found: 'nothing' };
    return problem === undefined ? { found: 'whole', checkedWhole: whole } : { found: 'damage', problem };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { found: 'damage', problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The problem of a database that was made but never filled. */
const BLANK = 'empty';

function problemOf(file: string, whole: boolean): string | undefined {
  const header = sizeOf(file) === 0 ? undefined : headerProblem(file);
  if (header !== undefined) return header;
  const database = openWriter(file);
  try {
    const version = schemaVersion(database);
    const tables = database.prepare<[], string>('SELECT name FROM sqlite_schema').pluck().all();
    if (version === 0 && tables.length === 0) return BLANK;
    if (!tables.includes('meta')) return 'schema: no meta';
    if (version !== notedVersion(database)) return 'schema: version';
    assertNotNewer(version);
    if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'header: application';
    return whole ? deepProblem(database) : quickProblem(database);
  } finally {
    database.close();
  }
}

/** A write-ahead log with frames: the database is made of both. */
function hasWal({ database }: StorePaths): boolean {
  return sizeOf(`${database}-wal`) > 32;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
