import type { Database } from 'better-sqlite3';
import { rowChecksum } from './checksum.ts';

/** How long a repeated call still gets its first answer, milliseconds: longer than any outbox waits. */
export const ANSWER_AGE_MS = 7 * 24 * 3600 * 1000;
const PRUNE_EVERY_MS = 3600 * 1000;

/** The answer a command got. */
export interface Answer {
  readonly callId: string;
  readonly actor: string;
  /** When, epoch milliseconds. */
  readonly at: number;
  /** Position of the log after it. */
  readonly seq: number;
  /** JSON of the result; null for none. */
  readonly resultJson: string | null;
}

interface AnswerRow {
  call_id: string;
  actor: string;
  at_ms: number;
  seq: number;
  result: string | null;
}

/** The table `answers`: what each command was told, so that repeating it repeats the answer (R3). */
export class AnswerTable {
  readonly #get;
  readonly #insert;
  readonly #prune;
  readonly #since;
  #prunedAt = 0;

  constructor(database: Database) {
    this.#get = database.prepare<[string, string], AnswerRow>(
      'SELECT call_id, actor, at_ms, seq, result FROM answers WHERE call_id = ? AND actor = ?',
    );
    this.#insert = database.prepare<[string, string, number, number, string | null, number]>(
      'INSERT OR IGNORE INTO answers (call_id, actor, at_ms, seq, result, checksum) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#prune = database.prepare<[number]>('DELETE FROM answers WHERE at_ms < ?');
    this.#since = database.prepare<[number], AnswerRow>(
      'SELECT call_id, actor, at_ms, seq, result FROM answers WHERE seq >= ? ORDER BY seq',
    );
  }

  get(callId: string, actor: string): Answer | undefined {
    const row = this.#get.get(callId, actor);
    return row && answerOfRow(row);
  }

  put(answer: Answer): void {
    const { callId, actor, at, seq, resultJson } = answer;
    this.#insert.run(callId, actor, at, seq, resultJson, rowChecksum(callId, actor, at, seq, resultJson));
  }

  /** Answers given at or after a position of the log. */
  since(seq: number): Answer[] {
    return this.#since.all(seq).map(answerOfRow);
  }

  /** Forgets old answers, at most once an hour. @param now epoch milliseconds */
  prune(now: number): void {
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    this.#prune.run(now - ANSWER_AGE_MS);
  }
}

function answerOfRow(row: AnswerRow): Answer {
  return { callId: row.call_id, actor: row.actor, at: row.at_ms, seq: row.seq, resultJson: row.result };
}
