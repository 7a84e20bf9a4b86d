import {
  MAX_EXPORTED_READINGS,
  type MeasuredFactor,
  type ReadingSeries,
  type SeriesPoint,
  type TrailPoint,
} from '../../shared/contract/telemetry.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import { type Columns, type Layout, readColumns } from '../../shared/telemetry/columns.ts';
import { flagAt } from '../../shared/telemetry/flagOrder.ts';
import { PERIODS, type Period, type Reading } from '../../shared/telemetry/reading.ts';
import {
  CHART_POINT,
  type ChartAnswer,
  type ExtentAnswer,
  type FileAnswer,
  type FileTask,
  type HistoryAnswer,
  type ReaderRequest,
  type ReceivedAnswer,
  STORED_READING,
  STORED_TRACK,
  type StoredReadings,
  TRACK_RUN,
} from './messages.ts';
import type { NameTable } from './nameTable.ts';
import type { Notices } from './notices.ts';
import { hasMeans } from './readingRows.ts';
import type { ReadingTable, SeriesEntry } from './readingTable.ts';
import type { ExportQuery, Received, SeriesId, Telemetry, TimeRange } from './telemetry.ts';
import type { TrackTable } from './trackTable.ts';
import { readingOfRow, trackOfRow } from './unpack.ts';
import { WorkerLink } from './workerLink.ts';

const HOUR_MS = 3_600_000;
/** Which period suits a range, best first: by the longest range that it suits. */
const SUITABLE: readonly { readonly upToMs: number; readonly periods: readonly Period[] }[] = [
  { upToMs: 6 * HOUR_MS, periods: ['realtime', 'minute', 'hour', 'day'] },
  { upToMs: 7 * 24 * HOUR_MS, periods: ['minute', 'realtime', 'hour', 'day'] },
  { upToMs: 120 * 24 * HOUR_MS, periods: ['hour', 'minute', 'realtime', 'day'] },
  { upToMs: Number.POSITIVE_INFINITY, periods: ['day', 'hour', 'minute', 'realtime'] },
];

interface Parts {
  readonly file: string;
  readonly folder: string;
  readonly readingTable: ReadingTable;
  readonly trackTable: TrackTable;
  readonly feedTable: NameTable;
  readonly notices: Notices;
}

/** Asks the worker that only reads, and makes readings of its rows. */
export class Queries {
  readonly #parts: Parts;
  readonly #link: WorkerLink;
  #damageTold = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#link = this.#newLink();
  }

  async history(query: SeriesId & TimeRange & { readonly period: Period; readonly limit: number }): Promise<Reading[]> {
    const { from, to, limit } = query;
    const entry = this.#parts.readingTable.find(query.stationId, query.factor, query.period);
    if (!entry) return [];
    const request = { kind: 'history', series: entry.index, from, to, limit } as const;
    const { rows, readings } = await this.#ask<HistoryAnswer>(request);
    const columns = columnsOf(STORED_READING, readings, rows);
    return Array.from({ length: rows }, (_, row) => readingOfRow(columns, row, entry, this.#feedName));
  }

  async received(range: TimeRange, onCall: (received: Received) => void | Promise<void>): Promise<void> {
    let afterSeq = 0;
    for (;;) {
      const { batches, done } = await this.#ask<ReceivedAnswer>({ kind: 'received', ...range, afterSeq });
      for (const batch of batches) {
        afterSeq = batch.seq;
        for (const call of this.#calls(batch, range)) await onCall(call);
      }
      if (done) return;
    }
  }

  async series(query: Parameters<Telemetry['series']>[0]): Promise<ReadingSeries[]> {
    const { from, to, maxPoints, period } = query;
    return Promise.all(
      query.series.map(async ({ stationId, factor }) => {
        const entry = await this.#entryFor({ stationId, factor }, period, { from, to });
        const shown = entry?.period ?? (period === 'auto' ? 'hour' : period);
        if (!entry) return { stationId, factor, period: shown, bucketMs: 0, count: 0, points: [] };
        const request = { kind: 'chart', ...seriesOf(entry), from, to, maxPoints } as const;
        const { rows, points, bucketMs, count } = await this.#ask<ChartAnswer>(request);
        const columns = columnsOf(CHART_POINT, points, rows);
        const made = Array.from(
          { length: rows },
          (_, row): SeriesPoint => [
            columns.at[row] ?? 0,
            columns.value[row] ?? 0,
            columns.low[row] ?? 0,
            columns.high[row] ?? 0,
            flagAt(columns.flag[row] ?? 0),
            columns.verdict[row] ?? 0,
          ],
        );
        return { stationId, factor, period: shown, bucketMs, count, points: made };
      }),
    );
  }

  async factors(stationId: string): Promise<MeasuredFactor[]> {
    const entries = this.#parts.readingTable.ofStation(stationId);
    const found = await Promise.all(
      entries.map(async (entry) => {
        if (!entry.latest) return [];
        const { count, firstAt } = await this.#ask<ExtentAnswer>({ kind: 'extent', ...seriesOf(entry) });
        const { factor, period, latest, owner, refused } = entry;
        return [{ factor, period, last: latest, firstAt, lastAt: latest.at, count, feedId: owner, refused }];
      }),
    );
    return found.flat();
  }

  async export(query: ExportQuery): Promise<{ bytes: Uint8Array; readings: number }> {
    const { format, language, from, to, period, feedName } = query;
    const limit = MAX_EXPORTED_READINGS[format];
    const entries = await Promise.all(
      query.series.map(async ({ station, factorName, unit, ...asked }) => {
        const entry = await this.#entryFor(asked, period, { from, to });
        if (!entry) return [];
        const { stationId, factor } = asked;
        return [
          { ...seriesOf(entry), id: entry.index, stationId, factor, station, factorName, unit, period: entry.period },
        ];
      }),
    );
    const feeds = this.#parts.feedTable.names.map(feedName);
    const series = entries.flat().map(({ series: _, ...rest }) => rest);
    const task: FileTask = { format, language, from, to, maxRows: limit, series, feeds };
    // A large file keeps a worker busy for seconds: it gets one of its own.
    const link = this.#newLink();
    try {
      const answer = await link.ask<FileAnswer>({ kind: 'file', task });
      if ('tooMany' in answer) throw new AppError('export.tooMany', { total: `> ${limit}`, limit });
      return { bytes: answer.bytes, readings: answer.rows };
    } finally {
      await link.end();
    }
  }

  async trail(query: Parameters<Telemetry['trail']>[0]): Promise<TrailPoint[]> {
    const { from, to, maxPoints } = query;
    const subject = this.#parts.trackTable.find(query.subjectId);
    if (subject === undefined) return [];
    const answer = await this.#ask<{ rows: number; tracks: Uint8Array }>({
      kind: 'trail',
      subject,
      from,
      to,
      maxPoints,
    });
    const columns = columnsOf(STORED_TRACK, answer.tracks, answer.rows);
    return Array.from({ length: answer.rows }, (_, row) => {
      const point = trackOfRow(columns, row, query.subjectId, this.#feedName);
      const { at, lon, lat, speedMs = null, headingDeg = null, doseRateUsvH = null } = point;
      return [at, lon, lat, speedMs, headingDeg, doseRateUsvH];
    });
  }

  /** Ends the worker; the next query starts it again. */
  close(): Promise<void> {
    return this.#link.end();
  }

  readonly #feedName = (feed: number): string => this.#parts.feedTable.names[feed] ?? '';

  #newLink(): WorkerLink {
    const { file, folder } = this.#parts;
    return new WorkerLink({ file, folder, role: 'reader' });
  }

  async #ask<Answer>(request: ReaderRequest): Promise<Answer> {
    try {
      return await this.#link.ask<Answer>(request);
    } catch (error) {
      const { code, cause } = toAppError(error);
      if (code === 'store.damaged' && !this.#damageTold) {
        this.#damageTold = true;
        const problem = cause instanceof Error ? cause.message : code;
        this.#parts.notices.tell('store.telemetryDamageFound', { problem });
      }
      throw error;
    }
  }

  /** The series asked for; of `auto`, the one that suits the range best of those with data in it. */
  async #entryFor(asked: SeriesId, period: Period | 'auto', { from, to }: TimeRange): Promise<SeriesEntry | undefined> {
    const { readingTable } = this.#parts;
    if (period !== 'auto') return readingTable.find(asked.stationId, asked.factor, period);
    const periods = SUITABLE.find(({ upToMs }) => to - from <= upToMs)?.periods ?? PERIODS;
    const entries = periods.flatMap((each) => readingTable.find(asked.stationId, asked.factor, each) ?? []);
    if (entries.length <= 1) return entries[0];
    const series = entries.map(({ index }) => index);
    const found = await this.#ask<number>({ kind: 'firstWithData', series, from, to });
    return readingTable.entries[found] ?? entries[0];
  }

  *#calls(batch: ReceivedAnswer['batches'][number], { from, to }: TimeRange): Generator<Received> {
    const isIn = ({ receivedAt }: { readonly receivedAt: number }) => receivedAt >= from && receivedAt < to;
    const rowsOfKind = (tracks: boolean) =>
      batch.runs.reduce((sum, run) => sum + (run >= TRACK_RUN === tracks ? run % TRACK_RUN : 0), 0);
    const readingColumns = columnsOf(STORED_READING, batch.readings, rowsOfKind(false));
    const trackColumns = columnsOf(STORED_TRACK, batch.tracks, rowsOfKind(true));
    let [readingRow, trackRow] = [0, 0];
    for (const run of batch.runs) {
      if (run >= TRACK_RUN) {
        const points = Array.from({ length: run % TRACK_RUN }, (_, i) => {
          const row = trackRow + i;
          const subject = this.#parts.trackTable.subjects[trackColumns.subject[row] ?? -1] ?? '';
          return trackOfRow(trackColumns, row, subject, this.#feedName);
        }).filter(isIn);
        trackRow += run % TRACK_RUN;
        if (points.length > 0) yield { kind: 'tracks', points };
      } else {
        const readings = this.#readings(readingColumns, readingRow, run).filter(isIn);
        readingRow += run;
        if (readings.length > 0) yield { kind: 'readings', readings };
      }
    }
  }

  #readings(columns: StoredReadings, first: number, count: number): Reading[] {
    return Array.from({ length: count }, (_, i) => first + i).flatMap((row) => {
      const entry = this.#parts.readingTable.entries[columns.series[row] ?? -1];
      return entry ? [readingOfRow(columns, row, entry, this.#feedName)] : [];
    });
  }
}

function seriesOf({ index, period }: SeriesEntry): { readonly series: number; readonly hasMeans: boolean } {
  return { series: index, hasMeans: hasMeans(PERIODS.indexOf(period)) };
}

/** @throws Error when the worker's bytes are not what it says: then hub and worker are not of one build */
function columnsOf<Of extends Layout>(layout: Of, bytes: Uint8Array, rows: number): Columns<Of> {
  const columns = readColumns(layout, bytes, rows);
  if (!columns) throw new Error('the telemetry worker sent other rows than it said');
  return columns;
}
