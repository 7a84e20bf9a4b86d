import type { Position } from '../../shared/geo.ts';

/** WGS-84: semi-major axis, metres, and first eccentricity squared. */
const SEMI_MAJOR_M = 6_378_137;
const ECCENTRICITY2 = 6.694_379_990_141_316e-3;
const RAD = Math.PI / 180;

/** East and north metres on the plane that touches the ellipsoid at an origin. */
export class LocalFrame {
  readonly origin: Position;
  private readonly ecef: readonly [number, number, number];

  constructor(origin: Position) {
    this.origin = origin;
    this.ecef = ecefOf(origin);
  }

  /** East and north of a position, metres. Heights are left out: a scene stands on the ellipsoid, as the map does. */
  at({ lon, lat }: Position): [east: number, north: number] {
    const [x, y, z] = ecefOf({ lon, lat });
    const [dx, dy, dz] = [x - this.ecef[0], y - this.ecef[1], z - this.ecef[2]];
    const [sinLon, cosLon] = [Math.sin(this.origin.lon * RAD), Math.cos(this.origin.lon * RAD)];
    const [sinLat, cosLat] = [Math.sin(this.origin.lat * RAD), Math.cos(this.origin.lat * RAD)];
    return [-sinLon * dx + cosLon * dy, -sinLat * cosLon * dx - sinLat * sinLon * dy + cosLat * dz];
  }

  /** East and north of the points of a GeoJSON line or ring, metres. */
  line(coordinates: readonly (readonly number[])[]): [number, number][] {
    return coordinates.map(([lon = 0, lat = 0]) => this.at({ lon, lat }));
  }

  /** Column-major transform from local metres (x east, y north, z up) to Earth-centred ones, as 3D Tiles want it. */
  transform(): number[] {
    const [sinLon, cosLon] = [Math.sin(this.origin.lon * RAD), Math.cos(this.origin.lon * RAD)];
    const [sinLat, cosLat] = [Math.sin(this.origin.lat * RAD), Math.cos(this.origin.lat * RAD)];
    const [x, y, z] = this.ecef;
    const east = [-sinLon, cosLon, 0, 0];
    const north = [-sinLat * cosLon, -sinLat * sinLon, cosLat, 0];
    const up = [cosLat * cosLon, cosLat * sinLon, sinLat, 0];
    return [...east, ...north, ...up, x, y, z, 1];
  }
}

function ecefOf({ lon, lat }: Position): [number, number, number] {
  const [sin, cos] = [Math.sin(lat * RAD), Math.cos(lat * RAD)];
  const normal = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY2 * sin * sin);
  return [normal * cos * Math.cos(lon * RAD), normal * cos * Math.sin(lon * RAD), normal * (1 - ECCENTRICITY2) * sin];
}
