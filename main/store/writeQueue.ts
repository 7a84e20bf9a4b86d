import { AppError } from '../../shared/errors.ts';
import { type Committed, commitBatch, type Job } from './batch.ts';
import type { Session } from './session.ts';

/** Most jobs of one transaction: bounds how long the event loop is held. */
const BATCH_JOBS = 512;

/** What the queue needs of the store. */
export interface QueueHost {
  session(): Session;
  now(): number;
  /** After a commit, before the callers hear of it. `startedMs` is of `performance.now()`. */
  committed(committed: Committed, startedMs: number): void;
  /** A commit failed; returns what to tell the callers. */
  failed(error: unknown): AppError;
}

/** Group commit: the jobs of one turn of the event loop share one transaction and one fsync. */
export class WriteQueue {
  readonly #host: QueueHost;
  #jobs: Job[] = [];
  #scheduled = false;
  #paused = false;
  #stopped = false;

  constructor(host: QueueHost) {
    this.#host = host;
  }

  add(job: Job): void {
    if (this.#stopped) {
      job.reject(new AppError('hub.stopping'));
      return;
    }
    this.#jobs.push(job);
    this.#schedule();
  }

  /** Commits everything that waits, now. */
  drain(): void {
    while (this.#jobs.length > 0) this.#commit();
  }

  /** Runs `task` while jobs wait; they are committed after it. */
  async hold<Result>(task: () => Promise<Result>): Promise<Result> {
    this.assertFree();
    this.#paused = true;
    try {
      return await task();
    } finally {
      this.#paused = false;
      this.#schedule();
    }
  }

  /** @throws AppError hub.busy while jobs are held */
  assertFree(): void {
    if (this.#paused) throw new AppError('hub.busy');
  }

  /** Takes no further jobs. */
  stop(): void {
    this.#stopped = true;
  }

  #schedule(): void {
    if (this.#scheduled || this.#paused || this.#jobs.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (!this.#paused) this.#commit();
      this.#schedule();
    });
  }

  #commit(): void {
    const jobs = this.#jobs.splice(0, BATCH_JOBS);
    if (jobs.length === 0) return;
    const startedMs = performance.now();
    let committed: Committed;
    try {
      committed = commitBatch(this.#host.session(), jobs, this.#host.now());
    } catch (error) {
      const told = this.#host.failed(error);
      for (const job of jobs) job.reject(told);
      return;
    }
    this.#host.committed(committed, startedMs);
    committed.settle();
  }
}
