import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { Batch, NewName, NewSeries, Opened, Stored } from './messages.ts';
import type { Notices } from './notices.ts';
import type { CutBatch } from './openBatch.ts';
import type { WorkerLink } from './workerLink.ts';

/** Rows that may wait for the disk; then the oldest batch is given up. */
export const MAX_WAITING_ROWS = 200_000;
const RETRY_MS = 1_000;
/** An idle hub says so often that it lives. */
const ALIVE_MS = 5_000;
const THIN_EVERY_MS = 60_000;
/** Between two steps of thinning that follow each other. */
const THIN_PAUSE_MS = 100;

/** Names from a number on: those that the database does not have yet. */
export interface NewNames {
  feeds(from: number): readonly NewName[];
  subjects(from: number): readonly NewName[];
  /** Also those whose producer changed. */
  series(from: number): readonly NewSeries[];
  /** They are in the database now. */
  stored(series: readonly NewSeries[]): void;
}

export interface StorageParts {
  readonly link: WorkerLink;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: Notices;
  readonly names: NewNames;
  /** Nothing is being gathered for the next batch. */
  readonly isIdle: () => boolean;
  /** The database was set aside: whoever reads it opens the new one. */
  readonly replaced: () => Promise<void>;
}

/** Hands batches to the worker that writes, one after the other, and tries again what failed. */
export class Storage {
  readonly #parts: StorageParts;
  readonly #queue: CutBatch[] = [];
  readonly #waiters: (() => void)[] = [];
  #waitingRows = 0;
  #busy = false;
  #closed = false;
  #sent = { feeds: 0, subjects: 0, series: 0 };
  #stopRetry: Unsubscribe | undefined;
  #stopAlive: Unsubscribe = () => {};
  #stopThin: Unsubscribe = () => {};
  #problem: string | undefined;
  #dropping = false;
  readonly counts = { batches: 0, dropped: 0, lastBatchRows: 0, lastBatchMs: 0, storedTo: 0, fileBytes: 0 };

  constructor(parts: StorageParts) {
    this.#parts = parts;
  }

  get waitingRows(): number {
    return this.#waitingRows;
  }

  /** Code of what is wrong now. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** @throws AppError store.* when the database cannot be opened */
  async open(): Promise<Opened> {
    const { link, clock } = this.#parts;
    const opened = await link.ask<Opened>({ kind: 'open', now: clock.now() });
    this.#sent = { feeds: opened.feeds.length, subjects: opened.subjects.length, series: opened.series.length };
    this.counts.storedTo = clock.now();
    this.#aliveLater();
    this.#thinLater(THIN_EVERY_MS);
    return opened;
  }

  add(batch: CutBatch): void {
    this.#queue.push(batch);
    this.#waitingRows += rowsOf(batch);
    this.#giveUpOldest();
    void this.#pump();
  }

  /** Resolves when the queue is empty, or cannot be emptied now. */
  async settled(): Promise<void> {
    if (this.#queue.length === 0 && !this.#busy) return;
    if (this.#stopRetry) await this.#retryNow();
    else await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  async close(): Promise<void> {
    await this.settled();
    this.#closed = true;
    this.#stopRetry?.();
    this.#stopAlive();
    this.#stopThin();
    const { link, clock, log } = this.#parts;
    await link
      .ask({ kind: 'close', now: clock.now() })
      .catch((error: unknown) => log.error({ err: error }, 'the telemetry database could not be closed'));
    await link.end();
  }

  async #retryNow(): Promise<void> {
    this.#stopRetry?.();
    this.#stopRetry = undefined;
    const done = new Promise<void>((resolve) => this.#waiters.push(resolve));
    void this.#pump();
    await done;
  }

  async #pump(): Promise<void> {
    if (this.#busy || this.#stopRetry || this.#closed) return;
    this.#busy = true;
    for (;;) {
      const [batch] = this.#queue;
      if (!batch) break;
      try {
        await this.#store(batch);
        // It may have been given up meanwhile.
        if (this.#queue[0] === batch) {
          this.#queue.shift();
          this.#waitingRows -= rowsOf(batch);
        }
        this.#recovered();
      } catch (error) {
        await this.#failed(toAppError(error));
        break;
      }
    }
    this.#busy = false;
    for (const resolve of this.#waiters.splice(0)) resolve();
  }

  async #store(batch: CutBatch): Promise<void> {
    const { link, names } = this.#parts;
    const { feeds, subjects, series } = this.#sent;
    // First: a producer that never delivered gets its number here.
    const newSeries = names.series(series);
    const whole: Batch = {
      kind: 'batch',
      ...batch,
      feeds: names.feeds(feeds),
      subjects: names.subjects(subjects),
      series: newSeries,
    };
    const { ms, fileBytes } = await link.ask<Stored>(whole);
    this.#sent = {
      feeds: feeds + whole.feeds.length,
      subjects: subjects + whole.subjects.length,
      series: Math.max(series, ...whole.series.map(({ id }) => id + 1)),
    };
    names.stored(whole.series);
    Object.assign(this.counts, { lastBatchRows: rowsOf(batch), lastBatchMs: ms, storedTo: batch.cutAt, fileBytes });
    this.counts.batches++;
    this.#aliveLater();
  }

  async #failed(error: AppError): Promise<void> {
    const { clock, log, notices, folder } = this.#parts;
    log.error({ err: error, code: error.code, waiting: this.#waitingRows }, 'readings could not be stored');
    if (this.#problem !== error.code) {
      this.#problem = error.code;
      if (error.code === 'store.full') notices.tell('store.telemetryFull', { path: folder });
      else if (error.code !== 'store.damaged') notices.tell('store.telemetryFailed', { problem: problemOf(error) });
    }
    if (error.code !== 'store.full' && error.code !== 'store.readOnly') await this.#reopen(error);
    if (this.#closed) return;
    this.#stopRetry = clock.after(RETRY_MS, () => {
      this.#stopRetry = undefined;
      void this.#pump();
    });
  }

  /** A worker that failed is started afresh; a damaged database is set aside and a new one begun. */
  async #reopen(error: AppError): Promise<void> {
    const { link, clock, log, notices, replaced } = this.#parts;
    try {
      await link.end();
      const damaged = error.code === 'store.damaged' ? problemOf(error) : undefined;
      if (damaged !== undefined) await replaced();
      const request = { kind: 'open', now: clock.now(), damaged } as const;
      const { setAside, feeds, subjects, series } = await link.ask<Opened>(request);
      this.#sent = { feeds: feeds.length, subjects: subjects.length, series: series.length };
      if (setAside) notices.tell('store.telemetryDamaged', { problem: setAside.problem, setAside: setAside.path });
    } catch (again) {
      log.error({ err: again }, 'the telemetry database could not be opened again');
    }
  }

  #recovered(): void {
    if (this.#problem === undefined) return;
    const wasDamage = this.#problem === 'store.damaged';
    this.#problem = undefined;
    this.#dropping = false;
    if (!wasDamage) this.#parts.notices.tell('store.telemetryRecovered', {});
  }

  /** Memory stays bounded: what cannot be kept for too long is given up, oldest first, and counted. */
  #giveUpOldest(): void {
    while (this.#waitingRows > MAX_WAITING_ROWS && this.#queue.length > 1) {
      // The first one may be on its way.
      const [given] = this.#queue.splice(this.#busy ? 1 : 0, 1);
      if (!given) return;
      this.#waitingRows -= rowsOf(given);
      this.counts.dropped += rowsOf(given);
      if (!this.#dropping) this.#parts.notices.tell('store.telemetryDropped', { rows: rowsOf(given) });
      this.#dropping = true;
    }
  }

  #aliveLater(): void {
    this.#stopAlive();
    const { clock, link, log } = this.#parts;
    this.#stopAlive = clock.after(ALIVE_MS, async () => {
      const now = clock.now();
      if (this.#queue.length === 0 && !this.#busy && this.#parts.isIdle())
        await link.ask({ kind: 'alive', now }).then(
          () => {
            this.counts.storedTo = Math.max(this.counts.storedTo, now);
          },
          (error: unknown) => log.warn({ err: error }, 'no sign of life could be written'),
        );
      // Only now: a clock that jumps days ahead asks once.
      if (!this.#closed) this.#aliveLater();
    });
  }

  #thinLater(delayMs: number): void {
    const { clock, link, log } = this.#parts;
    this.#stopThin = clock.after(delayMs, async () => {
      const more = await link.ask<boolean>({ kind: 'thin', now: clock.now() }).catch((error: unknown) => {
        log.warn({ err: error }, 'thinning failed');
        return false;
      });
      if (!this.#closed) this.#thinLater(more ? THIN_PAUSE_MS : THIN_EVERY_MS);
    });
  }
}

function rowsOf({ readingRows, trackRows }: CutBatch): number {
  return readingRows + trackRows;
}

function problemOf(error: AppError): string {
  return error.cause instanceof Error ? error.cause.message : error.code;
}
