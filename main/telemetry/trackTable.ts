import type { TrackPoint } from '../../shared/telemetry/track.ts';

const FIRST_CAPACITY = 1024;
type Numbers = Float64Array | Float32Array;

/** Newest position of everything that moves, as columns. A subject's row is its number in the database and on the wire. */
export class TrackTable {
  readonly subjects: string[] = [];
  lon = new Float64Array(FIRST_CAPACITY);
  lat = new Float64Array(FIRST_CAPACITY);
  /** Epoch milliseconds; 0: nothing came yet. */
  at = new Float64Array(FIRST_CAPACITY);
  receivedAt = new Float64Array(FIRST_CAPACITY);
  /** NaN: not known. */
  speedMs = new Float64Array(FIRST_CAPACITY);
  headingDeg = new Float64Array(FIRST_CAPACITY);
  doseRateUsvH = new Float64Array(FIRST_CAPACITY);
  /** Of the table's `version` when the row last changed. */
  versions = new Float64Array(FIRST_CAPACITY);
  /** Grows with every position that changes a row. */
  version = 0;
  readonly #rows = new Map<string, number>();

  get count(): number {
    return this.subjects.length;
  }

  find(subjectId: string): number | undefined {
    return this.#rows.get(subjectId);
  }

  /** Row of the subject, made when it is new. */
  row(subjectId: string): number {
    const known = this.#rows.get(subjectId);
    if (known !== undefined) return known;
    const row = this.subjects.length;
    this.subjects.push(subjectId);
    this.#rows.set(subjectId, row);
    if (row >= this.at.length) this.#grow();
    return row;
  }

  /** Shows the point unless a newer one is there. */
  show(row: number, point: TrackPoint): void {
    if ((this.at[row] ?? 0) > point.at) return;
    this.lon[row] = point.lon;
    this.lat[row] = point.lat;
    this.at[row] = point.at;
    this.receivedAt[row] = point.receivedAt;
    this.speedMs[row] = point.speedMs ?? Number.NaN;
    this.headingDeg[row] = point.headingDeg ?? Number.NaN;
    this.doseRateUsvH[row] = point.doseRateUsvH ?? Number.NaN;
    this.versions[row] = ++this.version;
  }

  #grow(): void {
    const capacity = this.at.length * 2;
    const grown = <Of extends Numbers>(from: Of, to: Of): Of => {
      to.set(from);
      return to;
    };
    this.lon = grown(this.lon, new Float64Array(capacity));
    this.lat = grown(this.lat, new Float64Array(capacity));
    this.at = grown(this.at, new Float64Array(capacity));
    this.receivedAt = grown(this.receivedAt, new Float64Array(capacity));
    this.speedMs = grown(this.speedMs, new Float64Array(capacity));
    this.headingDeg = grown(this.headingDeg, new Float64Array(capacity));
    this.doseRateUsvH = grown(this.doseRateUsvH, new Float64Array(capacity));
    this.versions = grown(this.versions, new Float64Array(capacity));
  }
}
