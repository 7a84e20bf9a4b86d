import type { Position } from '../../../shared/geo.ts';
import { toEcef, type Vec3 } from './ecef.ts';

const RAD = Math.PI / 180;

/**
 * East-North-Up metres at an anchor: a rigid transform of Earth-centred coordinates, so what is placed in it is exact
 * everywhere. deck.gl's common space is one of these.
 */
export class EnuFrame {
  readonly anchor: Position;
  readonly origin: Vec3;
  readonly east: Vec3;
  readonly north: Vec3;
  readonly up: Vec3;

  constructor(anchor: Position) {
    this.anchor = anchor;
    this.origin = toEcef(anchor);
    const [sinLon, cosLon] = [Math.sin(anchor.lon * RAD), Math.cos(anchor.lon * RAD)];
    const [sinLat, cosLat] = [Math.sin(anchor.lat * RAD), Math.cos(anchor.lat * RAD)];
    this.east = [-sinLon, cosLon, 0];
    this.north = [-sinLat * cosLon, -sinLat * sinLon, cosLat];
    this.up = [cosLat * cosLon, cosLat * sinLon, sinLat];
  }

  /** A direction of the Earth-centred frame in this one. */
  rotate([x, y, z]: Vec3): [number, number, number] {
    const { east, north, up } = this;
    return [
      east[0] * x + east[1] * y + east[2] * z,
      north[0] * x + north[1] * y + north[2] * z,
      up[0] * x + up[1] * y + up[2] * z,
    ];
  }

  /** An Earth-centred point in this frame, metres. */
  fromEcef(point: Vec3): [number, number, number] {
    const { origin } = this;
    return this.rotate([point[0] - origin[0], point[1] - origin[1], point[2] - origin[2]]);
  }

  /** Writes Earth-centred `ecef[from…from+2]` to `out[to…to+2]` in this frame. */
  write(ecef: Float64Array, from: number, out: Float64Array, to: number): void {
    const { origin, east, north, up } = this;
    const x = (ecef[from] ?? 0) - origin[0];
    const y = (ecef[from + 1] ?? 0) - origin[1];
    const z = (ecef[from + 2] ?? 0) - origin[2];
    out[to] = east[0] * x + east[1] * y + east[2] * z;
    out[to + 1] = north[0] * x + north[1] * y + north[2] * z;
    out[to + 2] = up[0] * x + up[1] * y + up[2] * z;
  }
}
