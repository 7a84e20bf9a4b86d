import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openWriter } from './connection.ts';
import { syncFolder } from './files.ts';
import { Journal } from './journal.ts';
import type { JournalEnd } from './journalSegments.ts';
import { asideName, type StorePaths } from './paths.ts';
import { type Replayed, replay } from './replay.ts';
import type { StoreNotice } from './types.ts';

/**
 * Brings a whole database and its journal together: events that only the journal has are replayed (a write-ahead log
 * that was lost or cut short); a journal that is damaged or of another history is set aside and later written anew.
 * @param readAll whether to read the whole journal, or only its end
 * @param now epoch milliseconds
 */
export function reconcile(paths: StorePaths, readAll: boolean, now: number): StoreNotice[] {
  const journal = new Journal(paths.journal);
  const { end } = journal;
  if (end.seq > 0) journal.trim();
  journal.close();
  const database = openWriter(paths.database);
  try {
    const before = lastSeq(database);
    if (!readAll && isInStep(database, end)) return [];
    const replayed = replay(database, paths.journal, { at: () => undefined });
    return [...replayedNotice(before, replayed, now), ...setAsideNotice(paths, replayed, now)];
  } finally {
    database.close();
  }
}

function lastSeq(database: Database): number {
  return database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck().get() ?? 0;
}

function isInStep(database: Database, end: JournalEnd): boolean {
  if (end.seq === 0) return true;
  return database.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck().get(end.seq) === end.hash;
}

function replayedNotice(before: number, { seq }: Replayed, at: number): StoreNotice[] {
  return seq > before ? [{ key: 'store.replayed', params: { from: before + 1, seq }, at }] : [];
}

function setAsideNotice(paths: StorePaths, { journalWhole }: Replayed, at: number): StoreNotice[] {
  if (journalWhole) return [];
  const setAside = asideName(paths.folder, 'journal', at);
  renameSync(paths.journal, join(paths.folder, setAside));
  syncFolder(paths.folder);
  return [{ key: 'store.journalSetAside', params: { setAside }, at }];
}
