import type { Position } from '../../shared/geo.ts';

/** A point in degrees. */
export type LonLat = readonly [lon: number, lat: number];
/** A point of a local frame: metres to its own right and forward. */
export type XY = readonly [x: number, y: number];

export const METRES_PER_DEGREE = 111_195;
const RAD = Math.PI / 180;

/** A degree to seven digits (a centimetre): the least that files keep. */
export const degrees = (value: number): number => Math.round(value * 1e7) / 1e7;

/** A number to a few digits after the point. */
export function rounded(value: number, digits = 2): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Metres between two points a short way apart. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const kx = Math.cos(((a[1] + b[1]) / 2) * RAD);
  return Math.hypot((a[0] - b[0]) * kx, a[1] - b[1]) * METRES_PER_DEGREE;
}

/** Length of a line, metres. */
export function lineMetres(line: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (a && b) sum += metresBetween(a, b);
  }
  return sum;
}

export const positionOf = ([lon, lat]: LonLat): Position => ({ lon: degrees(lon), lat: degrees(lat) });

/** Coordinates of a geometry. */
export const coordinates = (points: readonly LonLat[]): number[][] =>
  points.map(([lon, lat]) => [degrees(lon), degrees(lat)]);

/** A closed ring as a polygon. */
export function polygon(points: readonly LonLat[]): { type: 'Polygon'; coordinates: number[][][] } {
  const [first] = points;
  return { type: 'Polygon', coordinates: [coordinates(first ? [...points, first] : [])] };
}

/** A local frame: x to the right and y forward of `headingDeg` (clockwise from north). Good to a few kilometres. */
export class Frame {
  readonly #origin: LonLat;
  readonly #east: number;
  readonly #sin: number;
  readonly #cos: number;
  readonly headingDeg: number;

  constructor(origin: LonLat, headingDeg = 0) {
    this.#origin = origin;
    this.#east = METRES_PER_DEGREE * Math.cos(origin[1] * RAD);
    this.#sin = Math.sin(headingDeg * RAD);
    this.#cos = Math.cos(headingDeg * RAD);
    this.headingDeg = headingDeg;
  }

  at(x: number, y: number): LonLat {
    const east = x * this.#cos + y * this.#sin;
    const north = -x * this.#sin + y * this.#cos;
    return [degrees(this.#origin[0] + east / this.#east), degrees(this.#origin[1] + north / METRES_PER_DEGREE)];
  }

  from([lon, lat]: LonLat): XY {
    const east = (lon - this.#origin[0]) * this.#east;
    const north = (lat - this.#origin[1]) * METRES_PER_DEGREE;
    return [east * this.#cos - north * this.#sin, east * this.#sin + north * this.#cos];
  }

  /** A rectangle's corners. */
  box(x0: number, y0: number, x1: number, y1: number): LonLat[] {
    return [this.at(x0, y0), this.at(x1, y0), this.at(x1, y1), this.at(x0, y1)];
  }
}

/** Area of a ring, square metres. */
export function ringArea(ring: readonly LonLat[]): number {
  const [origin] = ring;
  if (!origin) return 0;
  const frame = new Frame(origin);
  const points = ring.map((point) => frame.from(point));
  return Math.abs(signedArea(points));
}

/** Signed area of an open or closed ring in its own units: positive when it turns to the left. */
export function signedArea(points: readonly XY[]): number {
  let sum = 0;
  points.forEach(([x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] ?? [0, 0];
    sum += x * ny - nx * y;
  });
  return sum / 2;
}

/** True when the point lies inside the ring (open or closed). */
export function insideRing(ring: readonly LonLat[], [lon, lat]: LonLat): boolean {
  let inside = false;
  let [x1, y1] = ring.at(-1) ?? [0, 0];
  for (const [x2, y2] of ring) {
    if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
    x1 = x2;
    y1 = y2;
  }
  return inside;
}

/** Mean of a ring's corners. */
export function middleOf(ring: readonly LonLat[]): LonLat {
  let lon = 0;
  let lat = 0;
  for (const [x, y] of ring) {
    lon += x;
    lat += y;
  }
  return [degrees(lon / ring.length), degrees(lat / ring.length)];
}
