import { ShapeUtils } from 'three/src/extras/ShapeUtils.js';
import { Vector2 } from 'three/src/math/Vector2.js';
import type { Geometry } from '../../shared/geo.ts';
import type { LocalFrame } from './localFrame.ts';
import { type Mesh, unit, type Vec3 } from './mesh.ts';
import type { Paint } from './paint.ts';

export type Point = readonly [x: number, y: number];

/** Outer ring (open, anticlockwise) and holes of an area, local metres. */
export interface Outline {
  readonly ring: readonly Point[];
  readonly holes: readonly (readonly Point[])[];
}

/** The areas of a geometry; lines have none. */
export function outlinesOf(geometry: Geometry | undefined, frame: LocalFrame): Outline[] {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap(([outer, ...holes]) => {
    const ring = openRing(frame.line(outer ?? []));
    if (ring.length < 3 || Math.abs(areaOf(ring)) < 1) return [];
    return [
      {
        ring: areaOf(ring) > 0 ? ring : [...ring].reverse(),
        holes: holes.map((hole) => openRing(frame.line(hole))).filter((hole) => hole.length >= 3),
      },
    ];
  });
}

function openRing(points: readonly Point[]): Point[] {
  const kept = points.filter((point, i) => {
    const before = points[i - 1];
    return !before || Math.hypot(point[0] - before[0], point[1] - before[1]) > 0.01;
  });
  const [first, last] = [kept[0], kept.at(-1)];
  if (first && last && kept.length > 1 && Math.hypot(first[0] - last[0], first[1] - last[1]) <= 0.01) kept.pop();
  return kept;
}

/** Signed area, square metres: positive when anticlockwise. */
export function areaOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

/** A flat area at a height, facing up. */
export function plate(mesh: Mesh, { ring, holes }: Outline, z: number, colour: Paint): void {
  const contour = ring.map(([x, y]) => new Vector2(x, y));
  const inner = holes.map((hole) => hole.map(([x, y]) => new Vector2(x, y)));
  const faces = ShapeUtils.triangulateShape(contour, inner);
  const points = [...ring, ...holes.flat()];
  const first = mesh.vertices;
  for (const [x, y] of points) mesh.vertex([x, y, z], [0, 0, 1], colour);
  for (const [a = 0, b = 0, c = 0] of faces) {
    const [pa, pb, pc] = [points[a], points[b], points[c]];
    if (!pa || !pb || !pc) continue;
    if (areaOf([pa, pb, pc]) > 0) mesh.triangle(first + a, first + b, first + c);
    else mesh.triangle(first + a, first + c, first + b);
  }
}

/** A ribbon of a width along a line, facing up; `aside` moves it to the left of the line, metres. */
export function ribbon(
  mesh: Mesh,
  line: readonly Point[],
  width: number,
  z: number,
  colour: Paint,
  { closed = false, aside = 0 }: { closed?: boolean; aside?: number } = {},
): void {
  const points = closed && line[0] ? [...line, line[0]] : line;
  let before: [left: Vec3, right: Vec3] | undefined;
  points.forEach((point, i) => {
    const [nx, ny] = miterAt(points, i, closed);
    const at = (offset: number): Vec3 => [point[0] + nx * offset, point[1] + ny * offset, z];
    const pair: [Vec3, Vec3] = [at(aside + width / 2), at(aside - width / 2)];
    if (before) mesh.quad(before[1], pair[1], pair[0], before[0], colour, [0, 0, 1]);
    before = pair;
  });
}

/** Left-hand normal of a line at one of its points, lengthened at bends (at most doubled). */
function miterAt(points: readonly Point[], i: number, closed: boolean): Point {
  const at = points[i] ?? [0, 0];
  const last = points.length - 1;
  const before = points[i - 1] ?? (closed ? points[last - 1] : undefined);
  const after = points[i + 1] ?? (closed ? points[1] : undefined);
  const one = before && leftOf(before, at);
  const two = after && leftOf(at, after);
  if (!one || !two) return one ?? two ?? [0, 0];
  const [x, y] = unit([one[0] + two[0], one[1] + two[1], 0]);
  const share = Math.max(0.5, x * one[0] + y * one[1]);
  return [x / share, y / share];
}

function leftOf(from: Point, to: Point): Point | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  return length > 1e-6 ? [-dy / length, dx / length] : undefined;
}

/** True inside a ring (even-odd). */
export function inside([x, y]: Point, ring: readonly Point[]): boolean {
  let within = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  });
  return within;
}

/** Points every `step` metres along a line with the direction there; starts half a step in. */
export function alongLine(line: readonly Point[], step: number): { at: Point; way: Point }[] {
  const found: { at: Point; way: Point }[] = [];
  let left = step / 2;
  line.forEach((to, i) => {
    const from = line[i - 1];
    if (!from) return;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length < 1e-6) return;
    const way: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    while (left <= length) {
      found.push({ at: [from[0] + way[0] * left, from[1] + way[1] * left], way });
      left += step;
    }
    left -= length;
  });
  return found;
}
