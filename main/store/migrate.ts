import type { Database } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { fillDirectory } from './directory.ts';
import { KeyValueTable } from './keyValue.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** Marks a SQLite file as ours (`PRAGMA application_id`): "OneM". */
export const APPLICATION_ID = 0x4f6e654d;

/** Throws unless the versions are 1, 2, 3 … and the names begin with them. */
export function assertGapFree(migrations: readonly Migration[]): void {
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1 || !name.startsWith(`${String(version).padStart(4, '0')}-`)) {
      throw new Error(`migration ${name} stands at place ${index + 1} with version ${version}`);
    }
  });
}

/** Version of a database's schema; 0 for a new one. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** The version that the database's own note says, to tell a newer program's database from a damaged header. */
export function notedVersion(database: Database): number {
  return Number(new KeyValueTable(database, 'meta').get('schema') ?? 0);
}

/**
 * Brings a database to the newest schema, one transaction a migration.
 * S5: a database of a newer program is refused and not touched.
 * @throws AppError store.newer when the database is of a newer program
 */
export function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  assertGapFree(migrations);
  const found = schemaVersion(database);
  assertNotNewer(found, migrations.length);
  for (const migration of migrations.slice(found)) {
    database
      .transaction(() => {
        database.exec(migration.sql);
        if (migration.fills === 'directory') fillDirectory(database);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${migration.version}`);
        new KeyValueTable(database, 'meta').set('schema', String(migration.version));
      })
      .immediate();
  }
}

/** @throws AppError store.newer when the version found is above the one known */
export function assertNotNewer(found: number, known: number = MIGRATIONS.length): void {
  if (found <= known) return;
  throw new AppError('store.newer', { found, known });
}
