import { inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { bytesOf } from '../../shared/telemetry/columns.ts';
import { chart } from './chart.ts';
import { openTelemetryReader } from './connection.ts';
import {
  CHART_POINT,
  type ChartAnswer,
  type ExtentAnswer,
  type HistoryAnswer,
  type ReaderRequest,
  type ReceivedAnswer,
  STORED_READING,
  STORED_TRACK,
} from './messages.ts';
import { packReadings, type ReadingRow } from './readingRows.ts';
import { trail } from './trail.ts';

/** Bytes of one portion of the record of receipt, before they are unpacked: a message that holds nobody up. */
const PORTION_BYTES = 1_000_000;
/** A clock that was set back may put batches this far out of the order of time. */
const SLACK_MS = 3_600_000;

/** A connection that only reads. Lives in a worker. */
export class TelemetryReader {
  readonly #database: Database.Database;

  constructor(file: string) {
    this.#database = openTelemetryReader(file);
  }

  async answer(request: ReaderRequest): Promise<unknown> {
    switch (request.kind) {
      case 'history':
        return this.#history(request);
      case 'chart': {
        const { columns, bucketMs, count } = chart(this.#database, request);
        const answer: ChartAnswer = { rows: columns.at.length, points: bytesOf(CHART_POINT, columns), bucketMs, count };
        return answer;
      }
      case 'firstWithData':
        return this.#firstWithData(request);
      case 'extent':
        return this.#extent(request);
      case 'received':
        return this.#received(request);
      case 'trail': {
        const columns = trail(this.#database, request);
        return { rows: columns.at.length, tracks: bytesOf(STORED_TRACK, columns) };
      }
      case 'file': {
        // Read only when a file is written: charts need not wait for it.
        const { writeReadingFile } = await import('./exportReadings.ts');
        return writeReadingFile(this.#database, request.task);
      }
    }
  }

  close(): void {
    this.#database.close();
  }

  #history({ series, from, to, limit }: Extract<ReaderRequest, { kind: 'history' }>): HistoryAnswer {
    const rows = this.#database
      .prepare<[number, number, number, number], ReadingRow>(
        'SELECT * FROM reading WHERE series = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT ?',
      )
      .raw()
      .all(series, from, to, limit)
      .reverse();
    const columns = packReadings(rows);
    return { rows: rows.length, readings: bytesOf(STORED_READING, columns) };
  }

  #firstWithData({ series, from, to }: Extract<ReaderRequest, { kind: 'firstWithData' }>): number {
    const tables = ['reading', 'hour_mean'].map((table) =>
      this.#database.prepare(`SELECT 1 FROM ${table} WHERE series = ? AND at >= ? AND at < ? LIMIT 1`).pluck(),
    );
    return series.find((id) => tables.some((table) => table.get(id, from, to) !== undefined)) ?? -1;
  }

  #extent({ series, hasMeans }: Extract<ReaderRequest, { kind: 'extent' }>): ExtentAnswer {
    const read = (sql: string) =>
      this.#database.prepare<{ series: number }, { count: number | null; firstAt: number | null }>(sql).get({ series });
    const raw = hasMeans
      ? `SELECT count(*) AS count, min(at) AS firstAt FROM unrolled JOIN reading
           ON reading.series = unrolled.series AND at >= hour AND at < hour + 3600000 WHERE unrolled.series = @series`
      : 'SELECT count(*) AS count, min(at) AS firstAt FROM reading WHERE series = @series';
    const found = [read(raw)];
    if (hasMeans)
      found.push(
        read(`SELECT sum(count) AS count, min(at) AS firstAt FROM hour_mean
          WHERE series = @series AND at NOT IN (SELECT hour FROM unrolled WHERE series = @series)`),
      );
    // The first reading itself where it is still there, else the hour that it was in.
    const first = this.#database
      .prepare<[number], number | null>('SELECT min(at) FROM reading WHERE series = ?')
      .pluck();
    const starts = found.flatMap((part) => part?.firstAt ?? []);
    const hour = Math.min(...starts);
    const rawFirst = first.get(series);
    return {
      count: found.reduce((sum, part) => sum + (part?.count ?? 0), 0),
      firstAt: rawFirst !== undefined && rawFirst !== null && rawFirst < hour + 3_600_000 ? rawFirst : hour,
    };
  }

  #received({ from, to, afterSeq }: Extract<ReaderRequest, { kind: 'received' }>): ReceivedAnswer {
    const first =
      afterSeq > 0
        ? afterSeq + 1
        : (this.#database
            .prepare<[number, number], number | null>('SELECT min(seq) FROM receipt WHERE to_ms >= ? AND from_ms < ?')
            .pluck()
            .get(from, to) ?? Number.MAX_SAFE_INTEGER);
    const rows = this.#database.prepare<
      [number],
      { seq: number; from_ms: number; to_ms: number; bytes: number; runs: Buffer; readings: Buffer; tracks: Buffer }
    >('SELECT * FROM receipt WHERE seq >= ? ORDER BY seq');
    const batches: ReceivedAnswer['batches'][number][] = [];
    let bytes = 0;
    for (const row of rows.iterate(first)) {
      if (row.from_ms >= to + SLACK_MS) return { batches, done: true };
      if (row.to_ms < from || row.from_ms >= to) continue;
      batches.push({
        seq: row.seq,
        runs: new Uint32Array(Uint8Array.from(row.runs).buffer),
        readings: Uint8Array.from(inflateRawSync(row.readings)),
        tracks: Uint8Array.from(inflateRawSync(row.tracks)),
      });
      bytes += row.bytes;
      if (bytes >= PORTION_BYTES) return { batches, done: false };
    }
    return { batches, done: true };
  }
}
