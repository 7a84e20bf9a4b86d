import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { listBackups } from './backups.ts';
import { deepProblem } from './check.ts';
import { openWriter } from './connection.ts';
import { beginOrigin } from './eventLog.ts';
import { removeFiles, syncFile } from './files.ts';
import { headerProblem } from './header.ts';
import { ofPresentHistory } from './history.ts';
import { journalHashAt } from './journalCut.ts';
import { migrate } from './migrate.ts';
import { asideName, companions, type StorePaths } from './paths.ts';
import { replaceDatabase } from './replacement.ts';
import { type Replayed, replay } from './replay.ts';
import { Salvage } from './salvage.ts';
import { isDamage } from './storeErrors.ts';
import type { StoreNotice, StoreOptions } from './types.ts';

const PREPARED = 'rebuild.sqlite';

/**
 * Makes the database anew from the newest whole backup, the journal after it and what the damaged file still yields;
 * the damaged one is set aside.
 * @returns what people must know
 */
export function rebuild(paths: StorePaths, options: StoreOptions, problem: string): StoreNotice[] {
  const now = options.clock.now();
  const prepared = join(paths.folder, PREPARED);
  const start = startFrom(paths, prepared);
  const damaged = new Salvage(paths.database);
  let replayed: Replayed;
  let lastSeen: number;
  try {
    replayed = replay(start.database, paths.journal, damaged);
    lastSeen = Math.max(replayed.lastSeen, damaged.lastSeq());
    start.database.transaction(() => {
      damaged.copyTo(start.database);
      beginOrigin(start.database, options.clock, options.randomBytes);
    })();
  } finally {
    damaged.close();
    start.database.close();
  }
  syncFile(prepared);
  const setAside = asideName(paths.folder, 'damaged', now);
  replaceDatabase(paths, { prepared: PREPARED, setAside, journal: replayed.journalWhole ? 'keep' : 'anew' });
  return noticesOf({ replayed, lastSeen, from: start.from, setAside, problem, at: now });
}

interface Start {
  readonly database: Database;
  /** Name of the backup; `journal` when none was whole. */
  readonly from: string;
}

function startFrom(paths: StorePaths, prepared: string): Start {
  for (const { name } of ofPresentHistory(paths, listBackups(paths.backups))) {
    removeFiles([prepared, ...companions(prepared)]);
    copyFileSync(join(paths.backups, name), prepared);
    const database = openWhole(prepared);
    if (database && agrees(database, paths.journal)) return { database, from: name };
    database?.close();
  }
  removeFiles([prepared, ...companions(prepared)]);
  const database = openWriter(prepared);
  migrate(database);
  return { database, from: 'journal' };
}

/** Whether the journal, where it has the backup's last event, has the same one. */
function agrees(database: Database, journal: string): boolean {
  const last = database
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1')
    .get();
  const hash = last && journalHashAt(journal, last.seq);
  return hash === undefined || hash === last?.hash;
}

/** Opens a copy of a backup, brought to the newest schema; undefined when it is damaged. */
export function openWhole(file: string): Database | undefined {
  if (!existsSync(file) || headerProblem(file) !== undefined) return undefined;
  let database: Database | undefined;
  try {
    database = openWriter(file);
    migrate(database);
    if (deepProblem(database) === undefined) return database;
  } catch (error) {
    database?.close();
    if (!isDamage(error)) throw error;
    return undefined;
  }
  database.close();
  return undefined;
}

function noticesOf(result: {
  replayed: Replayed;
  lastSeen: number;
  from: string;
  setAside: string;
  problem: string;
  at: number;
}): StoreNotice[] {
  const { replayed, lastSeen, from, setAside, problem, at } = result;
  if (replayed.seq === 0) return [{ key: 'store.startedEmpty', params: { setAside, problem }, at }];
  const rebuilt: StoreNotice = {
    key: 'store.rebuilt',
    params: { from, seq: replayed.seq, salvaged: replayed.salvaged, setAside, problem },
    at,
  };
  const lost = lastSeen - replayed.seq;
  return lost <= 0
    ? [rebuilt]
    : [rebuilt, { key: 'store.eventsLost', params: { lost, seq: replayed.seq, setAside }, at }];
}
