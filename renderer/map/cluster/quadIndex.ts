import type { Position } from '../../../shared/geo.ts';
import { fromEcef, writeEcef } from '../host/ecef.ts';
import type { Marker, MarkerSet } from './marker.ts';

/** Deepest level: cells of 40,075 km / 2^22 = 9.6 m at the equator. */
export const MAX_LEVEL = 22;
const RAD = Math.PI / 180;
const EQUATOR_M = 40_075_017;

/** A run of the index: the markers `lo … hi−1` share the cell `level` deep. */
export interface Cell {
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
}

/**
 * Markers in Morton order of their Web-Mercator cell, with running sums. Any cell of the quadtree is then a run, its
 * children are found by bisection, and its count, centroid and make-up by subtraction: no tree is built.
 */
export class QuadIndex {
  readonly size: number;
  readonly markers: readonly Marker[];
  /** Layer ids in the order of the counts. */
  readonly layerIds: readonly string[];
  readonly layerOf: Uint8Array;
  /** Earth-centred metres, three each. */
  readonly ecef: Float64Array;
  private readonly keys: Float64Array;
  private readonly ecefSums: Float64Array;
  private readonly layerSums: Int32Array;
  private readonly indexOf = new Map<string, number>();

  constructor(sets: readonly MarkerSet[]) {
    this.layerIds = sets.map((set) => set.layerId);
    const all = sets.flatMap((set, layer) => set.markers.map((marker) => ({ marker, layer, key: mortonKey(marker) })));
    all.sort((a, b) => a.key - b.key);
    this.size = all.length;
    this.markers = all.map((entry) => entry.marker);
    this.keys = Float64Array.from(all, (entry) => entry.key);
    this.layerOf = Uint8Array.from(all, (entry) => entry.layer);
    this.ecef = new Float64Array(this.size * 3);
    this.ecefSums = new Float64Array((this.size + 1) * 3);
    const kinds = sets.length;
    this.layerSums = new Int32Array((this.size + 1) * kinds);
    for (const [i, { marker, layer }] of all.entries()) {
      this.indexOf.set(marker.id, i);
      writeEcef(marker.position.lon, marker.position.lat, 0, this.ecef, i * 3);
      for (let axis = 0; axis < 3; axis++) {
        this.ecefSums[(i + 1) * 3 + axis] = (this.ecefSums[i * 3 + axis] ?? 0) + (this.ecef[i * 3 + axis] ?? 0);
      }
      for (let kind = 0; kind < kinds; kind++) {
        this.layerSums[(i + 1) * kinds + kind] = (this.layerSums[i * kinds + kind] ?? 0) + (kind === layer ? 1 : 0);
      }
    }
  }

  find(id: string): number | undefined {
    return this.indexOf.get(id);
  }

  /** Ids of the markers of some runs. */
  idsOf(runs: readonly Pick<Cell, 'lo' | 'hi'>[]): string[] {
    return runs.flatMap(({ lo, hi }) => this.markers.slice(lo, hi).map((marker) => marker.id));
  }

  /** Ground position below a centroid. */
  groundOf(point: readonly [number, number, number]): Position {
    return fromEcef(point);
  }

  root(): Cell {
    return { lo: 0, hi: this.size, level: 0 };
  }

  /** Non-empty quarters of a cell. */
  children({ lo, hi, level }: Cell): Cell[] {
    const quarter = 4 ** (MAX_LEVEL - level - 1);
    const base = Math.floor((this.keys[lo] ?? 0) / (quarter * 4)) * quarter * 4;
    const cells: Cell[] = [];
    let from = lo;
    for (let child = 1; child <= 4 && from < hi; child++) {
      const to = child === 4 ? hi : this.lowerBound(base + child * quarter, from, hi);
      if (to > from) cells.push({ lo: from, hi: to, level: level + 1 });
      from = to;
    }
    return cells;
  }

  /** Mean of the markers' Earth-centred positions; a little below the ground for wide cells. */
  centroid({ lo, hi }: Pick<Cell, 'lo' | 'hi'>): [number, number, number] {
    const mean = (axis: number) =>
      ((this.ecefSums[hi * 3 + axis] ?? 0) - (this.ecefSums[lo * 3 + axis] ?? 0)) / Math.max(1, hi - lo);
    return [mean(0), mean(1), mean(2)];
  }

  /** How many markers of each layer lie in a run, in the order of `layerIds`. */
  counts({ lo, hi }: Pick<Cell, 'lo' | 'hi'>): number[] {
    const kinds = this.layerIds.length;
    return this.layerIds.map(
      (_, kind) => (this.layerSums[hi * kinds + kind] ?? 0) - (this.layerSums[lo * kinds + kind] ?? 0),
    );
  }

  /** Side of a cell at the latitude of its markers, metres. */
  cellSizeM(cell: Cell): number {
    const [x, y, z] = this.centroid(cell);
    const cos = Math.hypot(x, y) / Math.max(1, Math.hypot(x, y, z));
    return (EQUATOR_M / 2 ** cell.level) * cos;
  }

  private lowerBound(key: number, from: number, to: number): number {
    let lo = from;
    let hi = to;
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if ((this.keys[middle] ?? 0) < key) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  }
}

/** Interleaved bits of the Web-Mercator cell at the deepest level; exact in a double (44 bits). */
function mortonKey({ position }: Marker): number {
  const lat = Math.max(-85.05, Math.min(85.05, position.lat)) * RAD;
  const cells = 2 ** MAX_LEVEL;
  const x = Math.min(cells - 1, Math.floor(((position.lon + 180) / 360) * cells));
  const y = Math.min(
    cells - 1,
    Math.floor((0.5 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / (2 * Math.PI)) * cells),
  );
  const half = MAX_LEVEL / 2;
  const low = 2 ** half - 1;
  return spread(x >> half, y >> half) * 4 ** half + spread(x & low, y & low);
}

/** Bits of two 11-bit numbers interleaved, x in the even places. */
function spread(x: number, y: number): number {
  let key = 0;
  for (let bit = 0; bit < MAX_LEVEL / 2; bit++) {
    key |= ((x >> bit) & 1) << (2 * bit);
    key |= ((y >> bit) & 1) << (2 * bit + 1);
  }
  return key;
}
