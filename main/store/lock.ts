import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import type { StorePaths } from './paths.ts';
import { systemCode } from './storeErrors.ts';

/** The right to be the only hub on a folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process. The operating system holds the lock (SQLite's own, on a file of nothing else), so
 * it ends with the process, however that ends, and a recycled process id means nothing.
 * @param now epoch milliseconds
 * @throws AppError store.locked with `holder`: its `pid`, `host` and `since`
 */
export function lockFolder(paths: StorePaths, now: number): FolderLock {
  const database = new Database(paths.lock, { timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!systemCode(error).startsWith('SQLITE_BUSY')) throw error;
    throw new AppError('store.locked', { path: paths.folder, ...readHolder(paths.holder) }, error);
  }
  try {
    const holder = { pid: process.pid, host: hostname(), since: new Date(now).toISOString() };
    writeFileSync(paths.holder, JSON.stringify(holder));
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
}

function readHolder(file: string): Record<string, string | number> {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8'));
    return { holder: `${host}, PID ${pid}, ${since}`, pid: Number(pid), host: String(host), since: String(since) };
  } catch (error) {
    // Between taking the lock and writing the note the holder is unknown; the lock counts all the same.
    return { holder: '?', unreadable: systemCode(error) || 'syntax' };
  }
}
