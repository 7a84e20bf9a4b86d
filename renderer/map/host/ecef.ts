import type { Position } from '../../../shared/geo.ts';

/** WGS-84: semi-major axis and first eccentricity squared (EPSG:7030). */
const SEMI_MAJOR_M = 6_378_137;
const ECCENTRICITY2 = 6.694_379_990_141_316e-3;
const RAD = Math.PI / 180;

export type Vec3 = readonly [x: number, y: number, z: number];

/** Writes the Earth-centred Earth-fixed coordinates (metres) of a position to `out[offset…offset+2]`. */
export function writeEcef(lon: number, lat: number, heightM: number, out: Float64Array, offset: number): void {
  const sin = Math.sin(lat * RAD);
  const cos = Math.cos(lat * RAD);
  const normal = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY2 * sin * sin);
  out[offset] = (normal + heightM) * cos * Math.cos(lon * RAD);
  out[offset + 1] = (normal + heightM) * cos * Math.sin(lon * RAD);
  out[offset + 2] = (normal * (1 - ECCENTRICITY2) + heightM) * sin;
}

/** Earth-centred Earth-fixed coordinates of a position on the ellipsoid, metres. */
export function toEcef(position: Position, heightM = 0): Vec3 {
  const out = new Float64Array(3);
  writeEcef(position.lon, position.lat, heightM, out, 0);
  return [out[0] ?? 0, out[1] ?? 0, out[2] ?? 0];
}

/** Longitude and latitude (degrees) of an ECEF point near the surface; Bowring's closed formula, error below 1 mm. */
export function fromEcef([x, y, z]: Vec3): Position {
  const semiMinor = SEMI_MAJOR_M * Math.sqrt(1 - ECCENTRICITY2);
  const p = Math.hypot(x, y);
  const theta = Math.atan2(z * SEMI_MAJOR_M, p * semiMinor);
  const second = (SEMI_MAJOR_M * SEMI_MAJOR_M - semiMinor * semiMinor) / (semiMinor * semiMinor);
  const lat = Math.atan2(
    z + second * semiMinor * Math.sin(theta) ** 3,
    p - ECCENTRICITY2 * SEMI_MAJOR_M * Math.cos(theta) ** 3,
  );
  return { lon: Math.atan2(y, x) / RAD, lat: lat / RAD };
}
