import type { CountyMap } from './counties.ts';
import { COURSES } from './courses.ts';
import { EXTENT, type Ground } from './ground.ts';
import { Heap } from './heap.ts';
import { Pathfinder } from './pathfinder.ts';
import type { LonLat } from './plane.ts';
import { Dice } from './random.ts';

/** Side of a cell, degrees. */
export const CELL_DEG = 0.01;
/** What a way costs water in a known river, against one over land. */
const IN_RIVER = 0.004;

/** The land as cells: heights with valleys, and where each cell's water runs. Cells are numbered from the south-west. */
export class Terrain {
  readonly columns = Math.round((EXTENT.east - EXTENT.west) / CELL_DEG);
  readonly rows = Math.round((EXTENT.north - EXTENT.south) / CELL_DEG);
  /** Which course (from 1) runs through a cell. */
  readonly courseOf: Uint8Array;
  /** Metres, with the roughness of hills; negative in the sea. */
  readonly heights: Float32Array;
  readonly isLand: Uint8Array;
  /** Cells of the province. */
  readonly isOurs: Uint8Array;
  /** Which river of the base map runs through a cell (from 1), and at which vertex. */
  readonly riverOf: Uint16Array;
  readonly vertexOf: Uint16Array;
  /** The cell that the water of each runs to; itself at the sea and at the edge. */
  readonly downhill: Int32Array;
  /** Cells from the sea upward: each comes after the one it runs to. */
  readonly order: Int32Array;

  constructor(ground: Ground, counties: CountyMap) {
    const count = this.columns * this.rows;
    this.heights = new Float32Array(count);
    this.isLand = new Uint8Array(count);
    this.isOurs = new Uint8Array(count);
    this.courseOf = new Uint8Array(count);
    this.riverOf = new Uint16Array(count);
    this.vertexOf = new Uint16Array(count);
    this.downhill = new Int32Array(count).fill(-1);
    this.order = new Int32Array(count);
    const rough = roughness(this.columns, this.rows);
    for (let cell = 0; cell < count; cell++) {
      const at = this.middle(cell);
      const land = ground.isLand(at);
      const height = ground.heightM(at);
      this.isLand[cell] = land ? 1 : 0;
      this.isOurs[cell] = land && counties.at(at) ? 1 : 0;
      this.heights[cell] = land ? Math.max(1, height) + (rough[cell] ?? 0) * (12 + Math.max(0, height) * 0.55) : -10;
    }
    this.#markRivers(ground);
    this.#markCourses();
    this.#drain(rough);
  }

  middle(cell: number): LonLat {
    const x = cell % this.columns;
    return [EXTENT.west + (x + 0.5) * CELL_DEG, EXTENT.south + ((cell - x) / this.columns + 0.5) * CELL_DEG];
  }

  /** -1 outside. */
  cellAt([lon, lat]: LonLat): number {
    const x = Math.floor((lon - EXTENT.west) / CELL_DEG);
    const y = Math.floor((lat - EXTENT.south) / CELL_DEG);
    return x < 0 || y < 0 || x >= this.columns || y >= this.rows ? -1 : y * this.columns + x;
  }

  /** Square metres of a cell. */
  areaM2(cell: number): number {
    return (CELL_DEG * 111_195) ** 2 * Math.cos((this.middle(cell)[1] * Math.PI) / 180);
  }

  /** Cells round one, those that touch only by a corner included. */
  around(cell: number): number[] {
    const x = cell % this.columns;
    const found: number[] = [];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const other = cell + dy * this.columns + dx;
        const isInside = x + dx >= 0 && x + dx < this.columns && other >= 0 && other < this.heights.length;
        if (isInside && other !== cell) found.push(other);
      }
    }
    return found;
  }

  #markRivers(ground: Ground): void {
    ground.rivers.forEach(({ points }, river) => {
      points.forEach((point, vertex) => {
        const next = points[vertex + 1] ?? point;
        const steps =
          Math.ceil(Math.max(Math.abs(next[0] - point[0]), Math.abs(next[1] - point[1])) / (CELL_DEG / 3)) || 1;
        for (let k = 0; k < steps; k++) {
          const cell = this.cellAt([
            point[0] + ((next[0] - point[0]) * k) / steps,
            point[1] + ((next[1] - point[1]) * k) / steps,
          ]);
          if (cell < 0 || this.riverOf[cell] !== 0) continue;
          this.riverOf[cell] = river + 1;
          this.vertexOf[cell] = vertex;
        }
      });
    });
  }

  /** The known rivers from place to place, where the base map has them or the land is low. */
  #markCourses(): void {
    const finder = new Pathfinder(this);
    COURSES.forEach(({ through }, course) => {
      through.forEach((to, i) => {
        const from = through[i - 1];
        if (!from) return;
        const cost = (cell: number) =>
          this.isLand[cell] === 0
            ? 1.5
            : (0.3 + Math.max(0, this.heights[cell] ?? 0) / 150) * (this.riverOf[cell] ? 0.15 : 1);
        for (const cell of finder.between(this.cellAt(from), this.cellAt(to), cost, 0.045)) {
          if (this.courseOf[cell] === 0) this.courseOf[cell] = course + 1;
        }
      });
    });
  }

  /** From the sea and the edge upward, the easiest way first: valleys and known rivers cost little. */
  #drain(rough: Float32Array): void {
    const heap = new Heap();
    const dice = new Dice('drainage');
    const cost = Float32Array.from(this.heights, (height, cell) => {
      const known = (this.courseOf[cell] ?? 0) > 0 ? IN_RIVER : this.riverOf[cell] ? 0.2 : 1;
      return (0.15 + Math.max(0, height) / 350) * Math.exp(1.6 * (rough[cell] ?? 0) + 0.9 * dice.bell()) * known;
    });
    const level = new Float64Array(cost.length).fill(Number.POSITIVE_INFINITY);
    for (let cell = 0; cell < cost.length; cell++) {
      const x = cell % this.columns;
      const isEdge = x === 0 || x === this.columns - 1 || cell < this.columns || cell >= cost.length - this.columns;
      if (this.isLand[cell] === 1 && !isEdge) continue;
      this.downhill[cell] = cell;
      level[cell] = 0;
      // The edge of the map is no sea: water does not seek it as long as there is another way.
      if (isEdge || this.around(cell).some((other) => this.isLand[other] === 1)) heap.push(cell, isEdge ? 60 : 0);
    }
    const settled = new Uint8Array(cost.length);
    let done = 0;
    for (let top = heap.pop(); top; top = heap.pop()) {
      if (settled[top.cell] === 1) continue;
      settled[top.cell] = 1;
      this.order[done++] = top.cell;
      for (const other of this.around(top.cell)) {
        if (settled[other] === 1 || this.isLand[other] === 0) continue;
        const isCorner = Math.abs(other - top.cell) !== 1 && Math.abs(other - top.cell) !== this.columns;
        const next = top.level + (cost[other] ?? 1) * (isCorner ? Math.SQRT2 : 1);
        if (next >= (level[other] ?? 0)) continue;
        level[other] = next;
        this.downhill[other] = top.cell;
        heap.push(other, next);
      }
    }
  }
}

/** Hills of four sizes, about -1 to 1. */
function roughness(columns: number, rows: number): Float32Array {
  const out = new Float32Array(columns * rows);
  for (const [size, weight] of [
    [16, 0.45],
    [8, 0.3],
    [4, 0.2],
    [2, 0.12],
  ] as const) {
    const dice = new Dice(`hills ${size}`);
    const across = Math.ceil(columns / size) + 2;
    const knots = Float32Array.from({ length: across * (Math.ceil(rows / size) + 2) }, () => dice.next() * 2 - 1);
    for (let cell = 0; cell < out.length; cell++) {
      const x = (cell % columns) / size;
      const y = Math.floor(cell / columns) / size;
      const [i, j] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [smooth(x - i), smooth(y - j)];
      const at = (column: number, row: number) => knots[row * across + column] ?? 0;
      const south = at(i, j) * (1 - fx) + at(i + 1, j) * fx;
      const north = at(i, j + 1) * (1 - fx) + at(i + 1, j + 1) * fx;
      out[cell] = (out[cell] ?? 0) + weight * (south * (1 - fy) + north * fy);
    }
  }
  return out;
}

const smooth = (t: number): number => t * t * (3 - 2 * t);
