import type Database from 'better-sqlite3';
import { firstRows, makeColumns } from '../../shared/telemetry/columns.ts';
import { CHART_POINT, type ChartPoints, type ReaderRequest } from './messages.ts';
import { HOUR_MS, MINUTE_MS } from './readingRows.ts';

/** What goes into a bucket: a reading, or a mean of several. */
export type Part = readonly [
  at: number,
  low: number,
  high: number,
  sum: number,
  count: number,
  flag: number,
  verdict: number,
  /** Milliseconds that a mean is of; 0: a reading. */
  widthMs: number,
];

export interface Chart {
  readonly columns: ChartPoints;
  /** 0: every point is one reading. */
  readonly bucketMs: number;
  readonly count: number;
}

type Query = Extract<ReaderRequest, { kind: 'chart' }>;

/**
 * A series for a chart: the readings themselves when they fit, else buckets whose length is a whole number of minutes or
 * hours where means are used, each with its lowest, highest and mean value, worst flag and all verdicts. T5: no extreme is
 * lost by thinning.
 */
export function chart(database: Database.Database, query: Query): Chart {
  const { from, to, maxPoints, hasMeans } = query;
  const whole = collect(parts(database, query, 0), maxPoints + 1, 0);
  if (whole.rows <= maxPoints)
    return { columns: firstRows(CHART_POINT, whole.columns, whole.rows), bucketMs: whole.widest, count: whole.count };
  // Buckets begin at whole multiples of their length: a range can touch two more than it is long.
  const least = Math.ceil((to - from) / Math.max(1, maxPoints - 2));
  const unit = !hasMeans ? 1 : least >= HOUR_MS ? HOUR_MS : least >= MINUTE_MS ? MINUTE_MS : 1;
  const bucketMs = Math.ceil(least / unit) * unit;
  const { columns, rows, count } = collect(parts(database, query, bucketMs), maxPoints, bucketMs);
  return { columns: firstRows(CHART_POINT, columns, rows), bucketMs, count };
}

/** Gathers parts in order of time into buckets (or one point each when `bucketMs` is 0), at most `limit` of them. */
function collect(source: Iterable<Part>, limit: number, bucketMs: number) {
  const columns = makeColumns(CHART_POINT, limit);
  let [rows, count, widest, inBucket, sum] = [0, 0, 0, 0, 0];
  let bucket = Number.NaN;
  for (const [at, low, high, partSum, partCount, flag, verdict, widthMs] of source) {
    const own = bucketMs === 0 ? at : Math.floor(at / bucketMs) * bucketMs;
    if (own !== bucket) {
      if (rows === limit) break;
      bucket = own;
      rows++;
      [inBucket, sum] = [0, 0];
      columns.at[rows - 1] = own;
      columns.low[rows - 1] = low;
      columns.high[rows - 1] = high;
    }
    const row = rows - 1;
    inBucket += partCount;
    sum += partSum;
    count += partCount;
    columns.value[row] = sum / inBucket;
    columns.low[row] = Math.min(columns.low[row] ?? low, low);
    columns.high[row] = Math.max(columns.high[row] ?? high, high);
    columns.flag[row] = Math.max(columns.flag[row] ?? 0, flag);
    columns.verdict[row] = (columns.verdict[row] ?? 0) | verdict;
    widest = Math.max(widest, widthMs);
  }
  return { columns, rows, count, widest };
}

/**
 * Parts of a series in order of time: means of hours or minutes where buckets are at least as long and they are right,
 * raw readings else. Where raw readings are gone, the finest means that there are.
 */
export function* parts(
  database: Database.Database,
  query: Omit<Query, 'maxPoints' | 'kind'>,
  bucketMs: number,
): Generator<Part> {
  const { series, from, to, hasMeans } = query;
  const raw = database
    .prepare<[number, number, number], Part>(
      `SELECT at, coalesce(low, value), coalesce(high, value), value, 1, flag, verdict, 0 FROM reading
       WHERE series = ? AND at >= ? AND at < ? ORDER BY at`,
    )
    .raw();
  if (!hasMeans) {
    yield* raw.iterate(series, from, to);
    return;
  }
  const means = (table: string, widthMs: number) =>
    database
      .prepare<[number, number, number], Part>(
        `SELECT at, low, high, sum, count, flag, verdict, ${widthMs} FROM ${table}
         WHERE series = ? AND at >= ? AND at < ? ORDER BY at`,
      )
      .raw();
  const [minutes, hours] = [means('minute_mean', MINUTE_MS), means('hour_mean', HOUR_MS)];
  const purgedTo =
    database.prepare<[number], number>('SELECT purged_to FROM series WHERE id = ?').pluck().get(series) ?? 0;
  const firstMinute =
    database.prepare<[number], number | null>('SELECT min(at) FROM minute_mean WHERE series = ?').pluck().get(series) ??
    Number.POSITIVE_INFINITY;
  const unrolled = database
    .prepare<[number, number, number], number>(
      'SELECT hour FROM unrolled WHERE series = ? AND hour >= ? AND hour < ? ORDER BY hour',
    )
    .pluck()
    .all(series, startOf(from, HOUR_MS), to);

  /** Of a stretch whose hours are all averaged. */
  const settled = (start: number, end: number): Iterable<Part> => {
    if (bucketMs >= HOUR_MS) return hours.iterate(series, startOf(start, HOUR_MS), end);
    if (bucketMs >= MINUTE_MS && start >= firstMinute) return minutes.iterate(series, startOf(start, MINUTE_MS), end);
    return raw.iterate(series, start, end);
  };
  /** Of a stretch that has means only: minutes as far back as they are kept. */
  const old = function* (start: number, end: number): Generator<Part> {
    const minutesFrom = bucketMs >= HOUR_MS ? end : Math.min(end, Math.max(start, startOf(firstMinute, HOUR_MS)));
    if (start < minutesFrom) yield* hours.iterate(series, startOf(start, HOUR_MS), minutesFrom);
    if (minutesFrom < end) yield* minutes.iterate(series, startOf(minutesFrom, MINUTE_MS), end);
  };

  let at = from;
  if (at < purgedTo) {
    const end = Math.min(to, purgedTo);
    yield* old(at, end);
    at = end;
  }
  for (const hour of unrolled) {
    if (hour + HOUR_MS <= at) continue;
    if (hour > at) yield* settled(at, hour);
    at = Math.max(at, hour);
    yield* raw.iterate(series, at, Math.min(to, hour + HOUR_MS));
    at = Math.min(to, hour + HOUR_MS);
  }
  if (at < to) yield* settled(at, to);
}

/** Start of the minute or hour that a time lies in: means at the edge of a range are taken whole. */
function startOf(at: number, unitMs: number): number {
  return Math.floor(at / unitMs) * unitMs;
}
