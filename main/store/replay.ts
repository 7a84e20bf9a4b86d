import type { Database } from 'better-sqlite3';
import { compareHybridTime, type HybridTime } from '../../shared/clock.ts';
import { AnswerTable } from './answers.ts';
import { ChainVerifier } from './chains.ts';
import { EVENT_COLUMNS, type EventRow, rowOfEvent } from './eventRow.ts';
import { listSegments, readSegment } from './journalSegments.ts';
import { KeyValueTable } from './keyValue.ts';
import { foldLog } from './rebuildProjections.ts';

/** A second place to find an event that the journal lacks. */
export interface EventSource {
  /** The event at a position; undefined when it is not there or unreadable. */
  at(seq: number): EventRow | undefined;
}

export interface Replayed {
  /** Position of the last event after the replay. */
  readonly seq: number;
  /** Events that only the second source had. */
  readonly salvaged: number;
  /** True when the journal held every event of the log up to its own end, unharmed. */
  readonly journalWhole: boolean;
  /** Highest position seen anywhere: above `seq` when events between could not be found. */
  readonly lastSeen: number;
}

/**
 * Appends to a database the events of the journal that it lacks, and those of `salvage` where the journal has none, as
 * long as each continues its chain; then folds them. One transaction.
 */
export function replay(database: Database, journalFolder: string, salvage: EventSource): Replayed {
  return database.transaction(() => new Replay(database, journalFolder, salvage).run()).immediate();
}

class Replay {
  readonly #folder: string;
  readonly #salvage: EventSource;
  readonly #verifier = new ChainVerifier();
  readonly #answers: AnswerTable;
  readonly #insert;
  readonly #hashAt;
  readonly #meta: KeyValueTable;
  readonly #database: Database;
  readonly #before: number;
  #time: HybridTime;
  #seq: number;
  #lastSeen: number;
  #salvaged = 0;
  #journalWhole = true;
  #journalSeq = 0;

  constructor(database: Database, folder: string, salvage: EventSource) {
    this.#database = database;
    this.#folder = folder;
    this.#salvage = salvage;
    this.#answers = new AnswerTable(database);
    this.#insert = database.prepare<[EventRow]>(
      `INSERT INTO events (${EVENT_COLUMNS}) VALUES (${EVENT_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
    );
    this.#hashAt = database.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
    this.#meta = new KeyValueTable(database, 'meta');
    this.#time = JSON.parse(this.#meta.get('time') ?? '{"ms":0,"counter":0}');
    this.#before = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck().get() ?? 0;
    this.#seq = this.#before;
    this.#lastSeen = this.#before;
    const ends = database.prepare<[], EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE seq IN (SELECT max(seq) FROM events GROUP BY origin)`,
    );
    for (const row of ends.all()) this.#verifier.accept(row);
  }

  run(): Replayed {
    for (const { file } of listSegments(this.#folder)) this.#segment(file);
    this.#fill(Number.POSITIVE_INFINITY);
    if (this.#seq > this.#before) {
      this.#meta.set('time', JSON.stringify(this.#time));
      foldLog(this.#database, this.#before);
    }
    return {
      seq: this.#seq,
      salvaged: this.#salvaged,
      journalWhole: this.#journalWhole,
      lastSeen: this.#lastSeen,
    };
  }

  #segment(file: string): void {
    for (const { entry } of readSegment(file)) {
      if ('invalid' in entry) this.#journalWhole = false;
      else if ('answer' in entry) this.#answers.put(entry.answer);
      else this.#event(rowOfEvent(entry.stored));
    }
  }

  #event(row: EventRow): void {
    this.#lastSeen = Math.max(this.#lastSeen, row.seq);
    if (row.seq !== this.#journalSeq + 1) this.#journalWhole = false;
    this.#journalSeq = row.seq;
    if (row.seq <= this.#before) {
      if (this.#hashAt.get(row.seq) !== row.hash) this.#journalWhole = false;
      return;
    }
    this.#fill(row.seq);
    if (row.seq !== this.#seq + 1 || !this.#append(row)) this.#journalWhole = false;
  }

  /** Appends from the second source up to the event before `seq`. */
  #fill(seq: number): void {
    while (this.#seq + 1 < seq) {
      const row = this.#salvage.at(this.#seq + 1);
      if (!row || !this.#append(row)) return;
      this.#salvaged++;
    }
  }

  #append(row: EventRow): boolean {
    if (!this.#verifier.fits(row)) return false;
    this.#verifier.accept(row);
    this.#insert.run(row);
    this.#seq = row.seq;
    const at = { ms: row.at_ms, counter: row.at_counter };
    if (compareHybridTime(at, this.#time) > 0) this.#time = at;
    return true;
  }
}
