import type { Database } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

/** Marks the file as ours (`PRAGMA application_id`): "OneT". */
const APPLICATION_ID = 0x4f6e6554;

interface TelemetryMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration, oldest first. One that has shipped is never edited. */
export const TELEMETRY_MIGRATIONS: readonly TelemetryMigration[] = [
  {
    version: 1,
    name: '0001-telemetry',
    sql: `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE feed (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- Numbers are given by the hub: the place in its tables. purged_to: raw readings before it live on as means only.
CREATE TABLE series (
  id INTEGER PRIMARY KEY, station TEXT NOT NULL, factor TEXT NOT NULL, period INTEGER NOT NULL,
  owner INTEGER NOT NULL, purged_to INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX series_names ON series (station, factor, period);
CREATE TABLE reading (
  series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, low REAL, high REAL, total REAL,
  flag INTEGER NOT NULL, verdict INTEGER NOT NULL, feed INTEGER NOT NULL, received_at INTEGER NOT NULL,
  PRIMARY KEY (series, at)) WITHOUT ROWID;
CREATE TABLE minute_mean (
  series INTEGER NOT NULL, at INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL, sum REAL NOT NULL,
  count INTEGER NOT NULL, flag INTEGER NOT NULL, verdict INTEGER NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID;
CREATE TABLE hour_mean (
  series INTEGER NOT NULL, at INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL, sum REAL NOT NULL,
  count INTEGER NOT NULL, flag INTEGER NOT NULL, verdict INTEGER NOT NULL, PRIMARY KEY (series, at)) WITHOUT ROWID;
-- Hours (start, ms) whose means are not made yet, or no longer right.
CREATE TABLE unrolled (series INTEGER NOT NULL, hour INTEGER NOT NULL, PRIMARY KEY (series, hour)) WITHOUT ROWID;
-- What came, call by call, in the order of receipt.
CREATE TABLE receipt (
  seq INTEGER PRIMARY KEY, from_ms INTEGER NOT NULL, to_ms INTEGER NOT NULL, bytes INTEGER NOT NULL,
  runs BLOB NOT NULL, readings BLOB NOT NULL, tracks BLOB NOT NULL);
CREATE INDEX receipt_times ON receipt (to_ms, from_ms);
CREATE TABLE subject (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, thinned_to INTEGER NOT NULL DEFAULT 0);
-- lon, lat: 1e-7 degrees.
CREATE TABLE track (
  subject INTEGER NOT NULL, at INTEGER NOT NULL, lon INTEGER NOT NULL, lat INTEGER NOT NULL, speed REAL, heading REAL,
  dose REAL, received_at INTEGER NOT NULL, PRIMARY KEY (subject, at)) WITHOUT ROWID;
`,
  },
];

/**
 * Brings the database to the newest schema, one transaction a migration.
 * @throws AppError store.newer when it is of a newer program; Error when the versions have a gap
 */
export function migrateTelemetry(database: Database, migrations = TELEMETRY_MIGRATIONS): void {
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1 || !name.startsWith(`${String(version).padStart(4, '0')}-`))
      throw new Error(`migration ${name} stands at place ${index + 1} with version ${version}`);
  });
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > migrations.length) throw new AppError('store.newer', { found, known: migrations.length });
  for (const { version, sql } of migrations.slice(found)) {
    database
      .transaction(() => {
        database.exec(sql);
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}
