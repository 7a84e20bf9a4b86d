import { circleBounds, type Position } from '../geo.ts';
import { partNear } from './flat.ts';
import type { Outline } from './outline.ts';
import { distanceToOutlineM } from './outlineDistance.ts';
import type { Placement, Region } from './region.ts';
import { arcM, EARTH_RADIUS_M, vectorOf } from './sphere.ts';

const RAD = Math.PI / 180;
/** Longest piece of an edge that is taken for straight on the plane of the circle, degrees. */
const STRAIGHT_DEG = 0.05;

/** Everything within `radiusM` of a position. */
export function circleRegion(centre: Position, radiusM: number): Region {
  const origin = vectorOf(centre.lon, centre.lat);
  const plane = new EqualAreaPlane(centre);
  const flatRadius = 2 * EARTH_RADIUS_M * Math.sin(Math.min(Math.PI / 2, radiusM / EARTH_RADIUS_M / 2));
  const within = (distanceM: number): Placement | undefined => (distanceM <= radiusM ? { distanceM } : undefined);
  return {
    boxes: [circleBounds(centre, radiusM)],
    areaM2: Math.PI * flatRadius ** 2,
    point: (lon, lat) => within(arcM(origin, vectorOf(lon, lat))),
    outline: (outline) => within(distanceToOutlineM(centre.lon, centre.lat, outline)),
    share: (area) => shareInCircle(area, plane, flatRadius),
    lengthInsideM: (line) => line.parts.reduce((sum, part) => sum + lengthInCircleM(part, plane, flatRadius), 0),
  };
}

/**
 * Lambert's azimuthal equal-area plane round a position, metres: circles round it stay circles and every area keeps its
 * size. Snyder, Map Projections (USGS PP 1395), equations 24-2 to 24-4.
 */
class EqualAreaPlane {
  readonly lon: number;
  readonly #sin: number;
  readonly #cos: number;

  constructor({ lon, lat }: Position) {
    this.lon = lon;
    this.#sin = Math.sin(lat * RAD);
    this.#cos = Math.cos(lat * RAD);
  }

  /** A path on the plane: x east, y north. Points are added so that its straight edges are those of the path. */
  path(path: Float64Array): Float64Array {
    const dense = densely(path);
    const out = new Float64Array(dense.length);
    for (let i = 0; i + 1 < dense.length; i += 2) {
      const lat = (dense[i + 1] ?? 0) * RAD;
      const lon = ((dense[i] ?? 0) - this.lon) * RAD;
      const [sin, cos, cosLon] = [Math.sin(lat), Math.cos(lat), Math.cos(lon)];
      const k = EARTH_RADIUS_M * Math.sqrt(2 / Math.max(1e-12, 1 + this.#sin * sin + this.#cos * cos * cosLon));
      out[i] = k * cos * Math.sin(lon);
      out[i + 1] = k * (this.#cos * sin - this.#sin * cos * cosLon);
    }
    return out;
  }
}

/** Area of the polygons' part in the circle by the area of the polygons. */
function shareInCircle({ parts, rings }: Outline, plane: EqualAreaPlane, radius: number): number {
  let [inside, whole, at] = [0, 0, 0];
  for (const count of rings) {
    parts.slice(at, at + count).forEach((part, i) => {
      const sums = ringAreas(part, plane, radius);
      inside += i === 0 ? sums.inside : -sums.inside;
      whole += i === 0 ? sums.whole : -sums.whole;
    });
    at += count;
  }
  return whole > 0 ? Math.min(1, Math.max(0, inside / whole)) : 0;
}

function ringAreas(part: Float64Array, plane: EqualAreaPlane, radius: number): { inside: number; whole: number } {
  const points = plane.path(partNear(part, plane.lon));
  let [inside, whole, farthest] = [0, 0, 0];
  for (let i = 0; i < points.length; i += 2)
    farthest = Math.max(farthest, (points[i] ?? 0) ** 2 + (points[i + 1] ?? 0) ** 2);
  for (let i = 2; i < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
    whole += (ax * by - ay * bx) / 2;
    // A circle is convex: with all corners in it, it holds the ring.
    if (farthest > radius ** 2) inside += sectorArea([ax, ay], [bx, by], radius);
  }
  return { inside: Math.abs(farthest > radius ** 2 ? inside : whole), whole: Math.abs(whole) };
}

/** Signed area that the circle round the origin and the triangle of origin, `a` and `b` have in common. */
function sectorArea(a: readonly [number, number], b: readonly [number, number], radius: number): number {
  const span = crossing(a, b, radius);
  const at = (t: number): [number, number] => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const wedge = (p: readonly [number, number], q: readonly [number, number]) =>
    (radius ** 2 * Math.atan2(p[0] * q[1] - p[1] * q[0], p[0] * q[0] + p[1] * q[1])) / 2;
  if (!span) return wedge(a, b);
  const [enter, leave] = [at(span[0]), at(span[1])];
  const triangle = (enter[0] * leave[1] - enter[1] * leave[0]) / 2;
  return (span[0] > 0 ? wedge(a, enter) : 0) + triangle + (span[1] < 1 ? wedge(leave, b) : 0);
}

/** Where on the way from `a` to `b` (0 to 1) it is in the circle round the origin; undefined for nowhere. */
function crossing(
  a: readonly [number, number],
  b: readonly [number, number],
  radius: number,
): [from: number, to: number] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const outside = a[0] ** 2 + a[1] ** 2 - radius ** 2;
  if (square === 0) return outside <= 0 ? [0, 1] : undefined;
  const half = (a[0] * dx + a[1] * dy) / square;
  const root = half * half - outside / square;
  if (root <= 0) return undefined;
  const [from, to] = [Math.max(0, -half - Math.sqrt(root)), Math.min(1, -half + Math.sqrt(root))];
  return from < to ? [from, to] : undefined;
}

function lengthInCircleM(part: Float64Array, plane: EqualAreaPlane, radius: number): number {
  const line = densely(partNear(part, plane.lon));
  const points = plane.path(line);
  let sum = 0;
  for (let i = 2; i < points.length; i += 2) {
    const span = crossing([points[i - 2] ?? 0, points[i - 1] ?? 0], [points[i] ?? 0, points[i + 1] ?? 0], radius);
    if (!span) continue;
    const length = arcM(vectorOf(line[i - 2] ?? 0, line[i - 1] ?? 0), vectorOf(line[i] ?? 0, line[i + 1] ?? 0));
    sum += (span[1] - span[0]) * length;
  }
  return sum;
}

/** Points of a ring or line, and between far ones points on the straight edge. */
function densely(path: Float64Array): Float64Array {
  const steps = (i: number) =>
    Math.ceil(
      Math.max(Math.abs((path[i] ?? 0) - (path[i - 2] ?? 0)), Math.abs((path[i + 1] ?? 0) - (path[i - 1] ?? 0))) /
        STRAIGHT_DEG,
    );
  let dense = true;
  for (let i = 2; i < path.length; i += 2) dense &&= steps(i) <= 1;
  if (dense) return path;
  const out: number[] = [path[0] ?? 0, path[1] ?? 0];
  for (let i = 2; i < path.length; i += 2) {
    const [lon0 = 0, lat0 = 0, lon = 0, lat = 0] = path.subarray(i - 2, i + 2);
    const count = Math.max(1, steps(i));
    for (let step = 1; step < count; step++)
      out.push(lon0 + ((lon - lon0) * step) / count, lat0 + ((lat - lat0) * step) / count);
    out.push(lon, lat);
  }
  return Float64Array.from(out);
}
