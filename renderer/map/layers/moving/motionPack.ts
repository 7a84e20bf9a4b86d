import { VEHICLE_CATEGORIES } from '../../../../shared/records/vehicle.ts';
import { mercatorX, mercatorY } from '../../camera/mercator.ts';
import { MOTION_STATE, type MotionState } from '../../deck/motionLayer.ts';
import { writeEcef } from '../../host/ecef.ts';
import { type Moving, type MovingRows, SILENT_MS, STANDS_BELOW_MS } from './moving.ts';
import { UNKNOWN_RGB, VEHICLE_RGB } from './vehicleColours.ts';

/** What a row does. */
export function motionStateOf(rows: MovingRows, row: number, nowMs: number): MotionState {
  const at = rows.at[row] ?? 0;
  if (at === 0) return 'hidden';
  if (nowMs - at > SILENT_MS) return 'silent';
  // Who tells no speed is taken to be on the way.
  return (rows.speedMs[row] ?? Number.NaN) < STANDS_BELOW_MS ? 'stopped' : 'moving';
}

/** What is not drawn: names of VEHICLE_CATEGORIES and of states. */
export interface MotionFilter {
  readonly categories: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

/**
 * What moves, ready to be put on any camera's screen. R1: a change costs what changed: rows whose time is the same keep
 * their place, and no object is made for a row.
 */
export class MotionPack {
  count = 0;
  /** Web Mercator's unit square, 2 each. */
  mercator = new Float64Array(0);
  /** Earth-centred metres, 3 each. */
  ecef = new Float64Array(0);
  /** Radians clockwise from north. */
  headings = new Float32Array(0);
  /** Red, green, blue, state. */
  colours = new Uint8Array(0);
  private version = -1;
  private filter: MotionFilter | undefined;
  private subjects: readonly string[] | undefined;
  private packedAt = new Float64Array(0);

  /** Takes what changed since the last time. */
  update(moving: Moving, filter: MotionFilter): void {
    if (this.version === moving.version && this.filter === filter) return;
    const rows = moving.rows();
    this.makeRoom(rows.count);
    // Another table after a break of the connection: rows are other things.
    if (rows.subjects !== this.subjects) this.packedAt.fill(Number.NaN);
    this.subjects = rows.subjects;
    this.version = moving.version;
    this.filter = filter;
    const hidden = VEHICLE_CATEGORIES.map((category) => filter.categories.has(category));
    const nowMs = moving.nowMs();
    for (let row = 0; row < rows.count; row++) {
      if (rows.at[row] !== this.packedAt[row]) this.place(rows, row);
      const category = moving.categoryOf(row);
      const state = category === -2 || hidden[category] ? 'hidden' : motionStateOf(rows, row, nowMs);
      this.paint(row, category, filter.states.has(state) ? 'hidden' : state);
    }
    this.count = rows.count;
  }

  private place(rows: MovingRows, row: number): void {
    const lon = rows.lonLat[2 * row] ?? 0;
    const lat = rows.lonLat[2 * row + 1] ?? 0;
    this.mercator[2 * row] = mercatorX(lon);
    this.mercator[2 * row + 1] = mercatorY(lat);
    writeEcef(lon, lat, 0, this.ecef, 3 * row);
    this.headings[row] = ((rows.headingDeg[row] ?? Number.NaN) * Math.PI) / 180;
    this.packedAt[row] = rows.at[row] ?? 0;
  }

  private paint(row: number, category: number, state: MotionState): void {
    const colour = VEHICLE_RGB[category] ?? UNKNOWN_RGB;
    const { colours } = this;
    colours[4 * row] = colour[0];
    colours[4 * row + 1] = colour[1];
    colours[4 * row + 2] = colour[2];
    colours[4 * row + 3] = MOTION_STATE[state];
  }

  private makeRoom(count: number): void {
    if (count <= this.packedAt.length) return;
    const capacity = Math.max(count, 2 * this.packedAt.length, 1024);
    this.mercator = new Float64Array(2 * capacity);
    this.ecef = new Float64Array(3 * capacity);
    this.headings = new Float32Array(capacity);
    this.colours = new Uint8Array(4 * capacity);
    this.packedAt = new Float64Array(capacity).fill(Number.NaN);
  }
}
