import type { Unsubscribe } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import type { EventType, LoggedEvent } from '../../shared/events.ts';
import type { RecordKind } from '../../shared/records/index.ts';
import type { BackupService } from './backupService.ts';
import { type Committed, eventsOf } from './batch.ts';
import { verifyChains } from './chains.ts';
import { GuardedView } from './guardedView.ts';
import { ingest } from './ingest.ts';
import { Listeners } from './listeners.ts';
import { rebuildProjections } from './rebuildProjections.ts';
import type { Session } from './session.ts';
import type { Statistics } from './statistics.ts';
import { storeError } from './storeErrors.ts';
import type {
  BackupInfo,
  Decision,
  Ingested,
  ReadView,
  Snapshot,
  SnapshotPage,
  Store,
  StoreNotice,
  StoreOptions,
  Written,
} from './types.ts';
import { WriteQueue } from './writeQueue.ts';

/** What `openStore` hands to the store it has opened. */
export interface StoreParts {
  readonly options: StoreOptions;
  readonly session: Session;
  readonly backups: BackupService;
  readonly notices: StoreNotice[];
  readonly statistics: Statistics;
  /** Told when reading or writing met damage. */
  readonly suspect: (problem: string) => void;
  /** Called when the store closes: before the connections, and last. */
  readonly stopChecks: () => Promise<void>;
  readonly release: () => void;
}

/** Milliseconds between attempts to catch a failed journal up. */
const JOURNAL_RETRY_MS = 5000;

/** The store on SQLite. Made by `openStore`. */
export class SqliteStore implements Store {
  readonly #parts: StoreParts;
  readonly #queue: WriteQueue;
  readonly #commits = new Listeners<readonly LoggedEvent[]>();
  readonly #replacements = new Listeners<void>();
  #session: Session;
  #closed = false;
  #stopRetrying: Unsubscribe | undefined;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#session = parts.session;
    const { clock } = parts.options;
    this.#queue = new WriteQueue({
      session: () => this.#open(),
      now: () => clock.now(),
      committed: (committed, startedMs) => this.#committed(committed, startedMs),
      failed: (error) => this.#failed(error),
    });
  }

  get origin(): string {
    return this.#open().log.origin;
  }

  readonly view: ReadView = new GuardedView((query) => this.#read(({ committed }) => query(committed)));

  seq(): number {
    return this.#open().seq;
  }

  write<Result>(
    actor: string,
    decide: (view: ReadView) => Decision<Result>,
    callId?: string,
  ): Promise<Written<Result>> {
    return new Promise((resolve, reject) => {
      // The answer that comes back is this decide's, or the one kept under its callId: of the same command.
      this.#queue.add({ actor, callId, decide, resolve: (written) => resolve(written as Written<Result>), reject });
    });
  }

  onCommit(listener: (events: readonly LoggedEvent[]) => void): Unsubscribe {
    return this.#commits.add(listener);
  }

  onReplaced(listener: () => void): Unsubscribe {
    return this.#replacements.add(listener);
  }

  eventsAfter(seq: number, limit: number): LoggedEvent[] {
    return this.#read((session) => session.logReader.eventsAfter(seq, limit));
  }

  timeline(incidentId: string, afterSeq: number, limit: number): LoggedEvent[] {
    return this.#read((session) => session.logReader.timeline(incidentId, afterSeq, limit));
  }

  eventsOfType<Type extends EventType>(type: Type): Extract<LoggedEvent, { type: Type }>[] {
    return this.#read((session) => session.logReader.ofType(type));
  }

  snapshot(kinds: readonly RecordKind[], page?: SnapshotPage): Snapshot {
    return this.#read(({ reader, logReader, committed }) =>
      reader
        .transaction((): Snapshot => {
          const seq = logReader.seq();
          return page ? { seq, ...committed.entityPage(kinds, page) } : { seq, entities: committed.entities(kinds) };
        })
        .deferred(),
    );
  }

  verifyChains(): { events: number; origins: number; broken: { origin: string; originSeq: number }[] } {
    return this.#read(({ reader }) => verifyChains(reader));
  }

  async ingest(events: readonly LoggedEvent[]): Promise<Ingested> {
    const startedMs = performance.now();
    const session = this.#quiet();
    try {
      const { ingested, committed } = ingest(session, events);
      this.#committed(committed, startedMs);
      return ingested;
    } catch (error) {
      throw error instanceof AppError ? error : this.#failed(error);
    }
  }

  async rebuildProjections(): Promise<void> {
    const session = this.#quiet();
    try {
      rebuildProjections(session.writer);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  createBackup(): Promise<BackupInfo> {
    return this.#parts.backups.create(this.#open());
  }

  listBackups(): BackupInfo[] {
    this.#open();
    return this.#parts.backups.list();
  }

  async restoreBackup(name: string): Promise<{ seq: number; setAside: string }> {
    this.#open();
    return this.#queue.hold(async () => {
      const restored = await this.#parts.backups.restore(this.#session, name);
      this.#session = restored.session;
      if ('refusal' in restored) throw restored.refusal;
      this.#replacements.tell(undefined, (error) => this.#parts.statistics.listenerFailed(error));
      return { seq: restored.session.seq, setAside: restored.setAside };
    });
  }

  notices(): readonly StoreNotice[] {
    return this.#parts.notices;
  }

  statistics(): ReturnType<Store['statistics']> {
    return this.#parts.statistics.of(this.#open());
  }

  readonly settings: Store['settings'] = {
    get: (key) => this.#read(({ settings }) => settings.get(key)),
    set: (key, value) => this.#read(({ settings }) => settings.set(key, value)),
    delete: (key) => this.#read(({ settings }) => settings.delete(key)),
    keys: (prefix) => this.#read(({ settings }) => settings.keys(prefix)),
  };

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#queue.stop();
    await this.#parts.backups.settled();
    await this.#parts.stopChecks();
    this.#queue.drain();
    this.#stopRetrying?.();
    this.#closed = true;
    this.#session.close();
    this.#parts.release();
  }

  #open(): Session {
    if (this.#closed) throw new AppError('hub.stopping');
    return this.#session;
  }

  /** The session with nothing waiting to be committed. */
  #quiet(): Session {
    const session = this.#open();
    this.#queue.assertFree();
    this.#queue.drain();
    return session;
  }

  #read<Result>(query: (session: Session) => Result): Result {
    const session = this.#open();
    try {
      return query(session);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #committed(committed: Committed, startedMs: number): void {
    const { journal } = this.#session;
    journal.committed(committed.events, committed.answers);
    this.#parts.statistics.committed(performance.now() - startedMs);
    if (journal.problem !== undefined) this.#retryJournal();
    if (committed.events.length === 0) return;
    this.#commits.tell(eventsOf(committed), (error) => this.#parts.statistics.listenerFailed(error));
  }

  #retryJournal(): void {
    this.#stopRetrying ??= this.#parts.options.clock.after(JOURNAL_RETRY_MS, () => {
      this.#stopRetrying = undefined;
      this.#session.journal.retry();
      if (this.#session.journal.problem !== undefined) this.#retryJournal();
    });
  }

  #failed(error: unknown): AppError {
    const told = storeError(error, this.#parts.options.folder);
    this.#parts.statistics.failed(told);
    if (told.code === 'store.damaged')
      this.#parts.suspect(told.cause instanceof Error ? told.cause.message : told.message);
    return told;
  }
}
