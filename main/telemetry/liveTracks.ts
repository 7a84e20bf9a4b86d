import type { Bounds } from '../../shared/geo.ts';
import { bytesOf, firstRows, makeColumns } from '../../shared/telemetry/columns.ts';
import { LIVE_ROWS, TRACK_DEGREES, TRACK_ROW, type TracksMessage } from '../../shared/telemetry/live.ts';
import type { TrackTable } from './trackTable.ts';

/**
 * Rounds over the table of positions for one page, as those over the readings. With bounds, what lies within is told, and
 * once more what has just left them, so that nothing stands still at the edge.
 */
export class LiveTrackRounds {
  readonly #table: TrackTable;
  readonly #bounds: Bounds | undefined;
  #told = 0;
  #roundVersion = 0;
  #nextRow = 0;
  #subjectsSent = 0;
  #first = true;
  /** Rows that the page shows within its bounds. */
  readonly #within = new Set<number>();

  constructor(table: TrackTable, bounds?: Bounds) {
    this.#table = table;
    this.#bounds = bounds;
  }

  /** The next message, or undefined when nothing changed. */
  next(): TracksMessage | undefined {
    const table = this.#table;
    if (this.#nextRow === 0) {
      if (table.version === this.#told && !this.#first) return undefined;
      this.#roundVersion = table.version;
    }
    const columns = makeColumns(TRACK_ROW, Math.min(LIVE_ROWS, table.count - this.#nextRow));
    let rows = 0;
    let row = this.#nextRow;
    for (; row < table.count && rows < LIVE_ROWS; row++) {
      if ((table.versions[row] ?? 0) <= this.#told || !this.#isTold(row)) continue;
      columns.at[rows] = table.at[row] ?? 0;
      columns.lon[rows] = Math.round((table.lon[row] ?? 0) / TRACK_DEGREES);
      columns.lat[rows] = Math.round((table.lat[row] ?? 0) / TRACK_DEGREES);
      columns.speedMs[rows] = table.speedMs[row] ?? Number.NaN;
      columns.headingDeg[rows] = table.headingDeg[row] ?? Number.NaN;
      columns.doseRateUsvH[rows] = table.doseRateUsvH[row] ?? Number.NaN;
      columns.subject[rows] = row;
      rows++;
    }
    const complete = row >= table.count;
    // Only names of rows that were looked at, so that no message carries the whole table's.
    const known = Math.max(this.#subjectsSent, complete ? table.count : row);
    const message: TracksMessage = {
      kind: 'tracks',
      first: this.#first,
      complete,
      rows,
      body: bytesOf(TRACK_ROW, firstRows(TRACK_ROW, columns, rows)),
      subjects: { from: this.#subjectsSent, names: table.subjects.slice(this.#subjectsSent, known) },
    };
    this.#first = false;
    this.#subjectsSent = known;
    this.#nextRow = complete ? 0 : row;
    if (complete) this.#told = this.#roundVersion;
    return message;
  }

  #isTold(row: number): boolean {
    if (!this.#bounds) return true;
    const [west, south, east, north] = this.#bounds;
    const lon = this.#table.lon[row] ?? 0;
    const lat = this.#table.lat[row] ?? 0;
    const inLon = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
    if (inLon && lat >= south && lat <= north) {
      this.#within.add(row);
      return true;
    }
    return this.#within.delete(row);
  }
}
