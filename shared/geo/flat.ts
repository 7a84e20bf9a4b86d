import type { Outline } from './outline.ts';
import { lonNear } from './sphere.ts';

/** Coordinates moved by whole turns so that they lie near a longitude and neighbours stay neighbours. */
export function partNear(part: Float64Array, reference: number): Float64Array {
  const first = part[0];
  if (first === undefined) return part;
  let before = lonNear(first, reference);
  let same = before === first;
  const out = new Float64Array(part);
  for (let i = 0; i < part.length; i += 2) {
    const lon = lonNear(part[i] ?? 0, before);
    same &&= lon === part[i];
    out[i] = lon;
    before = lon;
  }
  return same ? part : out;
}

export function outlineNear(outline: Outline, reference: number): Outline {
  return { ...outline, parts: outline.parts.map((part) => partNear(part, reference)) };
}

/** Even–odd test over all rings, edges straight in longitude and latitude (RFC 7946). */
export function isInRings(parts: readonly Float64Array[], lon: number, lat: number): boolean {
  let inside = false;
  for (const part of parts) {
    for (let i = 0; i + 3 < part.length; i += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [part[i], part[i + 1], part[i + 2], part[i + 3]];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** West, south, east, north of parts. */
export function boundsOfParts(parts: readonly Float64Array[]): [number, number, number, number] {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const lon = part[i] ?? 0;
      const lat = part[i + 1] ?? 0;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}

/** True when two straight pieces meet or cross (edges in longitude and latitude). */
export function segmentsMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const o1 = side(ax, ay, bx, by, cx, cy);
  const o2 = side(ax, ay, bx, by, dx, dy);
  const o3 = side(cx, cy, dx, dy, ax, ay);
  const o4 = side(cx, cy, dx, dy, bx, by);
  if (o1 * o2 < 0 && o3 * o4 < 0) return true;
  return (
    (o1 === 0 && isBetween(ax, ay, bx, by, cx, cy)) ||
    (o2 === 0 && isBetween(ax, ay, bx, by, dx, dy)) ||
    (o3 === 0 && isBetween(cx, cy, dx, dy, ax, ay)) ||
    (o4 === 0 && isBetween(cx, cy, dx, dy, bx, by))
  );
}

function side(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));
}

function isBetween(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  return px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= Math.min(ay, by) && py <= Math.max(ay, by);
}
