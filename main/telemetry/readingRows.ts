import type { Database, Statement } from 'better-sqlite3';
import { makeColumns } from '../../shared/telemetry/columns.ts';
import { PERIODS } from '../../shared/telemetry/reading.ts';
import { STORED_READING, type StoredReadings } from './messages.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Hours remembered as marked; then the memory is emptied, which only costs a few statements more. */
const MARKS_KEPT = 200_000;
/** Sets hours of different series apart in one number: more hours than there will ever be. */
const HOURS = 4_000_000;

/** Readings of longer periods stay raw for ever: there is nothing to thin. */
export function hasMeans(period: number): boolean {
  const name = PERIODS[period];
  return name === 'realtime' || name === 'minute';
}

/** A row of `reading`, as SQLite gives it. */
export type ReadingRow = readonly [
  series: number,
  at: number,
  value: number,
  low: number | null,
  high: number | null,
  total: number | null,
  flag: number,
  verdict: number,
  feed: number,
  receivedAt: number,
];

/** Writes readings; keeps in mind which hours have to be averaged (again). */
export class ReadingRows {
  readonly #database: Database;
  readonly #put: Statement;
  readonly #putLate: Statement;
  readonly #mark: Statement;
  readonly #mergers: readonly { readonly statement: Statement; readonly bucketMs: number }[];
  readonly #marked = new Set<number>();
  /** By series: whether it is averaged, and before when its raw readings are gone. Undefined: not looked up yet. */
  readonly #series = new Map<number, { readonly means: boolean; purgedTo: number }>();

  constructor(database: Database) {
    this.#database = database;
    const insert = 'INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, at)';
    this.#put = database.prepare(`${insert} DO UPDATE SET value = excluded.value, low = excluded.low,
      high = excluded.high, total = excluded.total, flag = excluded.flag, verdict = excluded.verdict,
      feed = excluded.feed, received_at = excluded.received_at`);
    this.#putLate = database.prepare(`${insert} DO NOTHING`);
    this.#mark = database.prepare('INSERT INTO unrolled VALUES (?, ?) ON CONFLICT DO NOTHING');
    const merge = (table: string) =>
      database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (series, at) DO UPDATE SET
        low = min(low, excluded.low), high = max(high, excluded.high), sum = sum + excluded.sum, count = count + 1,
        flag = max(flag, excluded.flag), verdict = verdict | excluded.verdict`);
    this.#mergers = [
      { statement: merge('minute_mean'), bucketMs: MINUTE_MS },
      { statement: merge('hour_mean'), bucketMs: HOUR_MS },
    ];
  }

  /** T3: the same datum received again takes the place of the older. */
  put(rows: StoredReadings): void {
    for (let i = 0; i < rows.at.length; i++) {
      const series = rows.series[i] ?? 0;
      const at = rows.at[i] ?? 0;
      const value = rows.value[i] ?? 0;
      const [low, high] = [orNull(rows.min[i]), orNull(rows.max[i])];
      const [flag, verdict] = [rows.flag[i] ?? 0, rows.verdict[i] ?? 0];
      const rest = [flag, verdict, rows.feed[i] ?? 0, rows.receivedAt[i] ?? 0];
      const known = this.#known(series);
      const late = at < known.purgedTo;
      const { changes } = (late ? this.#putLate : this.#put).run(
        series,
        at,
        value,
        low,
        high,
        orNull(rows.total[i]),
        ...rest,
      );
      if (!known.means) continue;
      if (!late) this.#markHour(series, Math.floor(at / HOUR_MS));
      else if (changes > 0)
        // Its hour is made of means only: it is added to them, once.
        for (const { statement, bucketMs } of this.#mergers) {
          const start = Math.floor(at / bucketMs) * bucketMs;
          statement.run(series, start, low ?? value, high ?? value, value, flag, verdict);
        }
    }
  }

  /** Newest reading of each series that has one. */
  latest(series: readonly number[]): StoredReadings {
    const select = this.#database
      .prepare<[number], ReadingRow>('SELECT * FROM reading WHERE series = ? ORDER BY at DESC LIMIT 1')
      .raw();
    return packReadings(series.flatMap((id) => select.all(id)));
  }

  /** The hour is averaged: the next reading in it marks it again. */
  rolled(series: number, hour: number): void {
    this.#marked.delete(series * HOURS + hour);
  }

  purged(series: number, to: number): void {
    this.#known(series).purgedTo = to;
  }

  /** A transaction was taken back: nothing that was remembered of it holds. */
  forget(): void {
    this.#marked.clear();
    this.#series.clear();
  }

  #markHour(series: number, hour: number): void {
    const key = series * HOURS + hour;
    if (this.#marked.has(key)) return;
    this.#mark.run(series, hour * HOUR_MS);
    if (this.#marked.size >= MARKS_KEPT) this.#marked.clear();
    this.#marked.add(key);
  }

  #known(series: number): { readonly means: boolean; purgedTo: number } {
    const known = this.#series.get(series);
    if (known) return known;
    const row = this.#database
      .prepare<[number], { period: number; purged_to: number }>('SELECT period, purged_to FROM series WHERE id = ?')
      .get(series);
    if (!row) throw new Error(`series ${series} has no name`);
    const found = { means: hasMeans(row.period), purgedTo: hasMeans(row.period) ? row.purged_to : 0 };
    this.#series.set(series, found);
    return found;
  }
}

/** Rows of `reading` as columns. */
export function packReadings(rows: readonly ReadingRow[]): StoredReadings {
  const columns = makeColumns(STORED_READING, rows.length);
  rows.forEach(([series, at, value, low, high, total, flag, verdict, feed, receivedAt], i) => {
    columns.series[i] = series;
    columns.at[i] = at;
    columns.value[i] = value;
    columns.min[i] = low ?? Number.NaN;
    columns.max[i] = high ?? Number.NaN;
    columns.total[i] = total ?? Number.NaN;
    columns.flag[i] = flag;
    columns.verdict[i] = verdict;
    columns.feed[i] = feed;
    columns.receivedAt[i] = receivedAt;
  });
  return columns;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
