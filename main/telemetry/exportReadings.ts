import type Database from 'better-sqlite3';
import {
  csvLine,
  type ReadingFileRow,
  readingCells,
  readingHeader,
  readingWorkbook,
} from '../../shared/exporting/readingTable.ts';
import { flagAt } from '../../shared/telemetry/flagOrder.ts';
import { parts } from './chart.ts';
import type { FileAnswer, FileTask } from './messages.ts';
import type { ReadingRow } from './readingRows.ts';

/** CSV is put together in pieces of so many lines. */
const LINES = 5_000;

/** Writes every reading of some series that is kept; where raw readings are gone, their means. */
export async function writeReadingFile(database: Database.Database, task: FileTask): Promise<FileAnswer> {
  const rows = counted(fileRows(database, task), task.maxRows);
  const bytes = task.format === 'csv' ? csv(rows, task) : await readingWorkbook(rows, task.language);
  return rows.count > task.maxRows ? { tooMany: rows.count } : { bytes, rows: rows.count };
}

/** Ends one row after the limit: then there are too many. */
function counted(rows: Iterable<ReadingFileRow>, limit: number) {
  return {
    count: 0,
    *[Symbol.iterator]() {
      for (const row of rows) {
        if (++this.count > limit) return;
        yield row;
      }
    },
  };
}

function csv(rows: Iterable<ReadingFileRow>, { language }: FileTask): Uint8Array {
  const pieces: Buffer[] = [];
  let lines = [`\uFEFF${csvLine(readingHeader(language))}`];
  const cut = () => {
    pieces.push(Buffer.from(lines.map((line) => `${line}\r\n`).join('')));
    lines = [];
  };
  for (const row of rows) {
    lines.push(csvLine(readingCells(row, language)));
    if (lines.length >= LINES) cut();
  }
  cut();
  return Uint8Array.from(Buffer.concat(pieces));
}

function* fileRows(database: Database.Database, { series, from, to, feeds }: FileTask): Generator<ReadingFileRow> {
  const purged = database.prepare<[number], number>('SELECT purged_to FROM series WHERE id = ?').pluck();
  const raw = database
    .prepare<[number, number, number], ReadingRow>(
      'SELECT * FROM reading WHERE series = ? AND at >= ? AND at < ? ORDER BY at',
    )
    .raw();
  for (const { id, hasMeans, ...names } of series) {
    const rawFrom = hasMeans ? Math.min(to, Math.max(from, purged.get(id) ?? 0)) : from;
    for (const [at, low, high, sum, count, flag, verdict] of from < rawFrom
      ? parts(database, { series: id, hasMeans, from, to: rawFrom }, 0)
      : [])
      yield { ...names, at, value: sum / count, min: low, max: high, flag: flagAt(flag), verdict, count, feed: '' };
    for (const [, at, value, low, high, total, flag, verdict, feed, receivedAt] of raw.iterate(id, rawFrom, to))
      yield {
        ...names,
        at,
        value,
        min: low ?? undefined,
        max: high ?? undefined,
        total: total ?? undefined,
        flag: flagAt(flag),
        verdict,
        count: 1,
        feed: feeds[feed] ?? '',
        receivedAt,
      };
  }
}
