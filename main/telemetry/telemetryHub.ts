import { setTimeout } from 'node:timers/promises';
import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { readColumns } from '../../shared/telemetry/columns.ts';
import { PERIODS, type Period, type Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import type { Log } from '../log.ts';
import type { StoreNotice } from '../store/types.ts';
import { type NewSeries, type Opened, STORED_READING, STORED_TRACK } from './messages.ts';
import { NameTable } from './nameTable.ts';
import { clockTime, type Notices } from './notices.ts';
import { OpenBatch } from './openBatch.ts';
import { Queries } from './queries.ts';
import { ReadingTable, type SeriesEntry } from './readingTable.ts';
import { MAX_WAITING_ROWS, Storage } from './storage.ts';
import type { Received, SeriesId, Telemetry, TelemetryStatistics, TimeRange } from './telemetry.ts';
import { TrackTable } from './trackTable.ts';
import { readingOfRow, trackOfRow } from './unpack.ts';
import { WorkerLink } from './workerLink.ts';

/** T1: a batch is on its way so long after its first row, or with so many rows. */
const BATCH_MS = 500;
const BATCH_ROWS = 5_000;
const FLUSH_EVERY_MS = 25;

interface Parts {
  readonly file: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly notices: Notices;
}

/** Telemetry as the hub has it: newest values in its memory, everything in the database behind its workers. */
export class TelemetryHub implements Telemetry {
  readonly readingTable = new ReadingTable();
  readonly trackTable = new TrackTable();
  readonly feedTable = new NameTable();
  readonly #parts: Parts;
  readonly #batch = new OpenBatch();
  readonly #storage: Storage;
  readonly #queries: Queries;
  #stopTimer: Unsubscribe | undefined;
  #flushedAt = Number.NEGATIVE_INFINITY;
  /** A flush that still covers what is appended now. */
  #nextFlush: Promise<void> | undefined;
  #appended = { readings: 0, tracks: 0 };

  constructor(parts: Parts) {
    this.#parts = parts;
    const { file, folder, clock, log, notices } = parts;
    const { readingTable, trackTable, feedTable } = this;
    this.#queries = new Queries({ file, folder, readingTable, trackTable, feedTable, notices });
    this.#storage = new Storage({
      link: new WorkerLink({ file, folder, role: 'writer' }),
      folder,
      clock,
      log,
      notices,
      isIdle: () => this.#batch.rows === 0,
      replaced: () => this.#queries.close(),
      names: {
        feeds: (from) => feedTable.names.slice(from).map((name, i) => [from + i, name] as const),
        subjects: (from) => trackTable.subjects.slice(from).map((name, i) => [from + i, name] as const),
        series: (from) =>
          [...[...readingTable.newOwners].filter(({ index }) => index < from), ...readingTable.entries.slice(from)].map(
            (entry) => this.#newSeries(entry),
          ),
        stored: (series) => this.#ownersStored(series),
      },
    });
  }

  async open(): Promise<void> {
    const opened = await this.#storage.open();
    const { notices, clock } = this.#parts;
    if (opened.setAside)
      notices.tell('store.telemetryDamaged', { problem: opened.setAside.problem, setAside: opened.setAside.path });
    if (opened.missingSince !== undefined)
      notices.tell('store.telemetryGap', {
        since: clockTime(opened.missingSince),
        until: clockTime(clock.now()),
        sinceMs: opened.missingSince,
      });
    this.#load(opened);
  }

  authoritative(readings: readonly Reading[]): readonly Reading[] {
    return readings.filter((reading) => this.readingTable.claim(reading) !== undefined);
  }

  append(readings: readonly Reading[]): readonly Reading[] {
    const taken: Reading[] = [];
    for (const reading of readings) {
      const entry = this.readingTable.claim(reading);
      if (!entry) continue;
      this.readingTable.show(entry, reading);
      this.#batch.addReading(reading, entry.index, this.feedTable.number(reading.feedId));
      taken.push(reading);
    }
    this.#batch.endReadings(taken.length);
    this.#appended.readings += taken.length;
    this.#gathered();
    return taken;
  }

  appendTracks(points: readonly TrackPoint[]): void {
    for (const point of points) {
      const row = this.trackTable.row(point.subjectId);
      this.trackTable.show(row, point);
      this.#batch.addTrack(point, row, this.feedTable.number(point.feedId));
    }
    this.#batch.endTracks(points.length);
    this.#appended.tracks += points.length;
    this.#gathered();
  }

  /**
   * Many that flush at once share one batch: it is cut when the one before it is stored and at most every 25 ms, so that a
   * thousand devices that wait for their answers cost some transactions a second and not thousands. These milliseconds are
   * the machine's, as the disk's are: a simulated clock that stands still must not hold a commit.
   */
  flush(): Promise<void> {
    this.#nextFlush ??= this.#flushNext();
    return this.#nextFlush;
  }

  async #flushNext(): Promise<void> {
    await this.#storage.settled();
    const pauseMs = this.#flushedAt + FLUSH_EVERY_MS - performance.now();
    if (pauseMs > 0) await setTimeout(pauseMs);
    this.#nextFlush = undefined;
    this.#flushedAt = performance.now();
    if (this.#batch.rows > 0 || this.readingTable.newOwners.size > 0) this.#cut();
    await this.#storage.settled();
  }

  get pressure(): number {
    return Math.min(1, (this.#storage.waitingRows + this.#batch.rows) / MAX_WAITING_ROWS);
  }

  *latest(): Iterable<Reading> {
    for (const { latest } of this.readingTable.entries) if (latest) yield latest;
  }

  latestOf(stationId: string): readonly Reading[] {
    return this.readingTable.ofStation(stationId).flatMap(({ latest }) => latest ?? []);
  }

  async history(query: SeriesId & TimeRange & { readonly period: Period; readonly limit: number }): Promise<Reading[]> {
    await this.flush();
    return this.#queries.history(query);
  }

  async received(range: TimeRange, onCall: (received: Received) => void | Promise<void>): Promise<void> {
    await this.flush();
    await this.#queries.received(range, onCall);
  }

  async series(query: Parameters<Telemetry['series']>[0]) {
    await this.flush();
    return this.#queries.series(query);
  }

  async factors(stationId: string) {
    await this.flush();
    return this.#queries.factors(stationId);
  }

  async export(query: Parameters<Telemetry['export']>[0]) {
    await this.flush();
    return this.#queries.export(query);
  }

  async trail(query: Parameters<Telemetry['trail']>[0]) {
    await this.flush();
    return this.#queries.trail(query);
  }

  setProducer({ stationId, factor }: SeriesId, feedId: string): number {
    const changed = this.readingTable.ofFactor(stationId, factor).filter(({ owner }) => owner !== feedId);
    for (const entry of changed) {
      this.readingTable.give(entry, feedId);
      entry.ownerAt = this.#parts.clock.now();
    }
    if (changed.length > 0) this.#cut();
    return changed.length;
  }

  notices(): readonly StoreNotice[] {
    return this.#parts.notices.list;
  }

  onNotice(listener: (notice: StoreNotice) => void): Unsubscribe {
    return this.#parts.notices.on(listener);
  }

  statistics(): TelemetryStatistics {
    return {
      ...this.#appended,
      ...this.#storage.counts,
      refused: this.readingTable.refused,
      waiting: this.#storage.waitingRows + this.#batch.rows,
      problem: this.#storage.problem,
    };
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#queries.close();
    await this.#storage.close();
  }

  #gathered(): void {
    if (this.#batch.rows >= BATCH_ROWS) this.#cut();
    else if (this.#batch.rows > 0) this.#stopTimer ??= this.#parts.clock.after(BATCH_MS, () => this.#cut());
  }

  #cut(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#storage.add(this.#batch.cut(this.#parts.clock.now()));
  }

  #newSeries({ index, stationId, factor, period, owner }: SeriesEntry): NewSeries {
    return {
      id: index,
      station: stationId,
      factor,
      period: PERIODS.indexOf(period),
      owner: this.feedTable.number(owner),
    };
  }

  #ownersStored(series: readonly NewSeries[]): void {
    for (const { id, owner } of series) {
      const entry = this.readingTable.entries[id];
      if (entry && this.feedTable.number(entry.owner) === owner) this.readingTable.newOwners.delete(entry);
    }
  }

  #load({ feeds, subjects, series, readings, readingRows, tracks, trackRows }: Opened): void {
    for (const [, name] of feeds) this.feedTable.number(name);
    for (const [, name] of subjects) this.trackTable.row(name);
    const nameOf = (feed: number) => this.feedTable.names[feed] ?? '';
    for (const { station, factor, period, owner } of series)
      this.readingTable.add(station, factor, PERIODS[period] ?? 'realtime', nameOf(owner), 0);
    const readingColumns = readColumns(STORED_READING, readings, readingRows);
    const trackColumns = readColumns(STORED_TRACK, tracks, trackRows);
    if (!readingColumns || !trackColumns) throw new Error('the telemetry worker sent other rows than it said');
    for (let row = 0; row < readingRows; row++) {
      const entry = this.readingTable.entries[readingColumns.series[row] ?? -1];
      if (!entry) continue;
      const reading = readingOfRow(readingColumns, row, entry, nameOf);
      entry.ownerAt = reading.receivedAt;
      this.readingTable.show(entry, reading);
    }
    for (let row = 0; row < trackRows; row++) {
      const subject = trackColumns.subject[row] ?? 0;
      const name = this.trackTable.subjects[subject];
      if (name !== undefined) this.trackTable.show(subject, trackOfRow(trackColumns, row, name, nameOf));
    }
  }
}
