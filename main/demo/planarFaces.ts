import { type LonLat, signedArea } from './plane.ts';

/** Units a degree that vertices are compared in: those of the base map's files. */
const UNITS = 100_000;
/** How far from another line a loose end may stop short of it, degrees. */
const SNAP_DEG = 0.02;
const CELL_DEG = 0.04;
const LARGEST_KNOT_DEG = 0.05;

/** A vertex as one number: northern latitudes only. */
type Key = number;
const KEYS = 100_000_000;
const keyOf = ([lon, lat]: LonLat): Key => Math.round(lon * UNITS) * KEYS + Math.round(lat * UNITS);

/**
 * The areas that lines enclose: outer rings of the faces of the planar graph they make, turned to the left. Lines that
 * end near another are tied to it, loose ends are dropped.
 */
export function enclosedAreas(
  borders: readonly (readonly LonLat[])[],
  shores: readonly (readonly LonLat[])[],
): LonLat[][] {
  const closed = shores.map((shore) => (shore[0] ? [...shore, shore[0]] : []));
  const graph = new Graph();
  for (const line of tied([...borders.filter(isNoKnot), ...closed])) graph.addLine(line);
  graph.dropLooseEnds();
  return graph.faces();
}

/** False for the little loops that stay where two surveys of one border disagree. */
function isNoKnot(line: readonly LonLat[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || keyOf(first) !== keyOf(last)) return true;
  return line.some(
    ([lon, lat]) => Math.abs(lon - first[0]) > LARGEST_KNOT_DEG || Math.abs(lat - first[1]) > LARGEST_KNOT_DEG,
  );
}

/** The lines with a vertex where the loose end of another one should meet them, and the links to there. */
function tied(lines: readonly (readonly LonLat[])[]): LonLat[][] {
  const plain = new Graph();
  for (const line of lines) plain.addLine(line);
  const edges = new EdgeIndex(lines);
  const links: LonLat[][] = [];
  const extra = new Map<string, LonLat[]>();
  lines.forEach((line, own) => {
    for (const end of [line[0], line.at(-1)]) {
      if (!end || !plain.isLoose(end)) continue;
      const foot = edges.nearest(end, own, end === line[0] ? 0 : line.length - 2);
      if (!foot) continue;
      links.push([end, foot.at]);
      const list = extra.get(foot.edge);
      if (list) list.push(foot.at);
      else extra.set(foot.edge, [foot.at]);
    }
  });
  const cut = lines.map((line, s) =>
    line.flatMap((point, i) => {
      const added = extra.get(`${s} ${i}`);
      if (!added) return [point];
      const far = (at: LonLat) => Math.hypot(at[0] - point[0], at[1] - point[1]);
      return [point, ...added.sort((a, b) => far(a) - far(b))];
    }),
  );
  return [...links, ...cut];
}

/** Edges of lines by cells, to find the nearest one. */
class EdgeIndex {
  readonly #cells = new Map<number, (readonly [line: number, vertex: number, from: LonLat, to: LonLat])[]>();

  constructor(lines: readonly (readonly LonLat[])[]) {
    lines.forEach((line, l) => {
      line.forEach((from, v) => {
        const to = line[v + 1];
        if (to) this.#add(l, v, from, to);
      });
    });
  }

  #add(line: number, vertex: number, from: LonLat, to: LonLat): void {
    const cell = (value: number) => Math.floor(value / CELL_DEG);
    for (let x = cell(Math.min(from[0], to[0]) - SNAP_DEG); x <= cell(Math.max(from[0], to[0]) + SNAP_DEG); x++) {
      for (let y = cell(Math.min(from[1], to[1]) - SNAP_DEG); y <= cell(Math.max(from[1], to[1]) + SNAP_DEG); y++) {
        const list = this.#cells.get(x * KEYS + y);
        if (list) list.push([line, vertex, from, to]);
        else this.#cells.set(x * KEYS + y, [[line, vertex, from, to]]);
      }
    }
  }

  /** The nearest edge, but for those of line `own` next to its edge `ownEdge`. */
  nearest([x, y]: LonLat, own: number, ownEdge: number): { at: LonLat; edge: string } | undefined {
    let best = SNAP_DEG;
    let found: { at: LonLat; edge: string } | undefined;
    const cell = this.#cells.get(Math.floor(x / CELL_DEG) * KEYS + Math.floor(y / CELL_DEG)) ?? [];
    for (const [line, vertex, [x1, y1], [x2, y2]] of cell) {
      if (line === own && Math.abs(vertex - ownEdge) < 8) continue;
      const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
      const at: LonLat = [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
      const far = Math.hypot(at[0] - x, at[1] - y);
      if (far >= best) continue;
      best = far;
      found = { at, edge: `${line} ${vertex}` };
    }
    return found;
  }
}

class Graph {
  readonly #points = new Map<Key, LonLat>();
  readonly #next = new Map<Key, Set<Key>>();

  addLine(line: readonly LonLat[]): void {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]];
      if (!a || !b || keyOf(a) === keyOf(b)) continue;
      this.#join(a, b);
      this.#join(b, a);
    }
  }

  #join(from: LonLat, to: LonLat): void {
    const key = keyOf(from);
    this.#points.set(key, from);
    const list = this.#next.get(key);
    if (list) list.add(keyOf(to));
    else this.#next.set(key, new Set([keyOf(to)]));
  }

  isLoose(point: LonLat): boolean {
    return (this.#next.get(keyOf(point))?.size ?? 0) <= 1;
  }

  dropLooseEnds(): void {
    const loose = [...this.#next].filter(([, next]) => next.size === 1).map(([key]) => key);
    for (let key = loose.pop(); key !== undefined; key = loose.pop()) {
      const [only] = this.#next.get(key) ?? [];
      this.#next.delete(key);
      if (only === undefined) continue;
      const others = this.#next.get(only);
      others?.delete(key);
      if (others?.size === 1) loose.push(only);
      if (others?.size === 0) this.#next.delete(only);
    }
  }

  /** Every inner face once: at each vertex the way that turns most to the left of where it came from is taken. */
  faces(): LonLat[][] {
    const sorted = new Map<Key, Key[]>();
    for (const [key, next] of this.#next) sorted.set(key, this.#byAngle(key, [...next]));
    const used = new Map<Key, Set<Key>>();
    const take = (from: Key, to: Key): boolean => {
      const taken = used.get(from);
      if (taken?.has(to)) return false;
      if (taken) taken.add(to);
      else used.set(from, new Set([to]));
      return true;
    };
    const rings: LonLat[][] = [];
    for (const [key, next] of sorted) {
      for (const first of next) {
        const ring: LonLat[] = [];
        let [from, to] = [key, first];
        while (take(from, to)) {
          const point = this.#points.get(from);
          if (point) ring.push(point);
          const around = sorted.get(to) ?? [];
          const back = around.indexOf(from);
          const onward = around[(back - 1 + around.length) % around.length] ?? from;
          [from, to] = [to, onward];
        }
        if (ring.length > 2 && signedArea(ring) > 0) rings.push(ring);
      }
    }
    return rings;
  }

  #byAngle(key: Key, next: Key[]): Key[] {
    const [x, y] = this.#points.get(key) ?? [0, 0];
    const angle = (other: Key) => {
      const [ox, oy] = this.#points.get(other) ?? [0, 0];
      return Math.atan2(oy - y, ox - x);
    };
    return next.sort((a, b) => angle(a) - angle(b));
  }
}
