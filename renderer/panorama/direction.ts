import type { Position } from '../../shared/geo.ts';
import { toEcef } from '../map/host/ecef.ts';
import { EnuFrame } from '../map/host/enuFrame.ts';

const DEG = 180 / Math.PI;

/** Where something is seen from a place. */
export interface Direction {
  /** Clockwise from north, 0 to 360 degrees. */
  readonly bearingDeg: number;
  /** Up from the horizon, degrees. */
  readonly pitchDeg: number;
  readonly distanceM: number;
}

/** Direction from one position to another; heights (metres above the same ground) count. */
export function directionTo(from: Position, to: Position): Direction {
  const frame = new EnuFrame(from);
  const [east, north, up] = frame.fromEcef(toEcef(to, (to.heightM ?? 0) - (from.heightM ?? 0)));
  const flatM = Math.hypot(east, north);
  return {
    bearingDeg: turn(Math.atan2(east, north) * DEG),
    pitchDeg: Math.atan2(up, flatM) * DEG,
    distanceM: Math.hypot(flatM, up),
  };
}

/** An angle in [0, 360). */
export function turn(deg: number): number {
  const wrapped = ((deg % 360) + 360) % 360;
  return wrapped === 360 ? 0 : wrapped;
}

/**
 * Yaw of the viewer (radians, clockwise from the middle of the picture) of a bearing.
 * @param middleDeg bearing of the picture's middle
 */
export function yawOf(bearingDeg: number, middleDeg: number): number {
  return turn(bearingDeg - middleDeg) / DEG;
}

/** Bearing of a yaw of the viewer (radians). */
export function bearingOf(yaw: number, middleDeg: number): number {
  return turn(yaw * DEG + middleDeg);
}
