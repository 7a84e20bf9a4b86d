import type { ModelPlacement } from '../../shared/contract/imports.ts';
import type { Position } from '../../shared/geo.ts';

/** WGS-84 ellipsoid (NIMA TR8350.2): half axes, metres, and the square of its first eccentricity. */
const A = 6_378_137;
const B = 6_356_752.314_245_179;
const E2 = 1 - (B * B) / (A * A);
/** How far from the ground a model's centre may be to count as placed on Earth, metres. */
const NEAR_GROUND_M = 100_000;
const DEGREES = 180 / Math.PI;

export type Vector = readonly [x: number, y: number, z: number];
/** 4 × 4, column by column, as 3D Tiles and glTF write it. */
export type Matrix = readonly number[];

export const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** The point that a matrix takes a point to. */
export function transformed(matrix: Matrix, [x, y, z]: Vector): Vector {
  const at = (row: number) =>
    (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[8 + row] ?? 0) * z + (matrix[12 + row] ?? 0);
  return [at(0), at(1), at(2)];
}

/**
 * Longitude, latitude and height of an Earth-centred point, metres (Bowring 1976, a nanodegree near the ground);
 * undefined when it lies nowhere near the ground, as the origin of a model that has no place yet does.
 */
export function positionOfPoint([x, y, z]: Vector): Position | undefined {
  const p = Math.hypot(x, y);
  if (Math.abs(Math.hypot(p, z) - A) > NEAR_GROUND_M) return undefined;
  const ep2 = (A * A) / (B * B) - 1;
  const theta = Math.atan2(z * A, p * B);
  const lat = Math.atan2(z + ep2 * B * Math.sin(theta) ** 3, p - E2 * A * Math.cos(theta) ** 3);
  const normal = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  // Stable at the poles too, where p / cos(lat) is not.
  const height = p * Math.cos(lat) + z * Math.sin(lat) - (A * A) / normal;
  return { lon: Math.atan2(y, x) * DEGREES, lat: lat * DEGREES, heightM: Math.round(height * 1000) / 1000 };
}

/** Earth-centred point of a position, metres. */
export function pointOf({ lon, lat, heightM = 0 }: Position): Vector {
  const [cosLat, sinLat] = [Math.cos(lat / DEGREES), Math.sin(lat / DEGREES)];
  const normal = A / Math.sqrt(1 - E2 * sinLat * sinLat);
  return [
    (normal + heightM) * cosLat * Math.cos(lon / DEGREES),
    (normal + heightM) * cosLat * Math.sin(lon / DEGREES),
    (normal * (1 - E2) + heightM) * sinLat,
  ];
}

/**
 * What stands a model (x east, y north, z up, metres) on Earth: at the position, its north turned to the heading,
 * clockwise as seen from above.
 */
export function placementMatrix({ position, headingDeg = 0, scale = 1 }: ModelPlacement): Matrix {
  const { lon, lat } = position;
  const [sinLon, cosLon] = [Math.sin(lon / DEGREES), Math.cos(lon / DEGREES)];
  const [sinLat, cosLat] = [Math.sin(lat / DEGREES), Math.cos(lat / DEGREES)];
  const [sinH, cosH] = [Math.sin(headingDeg / DEGREES), Math.cos(headingDeg / DEGREES)];
  const east: Vector = [-sinLon, cosLon, 0];
  const north: Vector = [-sinLat * cosLon, -sinLat * sinLon, cosLat];
  const up: Vector = [cosLat * cosLon, cosLat * sinLon, sinLat];
  const mix = (e: number, n: number, u: number): number[] => [
    ...([0, 1, 2] as const).map((i) => scale * (e * east[i] + n * north[i] + u * up[i])),
    0,
  ];
  return [...mix(cosH, -sinH, 0), ...mix(sinH, cosH, 0), ...mix(0, 0, 1), ...pointOf(position), 1];
}
