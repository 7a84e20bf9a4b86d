import type { ScreenPoint } from '../api.ts';
import type { Projector } from '../host/projector.ts';
import { uiScale } from '../symbols/uiScale.ts';
import { type Cell, MAX_LEVEL, type QuadIndex } from './quadIndex.ts';

/** A marker drawn by itself. */
export interface Single extends ScreenPoint {
  readonly index: number;
  readonly distanceM: number;
}

/** Markers that would fall on one another, drawn as one ring with their number. */
export interface Cluster extends ScreenPoint {
  readonly count: number;
  /** By layer, in the index's order. */
  readonly counts: readonly number[];
  readonly radiusPx: number;
  /** Runs of the index it stands for. */
  readonly runs: readonly Pick<Cell, 'lo' | 'hi'>[];
  readonly ecef: readonly [number, number, number];
  /** True when no zoom parts them: they share a place. */
  readonly inseparable: boolean;
}

export interface Crowd {
  readonly singles: readonly Single[];
  readonly clusters: readonly Cluster[];
}

/** How eagerly markers gather. */
export interface Crowding {
  /** A cell is split while its side covers more pixels than this. */
  readonly splitPx: number;
  /** Markers nearer than this to one another gather, pixels. */
  readonly apartPx: number;
  /** A cluster takes in others within its radius times this. */
  readonly reach: number;
}

const MARGIN_PX = 40;
/** A cell of so few markers shows them singly when they stand apart. */
const FEW = 6;

/** Gathers more from afar, where the pattern of the whole counts, and less near the ground, where each thing does. */
export function crowdingAt(rangeM: number): Crowding {
  const far = within01(Math.log10(Math.max(1, rangeM) / 30_000) / 1.3);
  // Among the bodies of a park a ring of numbers hides what it counts.
  const near = within01(Math.log10(5_000 / Math.max(1, rangeM)) / 0.7);
  const scale = uiScale();
  return {
    splitPx: (54 + 56 * far - 22 * near) * scale,
    apartPx: (19 + 5 * far - 5 * near) * scale,
    reach: 1 + 0.75 * far - 0.25 * near,
  };
}

function within01(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/** Radius of a cluster's ring, CSS pixels: grows with the logarithm of the number. */
export function clusterRadiusPx(count: number): number {
  return (12.5 + 2.1 * Math.log2(count)) * uiScale();
}

/**
 * What is drawn of an index for one camera. R1: every visible marker is in exactly one single or one cluster, and the
 * work and the number of things drawn are bounded by the screen, not by the number of markers.
 */
export function crowdOf(index: QuadIndex, projector: Projector, crowding: Crowding): Crowd {
  const singles: Single[] = [];
  const clusters: Cluster[] = [];
  const stack: Cell[] = index.size > 0 ? [index.root()] : [];
  for (let cell = stack.pop(); cell; cell = stack.pop()) {
    const [x, y, z] = index.centroid(cell);
    const sizeM = index.cellSizeM(cell);
    if (cell.level > 3 && !projector.mayShow(x, y, z, sizeM, MARGIN_PX)) continue;
    const count = cell.hi - cell.lo;
    if (count === 1) {
      const at = projector.project(x, y, z);
      if (at) singles.push({ ...at, index: cell.lo, distanceM: projector.distanceM(x, y, z) });
      continue;
    }
    const sizePx = (sizeM * projector.pixelsPerRadian) / Math.max(1, projector.distanceM(x, y, z) - sizeM / 2);
    if (cell.level < MAX_LEVEL && (cell.level <= 3 || sizePx > crowding.splitPx)) {
      stack.push(...index.children(cell));
      continue;
    }
    const apart = count <= FEW ? standingApart(index, cell, projector, crowding.apartPx) : undefined;
    if (apart) {
      singles.push(...apart);
      continue;
    }
    const at = projector.project(x, y, z);
    if (at) clusters.push(clusterOf(index, [cell], [x, y, z], at, cell.level >= MAX_LEVEL));
  }
  return mergeTouching(index, singles, clusters, projector, crowding.reach);
}

/** The few markers of a cell, when no two of them overlap. */
function standingApart(
  index: QuadIndex,
  { lo, hi }: Cell,
  projector: Projector,
  apartPx: number,
): Single[] | undefined {
  const singles: Single[] = [];
  for (let i = lo; i < hi; i++) {
    const [x, y, z] = index.centroid({ lo: i, hi: i + 1 });
    const at = projector.project(x, y, z);
    if (!at) continue;
    if (singles.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < apartPx)) return undefined;
    singles.push({ ...at, index: i, distanceM: projector.distanceM(x, y, z) });
  }
  return singles;
}

function clusterOf(
  index: QuadIndex,
  runs: readonly Pick<Cell, 'lo' | 'hi'>[],
  ecef: readonly [number, number, number],
  at: ScreenPoint,
  inseparable: boolean,
): Cluster {
  const counts = index.layerIds.map(() => 0);
  let count = 0;
  for (const run of runs) {
    count += run.hi - run.lo;
    for (const [layer, value] of index.counts(run).entries()) counts[layer] = (counts[layer] ?? 0) + value;
  }
  return { ...at, ecef, counts, count, runs, inseparable, radiusPx: clusterRadiusPx(count) };
}

interface Body extends ScreenPoint {
  readonly radiusPx: number;
  readonly count: number;
  readonly runs: Pick<Cell, 'lo' | 'hi'>[];
  readonly inseparable: boolean;
  readonly ecef: readonly [number, number, number];
}

/** Larger clusters take in what their ring would cover. */
function mergeTouching(
  index: QuadIndex,
  singles: readonly Single[],
  clusters: readonly Cluster[],
  projector: Projector,
  reach: number,
): Crowd {
  const grid = new Map<number, Body[]>();
  const cellPx = 110 * uiScale();
  const keyOf = (column: number, row: number) => row * 4096 + column;
  const bodies = [...clusters]
    .sort((a, b) => b.count - a.count || (a.runs[0]?.lo ?? 0) - (b.runs[0]?.lo ?? 0))
    .map((cluster): Body => ({ ...cluster, runs: [...cluster.runs] }));
  const kept: Body[] = [];
  const host = (at: ScreenPoint, radiusPx: number): Body | undefined => {
    const [column, row] = [Math.floor(at.x / cellPx), Math.floor(at.y / cellPx)];
    for (let dRow = -1; dRow <= 1; dRow++) {
      for (let dColumn = -1; dColumn <= 1; dColumn++) {
        for (const body of grid.get(keyOf(column + dColumn, row + dRow)) ?? []) {
          if (Math.hypot(body.x - at.x, body.y - at.y) < body.radiusPx * reach + radiusPx) return body;
        }
      }
    }
    return undefined;
  };
  for (const body of bodies) {
    const taker = host(body, body.radiusPx * 0.85);
    if (taker) {
      taker.runs.push(...body.runs);
      continue;
    }
    kept.push(body);
    const key = keyOf(Math.floor(body.x / cellPx), Math.floor(body.y / cellPx));
    grid.set(key, [...(grid.get(key) ?? []), body]);
  }
  const alone: Single[] = [];
  for (const single of singles) {
    const taker = host(single, 3);
    if (taker) taker.runs.push({ lo: single.index, hi: single.index + 1 });
    else alone.push(single);
  }
  const merged = kept.map((body) =>
    clusterOf(index, body.runs, body.ecef, body, body.inseparable && body.runs.length === 1),
  );
  return { singles: alone, clusters: merged.filter((cluster) => onScreen(cluster, projector)) };
}

function onScreen({ x, y }: ScreenPoint, { width, height }: Projector): boolean {
  return x > -MARGIN_PX && y > -MARGIN_PX && x < width + MARGIN_PX && y < height + MARGIN_PX;
}
