import type { Path } from './topology.ts';

const ROWS_PER_DEGREE = 20;

/** Point-in-rings test by the nonzero rule; edges are kept by latitude row so that a test touches few of them. */
export class Inside {
  private readonly rows = new Map<number, number[]>();

  constructor(rings: readonly Path[]) {
    for (const ring of rings) {
      for (let index = 1; index < ring.length; index++) {
        const [ax, ay] = ring[index - 1] ?? [0, 0];
        const [bx, by] = ring[index] ?? [0, 0];
        const top = Math.floor(Math.max(ay, by) * ROWS_PER_DEGREE);
        for (let row = Math.floor(Math.min(ay, by) * ROWS_PER_DEGREE); row <= top; row++) {
          const list = this.rows.get(row);
          if (list) list.push(ax, ay, bx, by);
          else this.rows.set(row, [ax, ay, bx, by]);
        }
      }
    }
  }

  has(lon: number, lat: number): boolean {
    const row = this.rows.get(Math.floor(lat * ROWS_PER_DEGREE)) ?? [];
    let winding = 0;
    for (let index = 0; index < row.length; index += 4) {
      const ax = row[index] ?? 0;
      const ay = row[index + 1] ?? 0;
      const bx = row[index + 2] ?? 0;
      const by = row[index + 3] ?? 0;
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) winding += ay > by ? 1 : -1;
    }
    return winding !== 0;
  }

  /** The parts of a path that lie inside, cut at the edge to about a metre. */
  clip(path: Path): Path[] {
    const parts: Path[] = [];
    let part: Path = [];
    const close = (): void => {
      if (part.length > 1) parts.push(part);
      part = [];
    };
    path.forEach(([lon, lat], index) => {
      const inside = this.has(lon, lat);
      const before = path[index - 1];
      if (before) {
        const wasInside = this.has(before[0], before[1]);
        if (wasInside !== inside) {
          const cut = this.crossing(before, [lon, lat], wasInside);
          part.push(cut);
          if (wasInside) close();
        }
      }
      if (inside) part.push([lon, lat]);
    });
    close();
    return parts;
  }

  private crossing(from: [number, number], to: [number, number], fromInside: boolean): [number, number] {
    let low = 0;
    let high = 1;
    for (let round = 0; round < 14; round++) {
      const middle = (low + high) / 2;
      const inside = this.has(from[0] + (to[0] - from[0]) * middle, from[1] + (to[1] - from[1]) * middle);
      if (inside === fromInside) low = middle;
      else high = middle;
    }
    return [from[0] + (to[0] - from[0]) * low, from[1] + (to[1] - from[1]) * low];
  }
}
