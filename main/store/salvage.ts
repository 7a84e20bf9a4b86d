import type { Database } from 'better-sqlite3';
import { AnswerTable } from './answers.ts';
import { rowChecksum } from './checksum.ts';
import { openReader } from './connection.ts';
import { EVENT_COLUMNS, type EventRow, rowHash } from './eventRow.ts';
import { KeyValueTable } from './keyValue.ts';
import type { EventSource } from './replay.ts';
import { systemCode } from './storeErrors.ts';

/** What can still be read of a damaged database. */
export class Salvage implements EventSource {
  readonly #database: Database | undefined;

  /** @param file the damaged database; may be missing or not a database at all */
  constructor(file: string) {
    this.#database = attempt(() => openReader(file));
  }

  at(seq: number): EventRow | undefined {
    return attempt(() =>
      this.#database?.prepare<[number], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ?`).get(seq),
    );
  }

  /** Highest position of an event that is whole; 0 when it cannot be told. */
  lastSeq(): number {
    const seq = attempt(() => this.#database?.prepare<[], number>('SELECT max(seq) FROM events').pluck().get());
    const last = seq && this.at(seq);
    return last && rowHash(last) === last.hash ? last.seq : 0;
  }

  /** Copies the settings and answers whose checksums are right; those that are there already stay. */
  copyTo(target: Database): void {
    const settings = new KeyValueTable(target, 'settings');
    for (const [key, value] of this.#wholeRows('settings', 'key, value')) settings.set(String(key), String(value));
    const answers = new AnswerTable(target);
    for (const [callId, actor, at, seq, result] of this.#wholeRows('answers', 'call_id, actor, at_ms, seq, result')) {
      const resultJson = result === null ? null : String(result);
      answers.put({ callId: String(callId), actor: String(actor), at: Number(at), seq: Number(seq), resultJson });
    }
  }

  close(): void {
    this.#database?.close();
  }

  *#wholeRows(table: string, columns: string): Generator<(string | number | null)[]> {
    const rows = attempt(() => this.#database?.prepare(`SELECT ${columns}, checksum FROM ${table}`).raw().iterate());
    if (!rows) return;
    for (;;) {
      const next = attempt(() => rows.next());
      if (!next || next.done) return;
      const row = next.value as (string | number | null)[];
      if (rowChecksum(...row.slice(0, -1)) === row.at(-1)) yield row.slice(0, -1);
    }
  }
}

/** The result, or undefined where SQLite cannot read: expected of a damaged file, and what it holds is lost. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!systemCode(error).startsWith('SQLITE_') && !(error instanceof TypeError)) throw error;
    return undefined;
  }
}
