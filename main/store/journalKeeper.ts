import type { Answer, AnswerTable } from './answers.ts';
import type { LogReader } from './eventLog.ts';
import { type EventRow, rowOfEvent, type StoredEvent } from './eventRow.ts';
import type { Journal } from './journal.ts';
import { answerLine, eventLine } from './journalLine.ts';

/** Events written at once while catching up: bounds the memory, not the speed. */
const CATCH_UP_EVENTS = 256;

/**
 * Keeps the journal in step with the database.
 * S6: a failing journal neither loses nor refuses a committed command; it is told, and caught up when it works again.
 */
export class JournalKeeper {
  readonly #journal: Journal;
  readonly #log: LogReader;
  readonly #answers: AnswerTable;
  #problem: unknown;

  constructor(journal: Journal, log: LogReader, answers: AnswerTable) {
    this.#journal = journal;
    this.#log = log;
    this.#answers = answers;
  }

  /** Why the journal is behind; undefined while it is not. */
  get problem(): unknown {
    return this.#problem;
  }

  get bytes(): number {
    return this.#journal.bytes;
  }

  /** Writes what one commit brought. Does not throw: a failure becomes `problem`. */
  committed(events: readonly StoredEvent[], answers: readonly Answer[]): void {
    if (this.#problem !== undefined) {
      this.retry();
      return;
    }
    this.#attempt(() => this.#write(events.map(rowOfEvent), answers));
  }

  /** Brings the journal to the end of the log. Does not throw. */
  retry(): void {
    this.#attempt(() => this.catchUp());
  }

  /** Brings the journal to the end of the log. @throws what the file system throws */
  catchUp(): void {
    const answersSince = this.#journal.end.seq;
    for (;;) {
      const rows = this.#log.rowsAfter(this.#journal.end.seq, CATCH_UP_EVENTS);
      if (rows.length === 0) break;
      this.#write(rows, []);
    }
    this.#write([], this.#answers.since(answersSince));
  }

  close(): void {
    this.#journal.close();
  }

  #attempt(write: () => void): void {
    try {
      write();
      this.#problem = undefined;
    } catch (error) {
      this.#problem = error;
    }
  }

  #write(rows: readonly EventRow[], answers: readonly Answer[]): void {
    const last = rows.at(-1);
    this.#journal.append({
      lines: [...rows.map(eventLine), ...answers.map(answerLine)],
      end: last ? { seq: last.seq, hash: last.hash } : this.#journal.end,
    });
  }
}
