import { existsSync } from 'node:fs';
import { BackgroundCheck } from './backgroundCheck.ts';
import { BackupService } from './backupService.ts';
import { listBackups } from './backups.ts';
import { openWriter } from './connection.ts';
import { CHECKED_AT_START_BYTES, diagnose } from './diagnosis.ts';
import { makeFolder, removeFiles } from './files.ts';
import { lockFolder } from './lock.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type StorePaths, storePaths } from './paths.ts';
import { rebuild } from './rebuild.ts';
import { reconcile } from './reconcile.ts';
import { finishReplacement } from './replacement.ts';
import { Session } from './session.ts';
import { SqliteStore } from './sqliteStore.ts';
import { Statistics } from './statistics.ts';
import { storeError } from './storeErrors.ts';
import type { Store, StoreNotice, StoreOptions } from './types.ts';

/**
 * Opens the store in a folder, making it when there is none and mending it when it is damaged; `notices` says what was
 * mended.
 * @throws AppError store.locked, store.full, store.readOnly, store.newer, store.failed (a failing disk)
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const paths = storePaths(options.folder);
  try {
    makeFolder(paths.folder);
    const lock = lockFolder(paths, options.clock.now());
    try {
      return open(paths, options, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw storeError(error, options.folder);
  }
}

function open(paths: StorePaths, options: StoreOptions, unlock: () => void): Store {
  finishReplacement(paths);
  const { notices, checkedWhole } = mend(paths, options);
  const session = new Session(paths, options);
  session.journal.retry();
  const statistics = new Statistics(paths);
  const check = new BackgroundCheck(paths, options.clock, (notice) => {
    notices.push(notice);
    if (notice.key === 'store.damageFound') statistics.damaged(String(notice.params.problem));
  });
  if (!checkedWhole) check.schedule();
  const backups = new BackupService(paths, options);
  const suspect = (problem: string) => check.suspect(problem);
  const stopChecks = () => check.stop();
  return new SqliteStore({ options, session, backups, notices, statistics, suspect, stopChecks, release: unlock });
}

function mend(paths: StorePaths, options: StoreOptions): { notices: StoreNotice[]; checkedWhole: boolean } {
  if (existsSync(paths.suspect)) options.onLongStep?.('store.checking');
  const hasBackups = listBackups(paths.backups).length > 0;
  const diagnosis = diagnose(paths, options.checkedAtStartBytes ?? CHECKED_AT_START_BYTES, hasBackups);
  if (diagnosis.found === 'nothing') return { notices: [], checkedWhole: true };
  if (diagnosis.found === 'damage') {
    options.onLongStep?.('store.rebuilding');
    return { notices: rebuild(paths, options, diagnosis.problem), checkedWhole: true };
  }
  const { checkedWhole } = diagnosis;
  upgrade(paths, options);
  const notices = reconcile(paths, checkedWhole, options.clock.now());
  if (checkedWhole) removeFiles([paths.suspect]);
  return { notices, checkedWhole };
}

/** Brings a database of an older program to the present schema. */
function upgrade(paths: StorePaths, options: StoreOptions): void {
  const database = openWriter(paths.database);
  try {
    if (schemaVersion(database) === MIGRATIONS.length) return;
    options.onLongStep?.('store.upgrading');
    migrate(database);
  } finally {
    database.close();
  }
}
