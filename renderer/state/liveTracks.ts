import { readColumns } from '../../shared/telemetry/columns.ts';
import { TRACK_DEGREES, TRACK_ROW, type TracksMessage } from '../../shared/telemetry/live.ts';

/** Where things are, a row each. Arrays are longer than `count`; NaN: not known. */
export interface TrackArrays {
  /** Ids of vehicles and mobile sources. A row stays its subject's until a break of the connection. */
  readonly subjects: readonly string[];
  /** lon, lat, lon, lat …: WGS-84 degrees. */
  readonly lonLat: Float64Array;
  readonly headingDeg: Float32Array;
  readonly speedMs: Float32Array;
  readonly doseRateUsvH: Float32Array;
  /** Time of the position, epoch milliseconds; 0: this row was never filled. */
  readonly at: Float64Array;
  readonly count: number;
  /** Grows with every change. */
  readonly version: number;
}

interface Rows {
  subjects: string[];
  rowOf: Map<string, number>;
  lonLat: Float64Array;
  headingDeg: Float32Array;
  speedMs: Float32Array;
  doseRateUsvH: Float32Array;
  at: Float64Array;
}

const FIRST_CAPACITY = 1024;

/** Puts the messages of the hub together; typed arrays that grow by doubling, nothing is made for an update. */
export class LiveTracks {
  #shown = emptyRows();
  #incoming: Rows | undefined;
  #version = 0;
  #arrays: TrackArrays | undefined;

  arrays(): TrackArrays {
    this.#arrays ??= {
      subjects: this.#shown.subjects,
      lonLat: this.#shown.lonLat,
      headingDeg: this.#shown.headingDeg,
      speedMs: this.#shown.speedMs,
      doseRateUsvH: this.#shown.doseRateUsvH,
      at: this.#shown.at,
      count: this.#shown.subjects.length,
      version: this.#version,
    };
    return this.#arrays;
  }

  /** Row of a subject, or undefined when nothing is known of it. */
  rowOf(subjectId: string): number | undefined {
    return this.#shown.rowOf.get(subjectId);
  }

  /** @returns false when the message does not fit what came before it: everything must be sent anew */
  take(message: TracksMessage): boolean {
    if (message.first) this.#incoming = emptyRows();
    const rows = this.#incoming ?? this.#shown;
    // R1: a table that does not go on where ours ends would move the wrong things: the message is dropped.
    if (message.subjects.from !== rows.subjects.length) return false;
    const columns = readColumns(TRACK_ROW, message.body, message.rows);
    if (!columns) return false;
    for (const subject of message.subjects.names) {
      rows.rowOf.set(subject, rows.subjects.length);
      rows.subjects.push(subject);
    }
    makeRoom(rows, rows.subjects.length);
    for (let i = 0; i < message.rows; i++) {
      const row = columns.subject[i] ?? -1;
      const lon = (columns.lon[i] ?? 0) * TRACK_DEGREES;
      const lat = (columns.lat[i] ?? 0) * TRACK_DEGREES;
      if (row >= rows.subjects.length || Math.abs(lon) > 180 || Math.abs(lat) > 90) continue;
      rows.lonLat[2 * row] = lon;
      rows.lonLat[2 * row + 1] = lat;
      rows.headingDeg[row] = columns.headingDeg[i] ?? Number.NaN;
      rows.speedMs[row] = columns.speedMs[i] ?? Number.NaN;
      rows.doseRateUsvH[row] = columns.doseRateUsvH[i] ?? Number.NaN;
      rows.at[row] = columns.at[i] ?? 0;
    }
    if (this.#incoming) {
      if (!message.complete) return true;
      this.#shown = this.#incoming;
      this.#incoming = undefined;
    } else if (message.rows === 0) return true;
    this.#version++;
    this.#arrays = undefined;
    return true;
  }
}

function emptyRows(): Rows {
  return {
    subjects: [],
    rowOf: new Map(),
    lonLat: new Float64Array(2 * FIRST_CAPACITY),
    headingDeg: new Float32Array(FIRST_CAPACITY),
    speedMs: new Float32Array(FIRST_CAPACITY),
    doseRateUsvH: new Float32Array(FIRST_CAPACITY),
    at: new Float64Array(FIRST_CAPACITY),
  };
}

function makeRoom(rows: Rows, count: number): void {
  if (count <= rows.at.length) return;
  const capacity = Math.max(count, rows.at.length * 2);
  rows.lonLat = grown(rows.lonLat, new Float64Array(2 * capacity));
  rows.headingDeg = grown(rows.headingDeg, new Float32Array(capacity));
  rows.speedMs = grown(rows.speedMs, new Float32Array(capacity));
  rows.doseRateUsvH = grown(rows.doseRateUsvH, new Float32Array(capacity));
  rows.at = grown(rows.at, new Float64Array(capacity));
}

function grown<Numbers extends Float64Array | Float32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
