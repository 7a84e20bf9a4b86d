import { mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { bytesOf, makeColumns, readColumns } from '../../shared/telemetry/columns.ts';
import { isDamage } from '../store/storeErrors.ts';
import { openTelemetryWriter } from './connection.ts';
import {
  type Batch,
  type NewName,
  type NewSeries,
  type Opened,
  STORED_READING,
  STORED_TRACK,
  type Stored,
} from './messages.ts';
import { migrateTelemetry } from './migrations.ts';
import { ReadingRows } from './readingRows.ts';
import { Thinning } from './thinning.ts';
import { TrackRows } from './trackRows.ts';

const CHECKED_AT_START_BYTES = 64 * 1024 * 1024;
/** Fast: speed and no more than what a disk of a desk computer gives away. */
const COMPRESSION = { level: 1 } as const;

/** The one connection that writes. Lives in a worker. */
export class TelemetryWriter {
  readonly #file: string;
  #database: Database.Database | undefined;
  #readings: ReadingRows | undefined;
  #tracks: TrackRows | undefined;
  #thinning: Thinning | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Opens the database; a damaged one is set aside and a new one begun. */
  open(now: number, damaged?: string): Opened {
    if (damaged !== undefined) return this.#openAnew(now, damaged);
    try {
      return this.#open(now);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return this.#openAnew(now, error instanceof Error ? error.message : String(error));
    }
  }

  #openAnew(now: number, problem: string): Opened {
    this.#database?.close();
    const path = this.#setAside(now);
    return { ...this.#open(now), missingSince: undefined, setAside: { path, problem } };
  }

  #open(now: number): Opened {
    this.#database?.close();
    const database = openTelemetryWriter(this.#file);
    this.#database = database;
    if (statSync(this.#file).size <= CHECKED_AT_START_BYTES) {
      const found = database.pragma('quick_check(1)', { simple: true });
      if (found !== 'ok') throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT');
    }
    migrateTelemetry(database);
    this.#readings = new ReadingRows(database);
    this.#tracks = new TrackRows(database);
    this.#thinning = new Thinning(database, this.#readings);
    const meta = (key: string) =>
      database.prepare<[string], number>('SELECT value FROM meta WHERE key = ?').pluck().get(key);
    const missingSince = meta('closed') === 0 ? meta('stored_to') : undefined;
    this.#setMeta('closed', 0);
    this.#setMeta('stored_to', now);
    return { ...this.#contents(database), missingSince };
  }

  #contents(database: Database.Database): Opened {
    const names = (table: string): NewName[] =>
      database.prepare<[], [number, string]>(`SELECT id, name FROM ${table} ORDER BY id`).raw().all();
    const series = database
      .prepare<[], NewSeries>('SELECT id, station, factor, period, owner FROM series ORDER BY id')
      .all();
    const subjects = names('subject');
    const latest = this.#readings?.latest(series.map(({ id }) => id)) ?? makeColumns(STORED_READING, 0);
    const points = this.#tracks?.latest(subjects.map(([id]) => id)) ?? makeColumns(STORED_TRACK, 0);
    return {
      feeds: names('feed'),
      subjects,
      series,
      readings: bytesOf(STORED_READING, latest),
      readingRows: latest.at.length,
      tracks: bytesOf(STORED_TRACK, points),
      trackRows: points.at.length,
    };
  }

  /** T1: everything of a batch is stored, or nothing. */
  store(batch: Batch): Stored {
    const started = performance.now();
    const database = this.#ready();
    const readings = readColumns(STORED_READING, batch.readings, batch.readingRows);
    const tracks = readColumns(STORED_TRACK, batch.tracks, batch.trackRows);
    if (!readings || !tracks) throw new Error('a batch is not what it says');
    const kept = [batch.readings, batch.tracks].map((bytes) => deflateRawSync(bytes, COMPRESSION));
    try {
      database
        .transaction(() => {
          this.#putNames(database, batch);
          this.#readings?.put(readings);
          this.#tracks?.put(tracks);
          if (batch.runs.length > 0) this.#putReceipt(database, batch, readings.receivedAt, tracks.receivedAt, kept);
          this.#setMeta('stored_to', batch.cutAt);
        })
        .immediate();
    } catch (error) {
      // What was remembered of the transaction is no longer so.
      this.#readings?.forget();
      throw error;
    }
    return { ms: performance.now() - started, fileBytes: statSync(this.#file).size };
  }

  #putNames(database: Database.Database, { feeds, subjects, series }: Batch): void {
    for (const [id, name] of feeds)
      database.prepare('INSERT INTO feed VALUES (?, ?) ON CONFLICT (id) DO NOTHING').run(id, name);
    const putSubject = database.prepare('INSERT INTO subject (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING');
    for (const [id, name] of subjects) putSubject.run(id, name);
    const putSeries = database.prepare(
      'INSERT INTO series (id, station, factor, period, owner) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET owner = excluded.owner',
    );
    for (const { id, station, factor, period, owner } of series) putSeries.run(id, station, factor, period, owner);
  }

  #putReceipt(
    database: Database.Database,
    { runs }: Batch,
    readingTimes: Float64Array,
    trackTimes: Float64Array,
    [readings, tracks]: readonly Buffer[],
  ): void {
    let [from, to] = [Number.POSITIVE_INFINITY, 0];
    for (const times of [readingTimes, trackTimes])
      for (const time of times) {
        from = Math.min(from, time);
        to = Math.max(to, time);
      }
    const runBytes = Buffer.from(runs.buffer, runs.byteOffset, runs.byteLength);
    const bytes = runBytes.length + (readings?.length ?? 0) + (tracks?.length ?? 0);
    database
      .prepare('INSERT INTO receipt (from_ms, to_ms, bytes, runs, readings, tracks) VALUES (?, ?, ?, ?, ?, ?)')
      .run(from, to, bytes, runBytes, readings, tracks);
    database
      .prepare(
        "INSERT INTO meta VALUES ('receipt_bytes', ?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value",
      )
      .run(bytes);
  }

  /** The hub lives and had nothing to store until now. */
  alive(now: number): void {
    this.#ready();
    this.#setMeta('stored_to', now);
  }

  /** One short step of thinning. @returns whether there is more to do */
  thin(now: number): boolean {
    this.#ready();
    return this.#thinning?.step(now) ?? false;
  }

  close(now: number): void {
    if (!this.#database) return;
    this.#setMeta('stored_to', now);
    this.#setMeta('closed', 1);
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
    this.#database.close();
    this.#database = undefined;
  }

  #ready(): Database.Database {
    if (!this.#database) throw new Error('the database is not open');
    return this.#database;
  }

  #setMeta(key: string, value: number): void {
    this.#ready()
      .prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }

  /** Moves the files to a folder of their own; nothing is ever deleted. */
  #setAside(now: number): string {
    const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
    const folder = join(dirname(this.#file), `damaged-telemetry-${stamp}`);
    mkdirSync(folder, { recursive: true });
    for (const suffix of ['', '-wal', '-shm']) {
      const from = `${this.#file}${suffix}`;
      try {
        renameSync(from, join(folder, basename(from)));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
    return folder;
  }
}
