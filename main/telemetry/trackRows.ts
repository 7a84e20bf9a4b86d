import type { Database, Statement } from 'better-sqlite3';
import { makeColumns } from '../../shared/telemetry/columns.ts';
import { STORED_TRACK, type StoredTracks } from './messages.ts';

/** Units of `lon` and `lat` in one degree. */
export const PER_DEGREE = 1e7;

export type TrackRow = readonly [
  subject: number,
  at: number,
  lon: number,
  lat: number,
  speed: number | null,
  heading: number | null,
  dose: number | null,
  receivedAt: number,
];

/** Writes where things are. */
export class TrackRows {
  readonly #database: Database;
  readonly #put: Statement;

  constructor(database: Database) {
    this.#database = database;
    this.#put = database.prepare('INSERT OR REPLACE INTO track VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  put(rows: StoredTracks): void {
    for (let i = 0; i < rows.at.length; i++) {
      this.#put.run(
        rows.subject[i] ?? 0,
        rows.at[i] ?? 0,
        Math.round((rows.lon[i] ?? 0) * PER_DEGREE),
        Math.round((rows.lat[i] ?? 0) * PER_DEGREE),
        orNull(rows.speedMs[i]),
        orNull(rows.headingDeg[i]),
        orNull(rows.doseRateUsvH[i]),
        rows.receivedAt[i] ?? 0,
      );
    }
  }

  /** Newest point of each subject that has one. */
  latest(subjects: readonly number[]): StoredTracks {
    const select = this.#database
      .prepare<[number], TrackRow>('SELECT * FROM track WHERE subject = ? ORDER BY at DESC LIMIT 1')
      .raw();
    return packTracks(subjects.flatMap((id) => select.all(id)));
  }
}

/** Rows of `track` as columns. */
export function packTracks(rows: readonly TrackRow[]): StoredTracks {
  const columns = makeColumns(STORED_TRACK, rows.length);
  rows.forEach(([subject, at, lon, lat, speed, heading, dose, receivedAt], i) => {
    columns.subject[i] = subject;
    columns.at[i] = at;
    columns.lon[i] = lon / PER_DEGREE;
    columns.lat[i] = lat / PER_DEGREE;
    columns.speedMs[i] = speed ?? Number.NaN;
    columns.headingDeg[i] = heading ?? Number.NaN;
    columns.doseRateUsvH[i] = dose ?? Number.NaN;
    columns.receivedAt[i] = receivedAt;
  });
  return columns;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
