import Flatbush from 'flatbush';
import type { ShapeLayer } from './decode.ts';

/** A view in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Vertices in a run: small enough that a deep tile reads few that it does not show. */
const RUN = 32;

/** A layer with the boxes of its paths (in a Flatbush) and of runs of their vertices. */
export class ShapeIndex {
  readonly layer: ShapeLayer;
  private readonly tree: Flatbush | undefined;
  /** West, south, east, north of each run. */
  private readonly runs: Float32Array;
  private readonly firstRun: Uint32Array;

  constructor(layer: ShapeLayer) {
    this.layer = layer;
    const { starts } = layer;
    const paths = starts.length - 1;
    this.firstRun = new Uint32Array(paths + 1);
    for (let path = 0; path < paths; path++) {
      this.firstRun[path + 1] = at(this.firstRun, path) + Math.ceil((at(starts, path + 1) - at(starts, path)) / RUN);
    }
    this.runs = new Float32Array(at(this.firstRun, paths) * 4);
    this.tree = paths > 0 ? new Flatbush(paths) : undefined;
    for (let path = 0; path < paths; path++) {
      const box = this.fillRuns(path);
      this.tree?.add(box.west, box.south, box.east, box.north);
    }
    this.tree?.finish();
  }

  private fillRuns(path: number): Box {
    const whole = { west: 999, south: 999, east: -999, north: -999 };
    const { coordinates, starts } = this.layer;
    const end = at(starts, path + 1);
    for (let run = at(this.firstRun, path); run < at(this.firstRun, path + 1); run++) {
      const from = at(starts, path) + (run - at(this.firstRun, path)) * RUN;
      let [west, south, east, north] = [999, 999, -999, -999];
      // One vertex more than the run, so that the edge to the next run is in the box.
      for (let vertex = from; vertex <= Math.min(from + RUN, end - 1); vertex++) {
        const lon = at(coordinates, vertex * 2);
        const lat = at(coordinates, vertex * 2 + 1);
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
      // Float32 rounds: the box grows by more than the rounding.
      this.runs.set([west - 1e-4, south - 1e-4, east + 1e-4, north + 1e-4], run * 4);
      whole.west = Math.min(whole.west, west);
      whole.south = Math.min(whole.south, south);
      whole.east = Math.max(whole.east, east);
      whole.north = Math.max(whole.north, north);
    }
    return whole;
  }

  /** Paths whose box meets the view, in the layer's order. */
  pathsIn({ west, south, east, north }: Box): number[] {
    return (this.tree?.search(west, south, east, north) ?? []).sort((a, b) => a - b);
  }

  /**
   * Walks a path's vertices, leaving out those of runs that are wholly outside the view: such a run lies beyond one
   * side of it, so the straight line between its ends shows as little as the run itself.
   */
  walk(path: number, view: Box, visit: (lon: number, lat: number) => void): void {
    const { coordinates, starts } = this.layer;
    const end = at(starts, path + 1);
    let vertex = at(starts, path);
    const first = at(this.firstRun, path);
    const last = at(this.firstRun, path + 1) - 1;
    let [before, here] = [false, this.sees(first, view)];
    for (let run = first; run <= last; run++) {
      const after = run < last && this.sees(run + 1, view);
      const next = Math.min(vertex + RUN, end);
      // The neighbours of a seen run come whole too: rounding its corners looks at their vertices.
      const stop = before || here || after ? next : vertex + 1;
      for (let each = vertex; each < stop; each++) visit(at(coordinates, each * 2), at(coordinates, each * 2 + 1));
      vertex = next;
      [before, here] = [here, after];
    }
    if (end > 0) visit(at(coordinates, (end - 1) * 2), at(coordinates, (end - 1) * 2 + 1));
  }

  private sees(run: number, { west, south, east, north }: Box): boolean {
    return (
      at(this.runs, run * 4) <= east &&
      at(this.runs, run * 4 + 2) >= west &&
      at(this.runs, run * 4 + 1) <= north &&
      at(this.runs, run * 4 + 3) >= south
    );
  }

  /** By the nonzero rule: is the place inside the layer's rings? */
  contains(lon: number, lat: number): boolean {
    let winding = 0;
    for (const path of this.pathsIn({ west: lon, south: lat, east: 180, north: lat })) {
      let previous: readonly [number, number] | undefined;
      this.walk(path, { west: lon, south: lat, east: 180, north: lat }, (x, y) => {
        if (previous) {
          const [px, py] = previous;
          if (py > lat !== y > lat && lon < ((x - px) * (lat - py)) / (y - py) + px) winding += py > y ? 1 : -1;
        }
        previous = [x, y];
      });
    }
    return winding !== 0;
  }
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
