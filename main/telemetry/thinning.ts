import type { Database } from 'better-sqlite3';
import { HOUR_MS, MINUTE_MS, type ReadingRows } from './readingRows.ts';

const DAY_MS = 24 * HOUR_MS;
/** Raw readings of series that are averaged, and the record of receipt. */
export const RAW_MS = 30 * DAY_MS;
export const MINUTE_MEANS_MS = 366 * DAY_MS;
/** Track points: all of them, then one a minute (and the highest dose rate of the minute), then none. */
export const TRACK_WHOLE_MS = DAY_MS;
export const TRACK_MS = 30 * DAY_MS;
export const RECEIPT_BYTES = 20e9;
/** An hour is averaged so long after its end: what comes later averages it again. */
const SETTLED_MS = 5 * MINUTE_MS;
/** One step's time in the writer: appends wait no longer for it. */
const STEP_MS = 15;
/** Rows that one statement of a step touches, about. */
const CHUNK = 500;

type Task = (now: number) => boolean;

/**
 * Thins by age, in steps of about 15 ms: means of closed hours are made from the raw readings, raw readings older than 30
 * days are removed once they live on in means, minute means after a year; means of hours stay for ever.
 * T4: thinning equals the direct mean: an hour that a late reading touched is averaged anew from its raw readings, and
 * nothing is removed before its hour is averaged.
 */
export class Thinning {
  readonly #database: Database;
  readonly #readings: ReadingRows;
  /** Series and subject that the last step ended at. */
  readonly #cursors = { raw: -1, minutes: -1, subjects: -1 };

  #minutesDay = -1;

  constructor(database: Database, readings: ReadingRows) {
    this.#database = database;
    this.#readings = readings;
  }

  /** @returns whether there is more to do now */
  step(now: number): boolean {
    const until = performance.now() + STEP_MS;
    const tasks: readonly Task[] = [
      (time) => this.#rollUp(time),
      (time) => this.#purgeRaw(time),
      (time) => this.#purgeMinutes(time),
      (time) => this.#thinTracks(time),
      (time) => this.#pruneReceipts(time),
    ];
    for (const task of tasks) {
      while (performance.now() < until) if (!this.#database.transaction(task).immediate(now)) break;
      if (performance.now() >= until) return true;
    }
    return false;
  }

  /** Averages one hour of one series. */
  #rollUp(now: number): boolean {
    const next = this.#database
      .prepare<[number], { series: number; hour: number }>(
        'SELECT series, hour FROM unrolled WHERE hour <= ? ORDER BY series, hour LIMIT 1',
      )
      .get(now - HOUR_MS - SETTLED_MS);
    if (!next) return false;
    const { series, hour } = next;
    for (const [table, bucketMs] of [
      ['minute_mean', MINUTE_MS],
      ['hour_mean', HOUR_MS],
    ] as const) {
      this.#database
        .prepare(
          `INSERT OR REPLACE INTO ${table}
           SELECT series, at / ${bucketMs} * ${bucketMs}, min(coalesce(low, value)), max(coalesce(high, value)), sum(value),
             count(*), max(flag), ${bitsOr('verdict')}
           FROM reading WHERE series = ? AND at >= ? AND at < ? GROUP BY at / ${bucketMs}`,
        )
        .run(series, hour, hour + HOUR_MS);
    }
    this.#database.prepare('DELETE FROM unrolled WHERE series = ? AND hour = ?').run(series, hour);
    this.#readings.rolled(series, hour / HOUR_MS);
    return true;
  }

  /** Removes old raw readings of one series, whole hours, as many as a step may. */
  #purgeRaw(now: number): boolean {
    const cutoff = Math.floor((now - RAW_MS) / HOUR_MS) * HOUR_MS;
    const next = this.#database
      .prepare<[number, number], { id: number; purged_to: number }>(
        'SELECT id, purged_to FROM series WHERE id > ? AND period < 2 AND purged_to < ? ORDER BY id LIMIT 1',
      )
      .get(this.#cursors.raw, cutoff);
    if (!next) {
      this.#cursors.raw = -1;
      return false;
    }
    const { id, purged_to: from } = next;
    const unrolled = this.#database
      .prepare<[number], number | null>('SELECT min(hour) FROM unrolled WHERE series = ?')
      .pluck()
      .get(id);
    const end = Math.min(cutoff, unrolled ?? cutoff);
    const chunkEnd = this.#database
      .prepare<[number, number, number], number>(
        `SELECT at FROM reading WHERE series = ? AND at >= ? AND at < ? ORDER BY at LIMIT 1 OFFSET ${CHUNK}`,
      )
      .pluck()
      .get(id, from, end);
    const to = chunkEnd === undefined ? end : Math.floor(chunkEnd / HOUR_MS + 1) * HOUR_MS;
    if (to > from) {
      this.#database.prepare('DELETE FROM reading WHERE series = ? AND at >= ? AND at < ?').run(id, from, to);
      this.#database.prepare('UPDATE series SET purged_to = ? WHERE id = ?').run(to, id);
      this.#readings.purged(id, to);
    }
    if (to >= end) this.#cursors.raw = id;
    return true;
  }

  /** Once a day: a year is not so exact that every series need be looked at each minute. */
  #purgeMinutes(now: number): boolean {
    const day = Math.floor(now / DAY_MS);
    if (this.#minutesDay === day) return false;
    const next = this.#database
      .prepare<[number], number>('SELECT id FROM series WHERE id > ? AND period < 2 ORDER BY id LIMIT 1')
      .pluck()
      .get(this.#cursors.minutes);
    if (next === undefined) {
      this.#cursors.minutes = -1;
      this.#minutesDay = day;
      return false;
    }
    const { changes } = this.#database
      .prepare(
        `DELETE FROM minute_mean WHERE series = @series AND at IN
           (SELECT at FROM minute_mean WHERE series = @series AND at < @before ORDER BY at LIMIT ${CHUNK})`,
      )
      .run({ series: next, before: now - MINUTE_MEANS_MS });
    if (changes < CHUNK) this.#cursors.minutes = next;
    return true;
  }

  /** One subject's points of the hours that grew old since it was last thinned. */
  #thinTracks(now: number): boolean {
    const whole = Math.floor((now - TRACK_WHOLE_MS) / HOUR_MS) * HOUR_MS;
    const next = this.#database
      .prepare<[number, number], { id: number; thinned_to: number }>(
        'SELECT id, thinned_to FROM subject WHERE id > ? AND thinned_to < ? ORDER BY id LIMIT 1',
      )
      .get(this.#cursors.subjects, whole);
    if (!next) {
      this.#cursors.subjects = -1;
      return false;
    }
    const { id, thinned_to: from } = next;
    this.#database.prepare('DELETE FROM track WHERE subject = ? AND at < ?').run(id, now - TRACK_MS);
    const kept = (choice: string) =>
      `SELECT at FROM (SELECT at, ${choice} FROM track WHERE subject = @id AND at >= @from AND at < @whole GROUP BY at / ${MINUTE_MS})`;
    this.#database
      .prepare(
        `DELETE FROM track WHERE subject = @id AND at >= @from AND at < @whole
           AND at NOT IN (${kept('min(at)')}) AND at NOT IN (${kept('max(dose)')} WHERE "max(dose)" IS NOT NULL)`,
      )
      .run({ id, from, whole });
    this.#database.prepare('UPDATE subject SET thinned_to = ? WHERE id = ?').run(whole, id);
    this.#cursors.subjects = id;
    return true;
  }

  #pruneReceipts(now: number): boolean {
    const oldest = this.#database
      .prepare<[], { seq: number; to_ms: number; bytes: number }>(
        'SELECT seq, to_ms, bytes FROM receipt ORDER BY seq LIMIT 1',
      )
      .get();
    const total =
      this.#database.prepare<[], number>("SELECT value FROM meta WHERE key = 'receipt_bytes'").pluck().get() ?? 0;
    if (!oldest || (oldest.to_ms >= now - RAW_MS && total <= RECEIPT_BYTES)) return false;
    this.#database.prepare('DELETE FROM receipt WHERE seq = ?').run(oldest.seq);
    this.#database.prepare("UPDATE meta SET value = value - ? WHERE key = 'receipt_bytes'").run(oldest.bytes);
    return true;
  }
}

/** SQLite has no aggregate for it. */
export function bitsOr(column: string): string {
  return Array.from({ length: 8 }, (_, bit) => `max(${column} & ${1 << bit})`).join(' + ');
}
