import type { MotionBuffers } from '../../deck/motionLayer.ts';
import type { Projector } from '../../host/projector.ts';
import { FlatProjector } from '../../host2d/flatProjector.ts';
import type { MotionPack } from './motionPack.ts';

/** Of dots that fall into one square of so many of their diameters, one is drawn. */
const CELL_SHARE = 0.7;
/** A point so far ahead tells which way an arrow points on a tilted screen, metres. */
const AHEAD_M = 20;

/** Puts a pack on the screen: what is in view, from afar one sign where several would lie on one another. */
export class MotionScreen {
  private positions = new Float32Array(0);
  private headings = new Float32Array(0);
  private colours = new Uint8Array(0);
  private cells = new Uint32Array(0);
  private stamp = 0;
  private length = 0;

  /**
   * @param sizePx diameter of a sign, CSS pixels
   * @param arrows signs point ahead and all are drawn; else they are thinned
   */
  project(pack: MotionPack, projector: Projector, sizePx: number, arrows: boolean): MotionBuffers {
    this.begin(pack.count, projector, sizePx);
    const cellPx = arrows ? 0 : Math.max(1, sizePx * CELL_SHARE);
    if (projector instanceof FlatProjector) this.projectFlat(pack, projector, sizePx, cellPx);
    else this.projectGlobe(pack, projector, sizePx, cellPx);
    const { length } = this;
    return {
      length,
      positions: this.positions.subarray(0, 2 * length),
      headings: this.headings.subarray(0, length),
      colours: this.colours.subarray(0, 4 * length),
    };
  }

  private begin(count: number, { width, height }: Projector, sizePx: number): void {
    this.length = 0;
    if (this.headings.length < count) {
      this.positions = new Float32Array(2 * count);
      this.headings = new Float32Array(count);
      this.colours = new Uint8Array(4 * count);
    }
    const cells = (Math.ceil(width + 2 * sizePx) + 2) * (Math.ceil(height + 2 * sizePx) + 2);
    if (this.cells.length < cells) {
      this.cells = new Uint32Array(cells);
      this.stamp = 0;
    }
    this.stamp++;
  }

  private projectFlat(pack: MotionPack, projector: FlatProjector, sizePx: number, cellPx: number): void {
    const { mercator, colours, headings, count } = pack;
    const { pose, width, height } = projector;
    const { x: middleX, y: middleY, worldPx } = pose;
    for (let row = 0; row < count; row++) {
      if (colours[4 * row + 3] === 0) continue;
      const y = height / 2 + ((mercator[2 * row + 1] ?? 0) - middleY) * worldPx;
      if (y < -sizePx || y > height + sizePx) continue;
      const dx = (mercator[2 * row] ?? 0) - middleX;
      const x = width / 2 + (dx - Math.round(dx)) * worldPx;
      if (x < -sizePx || x > width + sizePx) continue;
      if (cellPx > 0 && this.isTaken(x, y, sizePx, cellPx, width)) continue;
      this.add(x, y, cellPx > 0 ? Number.NaN : (headings[row] ?? Number.NaN), colours, row);
    }
  }

  private projectGlobe(pack: MotionPack, projector: Projector, sizePx: number, cellPx: number): void {
    const { ecef, colours, headings, count } = pack;
    const { width, height } = projector;
    for (let row = 0; row < count; row++) {
      if (colours[4 * row + 3] === 0) continue;
      const [px, py, pz] = [ecef[3 * row] ?? 0, ecef[3 * row + 1] ?? 0, ecef[3 * row + 2] ?? 0];
      const at = projector.project(px, py, pz);
      if (!at || at.x < -sizePx || at.y < -sizePx || at.x > width + sizePx || at.y > height + sizePx) continue;
      if (cellPx > 0) {
        if (!this.isTaken(at.x, at.y, sizePx, cellPx, width)) this.add(at.x, at.y, Number.NaN, colours, row);
        continue;
      }
      const ahead = aheadOf(px, py, pz, headings[row] ?? Number.NaN);
      const there = projector.project(...ahead);
      this.add(at.x, at.y, there ? Math.atan2(there.x - at.x, at.y - there.y) : Number.NaN, colours, row);
    }
  }

  private isTaken(x: number, y: number, sizePx: number, cellPx: number, width: number): boolean {
    const columns = Math.ceil((width + 2 * sizePx) / cellPx) + 1;
    const cell = Math.floor((y + sizePx) / cellPx) * columns + Math.floor((x + sizePx) / cellPx);
    if (this.cells[cell] === this.stamp) return true;
    this.cells[cell] = this.stamp;
    return false;
  }

  private add(x: number, y: number, heading: number, colours: Uint8Array, row: number): void {
    const at = this.length++;
    this.positions[2 * at] = x;
    this.positions[2 * at + 1] = y;
    this.headings[at] = heading;
    this.colours[4 * at] = colours[4 * row] ?? 0;
    this.colours[4 * at + 1] = colours[4 * row + 1] ?? 0;
    this.colours[4 * at + 2] = colours[4 * row + 2] ?? 0;
    this.colours[4 * at + 3] = colours[4 * row + 3] ?? 0;
  }
}

/** An Earth-centred point some metres ahead on the sphere; not a number without a heading. */
function aheadOf(x: number, y: number, z: number, heading: number): [number, number, number] {
  const flat = Math.hypot(x, y);
  const size = Math.hypot(flat, z);
  const [east, north] = [AHEAD_M * Math.sin(heading), AHEAD_M * Math.cos(heading)];
  const [sinLat, cosLat, cosLon, sinLon] = [z / size, flat / size, x / flat, y / flat];
  return [x - east * sinLon - north * sinLat * cosLon, y + east * cosLon - north * sinLat * sinLon, z + north * cosLat];
}
