import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where things lie in the folder of a store. */
export interface StorePaths {
  readonly folder: string;
  readonly database: string;
  /** Folder of the journal's segments. */
  readonly journal: string;
  readonly backups: string;
  /** Database that only holds the lock, and who holds it in words. */
  readonly lock: string;
  readonly holder: string;
  /** A replacement of the database that has been decided and must be finished. */
  readonly replacement: string;
  /** Which backups are of a history that a restore left. */
  readonly history: string;
  /** Present when a check of the running hub found damage: the next start looks at everything. */
  readonly suspect: string;
}

export const DATABASE_FILE = 'onemap.sqlite';

/** @param folder folder of the store */
export function storePaths(folder: string): StorePaths {
  return {
    folder,
    database: join(folder, DATABASE_FILE),
    journal: join(folder, 'journal'),
    backups: join(folder, 'backups'),
    lock: join(folder, 'lock.sqlite'),
    holder: join(folder, 'lock.json'),
    replacement: join(folder, 'replacement.json'),
    history: join(folder, 'history.json'),
    suspect: join(folder, 'suspect.json'),
  };
}

/** The files SQLite keeps beside a database in WAL mode. */
export function companions(database: string): string[] {
  return [`${database}-wal`, `${database}-shm`, `${database}-journal`];
}

/** A time in a file name: `20261104T101530123Z`, UTC. @param ms epoch milliseconds */
export function fileTime(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:.]/g, '');
}

/** The time of a `fileTime`, epoch milliseconds. */
export function parseFileTime(text: string): number {
  const [, y, mo, d, h, mi, s, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(text) ?? [];
  return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s), Number(ms));
}

/**
 * Name for a folder that takes what is set aside; never one that exists.
 * @param what first part of the name, such as `damaged`
 * @param ms epoch milliseconds
 */
export function asideName(folder: string, what: string, ms: number): string {
  const name = `${what}-${fileTime(ms)}`;
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}
