/** Mean Earth radius, metres (IUGG mean radius R1), the one that turf uses. */
export const EARTH_RADIUS_M = 6_371_008.8;

const RAD = Math.PI / 180;

/** Direction from the Earth's centre: a unit vector. */
export type Vector = readonly [x: number, y: number, z: number];

/** @param lon @param lat degrees */
export function vectorOf(lon: number, lat: number): Vector {
  const cos = Math.cos(lat * RAD);
  return [cos * Math.cos(lon * RAD), cos * Math.sin(lon * RAD), Math.sin(lat * RAD)];
}

/** Length of the great circle between two directions, metres; exact for near ones too (by the chord). */
export function arcM(a: Vector, b: Vector): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return 2 * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2)) * EARTH_RADIUS_M;
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Nearest point of the great-circle arc from `a` to `b`. */
export interface Foot {
  /** Distance to it, metres. */
  readonly distanceM: number;
  /** How far from `a` it is, metres. */
  readonly alongM: number;
}

/** The nearest point of the arc from `a` to `b` to `point`: a plane through the centre and the perpendicular to it. */
export function footOnArc(point: Vector, a: Vector, b: Vector): Foot {
  const axis = cross(a, b);
  const length = Math.sqrt(dot(axis, axis));
  if (length > 0 && dot(cross(axis, a), point) > 0 && dot(cross(b, axis), point) > 0) {
    const height = dot(axis, point) / length;
    const distanceM = Math.abs(Math.asin(Math.max(-1, Math.min(1, height)))) * EARTH_RADIUS_M;
    const alongM = Math.atan2(dot(cross(axis, a), point) / length, dot(a, point)) * EARTH_RADIUS_M;
    return { distanceM, alongM };
  }
  const [toA, toB] = [arcM(point, a), arcM(point, b)];
  return toA <= toB ? { distanceM: toA, alongM: 0 } : { distanceM: toB, alongM: arcM(a, b) };
}

/** The longitude plus or minus whole turns that is nearest to `reference`, degrees. */
export function lonNear(lon: number, reference: number): number {
  return lon - 360 * Math.round((lon - reference) / 360);
}
