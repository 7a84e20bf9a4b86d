import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { backupName, backupOf, listBackups } from './backups.ts';
import { openWriter } from './connection.ts';
import { checkFile } from './deepCheck.ts';
import { beginOrigin } from './eventLog.ts';
import { removeFiles, syncFile, syncFolder } from './files.ts';
import { headerProblem } from './header.ts';
import { journalHashAt } from './journalCut.ts';
import { KeyValueTable } from './keyValue.ts';
import { migrate } from './migrate.ts';
import { asideName, companions, type StorePaths } from './paths.ts';
import { abandonReplacement, replaceDatabase } from './replacement.ts';
import { Session } from './session.ts';
import { storeError } from './storeErrors.ts';
import type { BackupInfo, StoreOptions } from './types.ts';

/** Pages copied between two turns of the event loop: about 2 MB. */
const BACKUP_STEP_PAGES = 512;
const PREPARED = 'restore.sqlite';

/** The session that goes on after a restore: on the backup, or on what was there when it was refused. */
export type Restored =
  | { readonly session: Session; readonly setAside: string }
  | { readonly session: Session; readonly refusal: AppError };

/** Makes, lists and restores backups, one at a time. */
export class BackupService {
  readonly #paths: StorePaths;
  readonly #options: StoreOptions;
  #running: Promise<unknown> | undefined;

  constructor(paths: StorePaths, options: StoreOptions) {
    this.#paths = paths;
    this.#options = options;
  }

  list(): BackupInfo[] {
    return listBackups(this.#paths.backups);
  }

  /** @throws AppError hub.busy, backup.failed, store.full, store.readOnly */
  create(session: Session): Promise<BackupInfo> {
    return this.#alone(() => this.#create(session));
  }

  /**
   * Puts a backup in the database's place. The caller lets no write through meanwhile.
   * @throws AppError hub.busy, backup.notFound, backup.failed, store.full, store.readOnly
   */
  restore(session: Session, name: string): Promise<Restored> {
    return this.#alone(() => this.#restore(session, name));
  }

  /** Resolves when nothing is running. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #alone<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running) throw new AppError('hub.busy');
    const running = task();
    this.#running = running;
    try {
      return await running;
    } catch (error) {
      const told = storeError(error, this.#paths.folder);
      throw told.code === 'store.failed' || told.code === 'store.damaged' ? failed(told) : told;
    } finally {
      this.#running = undefined;
    }
  }

  async #create(session: Session): Promise<BackupInfo> {
    const { backups } = this.#paths;
    await mkdir(backups, { recursive: true });
    const draft = join(backups, 'backup.draft');
    removeFiles([draft, ...companions(draft)]);
    try {
      await session.writer.backup(draft, { progress: () => BACKUP_STEP_PAGES });
      const seq = sealBackup(draft);
      await assertWhole(draft);
      const name = freeName(backups, this.#options.clock.now(), seq);
      await rename(draft, join(backups, name));
      syncFolder(backups);
      const made = backupOf(backups, name);
      if (!made) throw new AppError('backup.failed', { what: name });
      return made;
    } finally {
      removeFiles([draft, ...companions(draft)]);
    }
  }

  async #restore(session: Session, name: string): Promise<Restored> {
    const backup = backupOf(this.#paths.backups, name);
    if (!backup) throw new AppError('backup.notFound', { name });
    const prepared = join(this.#paths.folder, PREPARED);
    removeFiles([prepared, ...companions(prepared)]);
    try {
      await copyFile(join(this.#paths.backups, name), prepared);
      await assertWhole(prepared);
      return this.#replace(session, backup, prepared);
    } catch (error) {
      removeFiles([prepared, ...companions(prepared)]);
      throw error;
    }
  }

  /** From here on nothing waits: no read or write comes between the old database and the new one. */
  #replace(session: Session, backup: BackupInfo, prepared: string): Restored {
    const now = this.#options.clock.now();
    const end = this.#prepare(session, prepared);
    const setAside = asideName(this.#paths.folder, 'restored', now);
    const sameHistory = end.seq === 0 || journalHashAt(this.#paths.journal, end.seq) === end.hash;
    session.close();
    try {
      replaceDatabase(this.#paths, {
        prepared: PREPARED,
        setAside,
        journal: sameHistory ? { cutAfterSeq: end.seq } : 'anew',
        leaves: { after: backup.createdAt, until: now },
      });
    } catch (error) {
      if (!abandonReplacement(this.#paths)) throw error;
      return { session: this.#reopen(), refusal: storeError(error, this.#paths.folder) };
    }
    return { session: this.#reopen(), setAside };
  }

  #reopen(): Session {
    const session = new Session(this.#paths, this.#options);
    session.journal.retry();
    return session;
  }

  /** Gives the prepared database a new origin (S4) and the hub's present settings. */
  #prepare(session: Session, prepared: string): { seq: number; hash: string } {
    const database = openWriter(prepared);
    try {
      migrate(database);
      database.transaction(() => {
        beginOrigin(database, this.#options.clock, this.#options.randomBytes);
        database.exec('DELETE FROM settings');
        const settings = new KeyValueTable(database, 'settings');
        for (const key of session.settings.keys('')) settings.set(key, session.settings.get(key) ?? '');
      })();
      const last = database
        .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1')
        .get();
      return last ?? { seq: 0, hash: '' };
    } finally {
      database.close();
      syncFile(prepared);
    }
  }
}

/** A simulated clock may stand still: two backups never share a name. */
function freeName(folder: string, now: number, seq: number): string {
  let createdAt = now;
  while (existsSync(join(folder, backupName(createdAt, seq)))) createdAt++;
  return backupName(createdAt, seq);
}

/** Makes a backup one file that needs no companions. Returns its last position. */
function sealBackup(file: string): number {
  const database = openWriter(file);
  try {
    database.pragma('journal_mode = DELETE');
    return database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck().get() ?? 0;
  } finally {
    database.close();
    syncFile(file);
  }
}

async function assertWhole(file: string): Promise<void> {
  const problem = headerProblem(file) ?? (await checkFile(file));
  if (problem !== undefined) throw new AppError('backup.failed', { what: problem });
}

function failed(cause: unknown): AppError {
  if (cause instanceof AppError && cause.code === 'backup.failed') return cause;
  const what = cause instanceof AppError ? String(cause.params.what ?? cause.code) : String(cause);
  return new AppError('backup.failed', { what }, cause);
}
