import type { ScreenPoint } from '../api.ts';
import { EQUATOR_M, nearestTurn, yOfTangent } from '../camera/mercator.ts';
import type { Projector } from '../host/projector.ts';
import type { FlatCamera, FlatPose } from './flatCamera.ts';

/** WGS-84: semi-axes (metres), first and second eccentricity squared. */
const A = 6_378_137;
const B = 6_356_752.314_245_179;
const E2 = 6.694_379_990_141_316e-3;
const EP2 = 6.739_496_742_276_434e-3;

/** Tangent of the latitude of an Earth-centred point near the surface; Bowring's formula without angles. */
export function tangentOfLatitude(x: number, y: number, z: number): number {
  const p = Math.sqrt(x * x + y * y);
  const t = (z * A) / (p * B);
  const cos = 1 / Math.sqrt(1 + t * t);
  const sin = t * cos;
  return (z + EP2 * B * sin * sin * sin) / (p - E2 * A * cos * cos * cos);
}

/** Web Mercator's x of an Earth-centred point. */
export function xOfEcef(x: number, y: number): number {
  return Math.atan2(y, x) / (2 * Math.PI) + 0.5;
}

/** The flat map's camera of one frame. Things stand where they are nearest to the middle of the view. */
export class FlatProjector implements Projector {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerRadian: number;
  readonly pose: FlatPose;

  constructor(camera: FlatCamera) {
    this.width = camera.width;
    this.height = camera.height;
    this.pixelsPerRadian = camera.pixelsPerRadian;
    this.pose = camera.at;
  }

  project(x: number, y: number, z: number): ScreenPoint | undefined {
    const { pose } = this;
    const worldY = yOfTangent(tangentOfLatitude(x, y, z));
    // Not a number at the poles.
    if (!(worldY >= -0.01 && worldY <= 1.01)) return undefined;
    return {
      x: this.width / 2 + nearestTurn(xOfEcef(x, y) - pose.x) * pose.worldPx,
      y: this.height / 2 + (worldY - pose.y) * pose.worldPx,
    };
  }

  distanceM(x: number, y: number, z: number): number {
    return this.pixelsPerRadian / this.pixelsPerMetre(x, y, z);
  }

  pixelsPerMetre(x: number, y: number, z: number): number {
    const p2 = x * x + y * y;
    // The secant of the latitude, as Mercator stretches.
    const stretch = Math.sqrt((p2 + z * z) / Math.max(1, p2));
    return (this.pose.worldPx / EQUATOR_M) * stretch;
  }

  mayShow(x: number, y: number, z: number, radiusM: number, marginPx: number): boolean {
    const at = this.project(x, y, z);
    if (!at) return true;
    const reach = radiusM * this.pixelsPerMetre(x, y, z) + marginPx;
    return at.x > -reach && at.y > -reach && at.x < this.width + reach && at.y < this.height + reach;
  }
}
