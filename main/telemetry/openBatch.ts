import { bytesOf, type Columns, firstRows, type Layout, makeColumns } from '../../shared/telemetry/columns.ts';
import { flagPlace } from '../../shared/telemetry/flagOrder.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import { type Batch, STORED_READING, STORED_TRACK, TRACK_RUN } from './messages.ts';

const FIRST_CAPACITY = 512;

/** A batch without its names, which are added when it is sent. */
export type CutBatch = Omit<Batch, 'kind' | 'feeds' | 'subjects' | 'series'>;

/** Gathers what is appended, call by call, until it is cut. */
export class OpenBatch {
  #readings = makeColumns(STORED_READING, FIRST_CAPACITY);
  #tracks = makeColumns(STORED_TRACK, FIRST_CAPACITY);
  #runs: number[] = [];
  #readingRows = 0;
  #trackRows = 0;

  get rows(): number {
    return this.#readingRows + this.#trackRows;
  }

  addReading(reading: Reading, series: number, feed: number): void {
    const row = this.#readingRows++;
    if (row >= this.#readings.at.length) this.#readings = doubled(STORED_READING, this.#readings, row);
    const to = this.#readings;
    to.at[row] = reading.at;
    to.value[row] = reading.value;
    to.min[row] = reading.min ?? Number.NaN;
    to.max[row] = reading.max ?? Number.NaN;
    to.total[row] = reading.total ?? Number.NaN;
    to.receivedAt[row] = reading.receivedAt;
    to.series[row] = series;
    to.feed[row] = feed;
    to.flag[row] = flagPlace(reading.flag);
    to.verdict[row] = reading.verdict;
  }

  addTrack(point: TrackPoint, subject: number, feed: number): void {
    const row = this.#trackRows++;
    if (row >= this.#tracks.at.length) this.#tracks = doubled(STORED_TRACK, this.#tracks, row);
    const to = this.#tracks;
    to.at[row] = point.at;
    to.lon[row] = point.lon;
    to.lat[row] = point.lat;
    to.speedMs[row] = point.speedMs ?? Number.NaN;
    to.headingDeg[row] = point.headingDeg ?? Number.NaN;
    to.doseRateUsvH[row] = point.doseRateUsvH ?? Number.NaN;
    to.receivedAt[row] = point.receivedAt;
    to.subject[row] = subject;
    to.feed[row] = feed;
  }

  /** The rows added since the last end are one call. */
  endReadings(rows: number): void {
    if (rows > 0) this.#runs.push(rows);
  }

  endTracks(rows: number): void {
    if (rows > 0) this.#runs.push((rows | TRACK_RUN) >>> 0);
  }

  /** Everything gathered, and begins anew. */
  cut(now: number): CutBatch {
    const readings = firstRows(STORED_READING, this.#readings, this.#readingRows);
    const tracks = firstRows(STORED_TRACK, this.#tracks, this.#trackRows);
    const batch: CutBatch = {
      cutAt: now,
      runs: Uint32Array.from(this.#runs),
      readings: bytesOf(STORED_READING, readings),
      readingRows: this.#readingRows,
      tracks: bytesOf(STORED_TRACK, tracks),
      trackRows: this.#trackRows,
    };
    this.#runs = [];
    this.#readingRows = 0;
    this.#trackRows = 0;
    return batch;
  }
}

function doubled<Of extends Layout>(layout: Of, columns: Columns<Of>, rows: number): Columns<Of> {
  const larger = makeColumns(layout, 2 * rows);
  for (const name of Object.keys(layout)) {
    const from = columns[name];
    if (from) larger[name]?.set(from);
  }
  return larger;
}
