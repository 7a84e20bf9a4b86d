import type { Path } from './topology.ts';

/** Tolerance in degrees of latitude at a place; 0 keeps every vertex. */
export type Tolerance = (lon: number, lat: number) => number;

/** Douglas–Peucker with a tolerance that depends on the place; ends stay, paths of up to five vertices stay whole. */
export function simplify(path: Path, tolerance: Tolerance): Path {
  if (path.length <= 5) return path;
  const last = path.length - 1;
  const keep = new Uint8Array(path.length);
  keep[0] = 1;
  keep[last] = 1;
  const first = path[0];
  const end = path[last];
  if (!first || !end) return path;
  const closed = first[0] === end[0] && first[1] === end[1];
  const stack: [number, number][] = [];
  if (closed) {
    const middle = farthest(path, 0, last)[0];
    keep[middle] = 1;
    stack.push([0, middle], [middle, last]);
  } else stack.push([0, last]);
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    if (to - from < 2) continue;
    const [index, distance] = farthest(path, from, to);
    const vertex = path[index];
    if (!vertex || distance <= tolerance(vertex[0], vertex[1])) continue;
    keep[index] = 1;
    stack.push([from, index], [index, to]);
  }
  const kept = path.filter((_, index) => keep[index] === 1);
  return kept;
}

function farthest(path: Path, from: number, to: number): [index: number, distance: number] {
  const [ax, ay] = path[from] ?? [0, 0];
  const [bx, by] = path[to] ?? [0, 0];
  const squeeze = Math.cos((ay * Math.PI) / 180);
  const dx = (bx - ax) * squeeze;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  let best = from + 1;
  let bestSquared = -1;
  for (let index = from + 1; index < to; index++) {
    const [x, y] = path[index] ?? [0, 0];
    const px = (x - ax) * squeeze;
    const py = y - ay;
    const along = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0;
    const squared = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (squared > bestSquared) {
      bestSquared = squared;
      best = index;
    }
  }
  return [best, Math.sqrt(Math.max(0, bestSquared))];
}

/** Area of a ring in km², sign dropped (flat, by the latitude of its first vertex). */
export function ringAreaKm2(ring: Path): number {
  const origin = ring[0];
  if (!origin) return 0;
  let twice = 0;
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = ring[index - 1] ?? origin;
    const [bx, by] = ring[index] ?? origin;
    twice += (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1]);
  }
  return (Math.abs(twice) / 2) * 111.2 * 111.2 * Math.cos((origin[1] * Math.PI) / 180);
}
