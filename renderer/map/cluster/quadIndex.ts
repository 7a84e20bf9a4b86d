import type { Position } from '../../../shared/geo.ts';
import { fromEcef } from '../host/ecef.ts';
import type { Marker, MarkerSet } from './marker.ts';
import { MAX_LEVEL } from './mortonKey.ts';
import { indexOfMarker, lowerBound, type SortedRun, sortedRun, spliced, stretchesOf } from './sortedRun.ts';

export { MAX_LEVEL } from './mortonKey.ts';

const EQUATOR_M = 40_075_017;
/** Counts by layer are summed up at every so many markers; between, they are counted. */
const STEP = 64;

/** A run of the index: the markers `lo … hi−1` share the cell `level` deep. */
export interface Cell {
  readonly lo: number;
  readonly hi: number;
  readonly level: number;
}

/**
 * Markers in Morton order of their Web-Mercator cell, with running sums. Any cell of the quadtree is then a run, its
 * children are found by bisection, and its count, centroid and make-up by subtraction: no tree is built.
 * R2: an index made after another of nearly the same markers copies whole stretches of it and sorts nothing.
 */
export class QuadIndex {
  readonly size: number;
  readonly markers: readonly Marker[];
  /** Layer ids in the order of the counts. */
  readonly layerIds: readonly string[];
  readonly layerOf: Uint8Array;
  /** Earth-centred metres, three each. */
  readonly ecef: Float64Array;
  private readonly runs: ReadonlyMap<string, SortedRun>;
  readonly keys: Float64Array;
  private readonly ecefSums: Float64Array;
  private readonly layerSums: Int32Array;

  /** @param before an index whose sorted markers are used again */
  constructor(sets: readonly MarkerSet[], before?: QuadIndex) {
    this.layerIds = sets.map((set) => set.layerId);
    const runs = sets.map((set) => sortedRun(set.markers, before?.runs.get(set.layerId)));
    // Hidden layers keep their order, so that showing them again is cheap.
    this.runs = new Map([
      ...(before?.runs ?? []),
      ...runs.map((run, i): [string, SortedRun] => [this.layerIds[i] ?? '', run]),
    ]);
    const joined = (before && this.patched(runs, before)) ?? joinRuns(runs);
    this.markers = joined.markers;
    this.keys = joined.keys;
    this.ecef = joined.ecef;
    this.layerOf = joined.layerOf;
    this.size = joined.markers.length;
    this.ecefSums = this.sumEcef();
    this.layerSums = this.sumLayers();
  }

  /** Index of a marker, or undefined when it is not in. */
  find(marker: Marker): number | undefined {
    return indexOfMarker(this, marker);
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
      const to = child === 4 ? hi : lowerBound(this.keys, base + child * quarter, from, hi);
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
    const [from, to] = [Math.ceil(lo / STEP), Math.floor(hi / STEP)];
    const counts = this.layerIds.map(() => 0);
    const add = (start: number, end: number) => {
      for (let i = start; i < end; i++) {
        const layer = this.layerOf[i] ?? 0;
        counts[layer] = (counts[layer] ?? 0) + 1;
      }
    };
    if (from >= to) {
      add(lo, hi);
      return counts;
    }
    for (let kind = 0; kind < kinds; kind++) {
      counts[kind] = (this.layerSums[to * kinds + kind] ?? 0) - (this.layerSums[from * kinds + kind] ?? 0);
    }
    add(lo, from * STEP);
    add(to * STEP, hi);
    return counts;
  }

  /** Side of a cell at the latitude of its markers, metres. */
  cellSizeM(cell: Cell): number {
    const [x, y, z] = this.centroid(cell);
    const cos = Math.hypot(x, y) / Math.max(1, Math.hypot(x, y, z));
    return (EQUATOR_M / 2 ** cell.level) * cos;
  }

  /** The index before with what changed in one of its layers, when nothing else did. */
  private patched(runs: readonly SortedRun[], before: QuadIndex): Joined | undefined {
    const sameLayers =
      before.layerIds.length === runs.length && this.layerIds.every((id, i) => id === before.layerIds[i]);
    if (!sameLayers) return undefined;
    const changed = runs.flatMap((run, layer) =>
      run.markers === before.runs.get(this.layerIds[layer] ?? '')?.markers ? [] : [{ run, layer }],
    );
    const [only] = changed;
    const patch = only?.run.patch;
    if (!only || !patch || changed.length > 1 || patch.of !== before.runs.get(this.layerIds[only.layer] ?? ''))
      return undefined;
    const { stretches, size } = stretchesOf(before, patch.removed, patch.added);
    const layerOf = new Uint8Array(size);
    let at = 0;
    for (const { fresh, from, to } of stretches) {
      if (fresh) layerOf[at] = only.layer;
      else layerOf.set(before.layerOf.subarray(from, to), at);
      at += to - from;
    }
    return { ...spliced(before, patch.removed, patch.added), layerOf };
  }

  private sumEcef(): Float64Array {
    const sums = new Float64Array((this.size + 1) * 3);
    for (let i = 0; i < this.size * 3; i++) sums[i + 3] = (sums[i] ?? 0) + (this.ecef[i] ?? 0);
    return sums;
  }

  private sumLayers(): Int32Array {
    const kinds = this.layerIds.length;
    const sums = new Int32Array((Math.floor(this.size / STEP) + 1) * kinds);
    const running = new Int32Array(kinds);
    for (let i = 0; i < this.size; i++) {
      const layer = this.layerOf[i] ?? 0;
      running[layer] = (running[layer] ?? 0) + 1;
      if ((i + 1) % STEP === 0) sums.set(running, ((i + 1) / STEP) * kinds);
    }
    return sums;
  }
}

interface Joined {
  readonly markers: readonly Marker[];
  readonly keys: Float64Array;
  readonly ecef: Float64Array;
  readonly layerOf: Uint8Array;
}

/** Sorted runs joined to one, each marker with the number of its run. */
function joinRuns(runs: readonly SortedRun[]): Joined {
  const [first] = runs;
  if (first && runs.length === 1) return { ...first, layerOf: new Uint8Array(first.markers.length) };
  const size = runs.reduce((sum, run) => sum + run.markers.length, 0);
  const keys = new Float64Array(size);
  const ecef = new Float64Array(size * 3);
  const layerOf = new Uint8Array(size);
  const heads = runs.map(() => 0);
  const nextKeys = runs.map((run) => run.keys[0] ?? Number.POSITIVE_INFINITY);
  const markers: Marker[] = [];
  for (let at = 0; at < size; at++) {
    let least = 0;
    for (let i = 1; i < nextKeys.length; i++) {
      if ((nextKeys[i] ?? Number.POSITIVE_INFINITY) < (nextKeys[least] ?? Number.POSITIVE_INFINITY)) least = i;
    }
    const run = runs[least];
    const head = heads[least] ?? 0;
    const marker = run?.markers[head];
    if (!run || !marker) break;
    markers.push(marker);
    keys[at] = run.keys[head] ?? 0;
    layerOf[at] = least;
    for (let axis = 0; axis < 3; axis++) ecef[at * 3 + axis] = run.ecef[head * 3 + axis] ?? 0;
    heads[least] = head + 1;
    nextKeys[least] = run.keys[head + 1] ?? Number.POSITIVE_INFINITY;
  }
  return { markers, keys, ecef, layerOf };
}
