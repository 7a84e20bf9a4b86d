import { AppError } from '../../shared/errors.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Answer } from './answers.ts';
import type { StoredEvent } from './eventRow.ts';
import { fold } from './projection.ts';
import type { Session } from './session.ts';
import { isSqliteError } from './storeErrors.ts';
import type { Decision, ReadView, Written } from './types.ts';

/** A command that waits for its turn. */
export interface Job {
  readonly actor: string;
  readonly callId: string | undefined;
  readonly decide: (view: ReadView) => Decision<unknown>;
  readonly resolve: (written: Written<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of a job: what to tell its caller once the batch is on disk. */
type Outcome = { readonly written: Written<unknown> } | { readonly refusal: unknown };

/** What a batch committed. */
export interface Committed {
  readonly events: readonly StoredEvent[];
  readonly answers: readonly Answer[];
  /** Tells every caller. */
  settle(): void;
}

/**
 * Runs jobs in one transaction, each in its own savepoint, and commits.
 * S3: a failed commit throws and leaves the database and the session's memory as before.
 * @param now epoch milliseconds
 */
export function commitBatch(session: Session, jobs: readonly Job[], now: number): Committed {
  const { writer, log, answers } = session;
  const head = log.head;
  const batch = new Batch(session, now);
  writer.exec('BEGIN IMMEDIATE');
  try {
    const outcomes = jobs.map((job) => batch.run(job));
    if (batch.events.length > 0) log.saveTime();
    session.entities.settleDirectory();
    answers.prune(now);
    writer.exec('COMMIT');
    session.entities.forgetTouched();
    session.seq = log.head.seq;
    return { events: batch.events, answers: batch.answers, settle: () => settle(jobs, outcomes) };
  } catch (error) {
    log.head = head;
    session.entities.forgetTouched();
    if (writer.inTransaction) writer.exec('ROLLBACK');
    throw error;
  }
}

function settle(jobs: readonly Job[], outcomes: readonly Outcome[]): void {
  jobs.forEach((job, index) => {
    const outcome = outcomes[index];
    if (!outcome) job.reject(new AppError('internal'));
    else if ('refusal' in outcome) job.reject(outcome.refusal);
    else job.resolve(outcome.written);
  });
}

class Batch {
  readonly events: StoredEvent[] = [];
  readonly answers: Answer[] = [];
  readonly #session: Session;
  readonly #now: number;
  readonly #savepoint;
  readonly #release;
  readonly #undo;

  constructor(session: Session, now: number) {
    this.#session = session;
    this.#now = now;
    this.#savepoint = session.writer.prepare('SAVEPOINT job');
    this.#release = session.writer.prepare('RELEASE job');
    this.#undo = session.writer.prepare('ROLLBACK TO job');
  }

  run(job: Job): Outcome {
    const { log, writer } = this.#session;
    const head = log.head;
    this.#savepoint.run();
    try {
      const outcome = this.#answered(job) ?? this.#decide(job);
      this.#release.run();
      return outcome;
    } catch (error) {
      // What SQLite itself refuses (disk full, damage) concerns the whole batch.
      if (isSqliteError(error) || !writer.inTransaction) throw error;
      this.#undo.run();
      this.#release.run();
      log.head = head;
      return { refusal: error };
    }
  }

  #answered(job: Job): Outcome | undefined {
    if (job.callId === undefined) return undefined;
    const answer = this.#session.answers.get(job.callId, job.actor);
    if (!answer) return undefined;
    const result: unknown = answer.resultJson === null ? undefined : JSON.parse(answer.resultJson);
    return { written: { result, seq: answer.seq } };
  }

  #decide(job: Job): Outcome {
    const { log, entities, newest, answers } = this.#session;
    const { events, result } = job.decide(newest);
    const stored = log.append(events, job.actor);
    for (const { event } of stored) fold(event, entities);
    const { seq } = log.head;
    const answer = job.callId === undefined ? undefined : this.#answer(job.callId, job.actor, seq, result);
    if (answer) answers.put(answer);
    // Only now is nothing left that can throw.
    this.events.push(...stored);
    if (answer) this.answers.push(answer);
    return { written: { result, seq } };
  }

  #answer(callId: string, actor: string, seq: number, result: unknown): Answer {
    return { callId, actor, at: this.#now, seq, resultJson: JSON.stringify(result) ?? null };
  }
}

/** The events of a commit as listeners get them. */
export function eventsOf(committed: Committed): LoggedEvent[] {
  return committed.events.map(({ event }) => event);
}
