import { nearestTurn } from '../camera/mercator.ts';
import type { FlatPose } from './flatCamera.ts';

/** How much a path prefers rising over moving; the value that viewers in the paper's study liked best. */
const RHO = 1.42;

/**
 * The smoothest way between two poses: away from the ground, across, and down again.
 * Source: J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning", InfoVis 2003, equation 9.
 * @param viewPx width of the view, CSS pixels
 * @returns the pose after a share (0 to 1) of the way
 */
export function flightPath(from: FlatPose, to: FlatPose, viewPx: number): (share: number) => FlatPose {
  const [w0, w1] = [viewPx / from.worldPx, viewPx / to.worldPx];
  const [dx, dy] = [nearestTurn(to.x - from.x), to.y - from.y];
  const distance = Math.hypot(dx, dy);
  const poseAt = (along: number, width: number): FlatPose => ({
    x: from.x + dx * along,
    y: from.y + dy * along,
    worldPx: viewPx / width,
  });
  if (distance < 1e-6 * Math.min(w0, w1)) return (share) => poseAt(share, w0 * (w1 / w0) ** share);
  const rho2 = RHO * RHO;
  const rise = (w: number, sign: number): number => {
    const b = (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance * distance) / (2 * w * rho2 * distance);
    return Math.log(Math.sqrt(b * b + 1) - b);
  };
  const [r0, r1] = [rise(w0, 1), rise(w1, -1)];
  const length = (r1 - r0) / RHO;
  return (share) => {
    if (share >= 1) return to;
    const r = RHO * share * length + r0;
    const along = (w0 / (rho2 * distance)) * (Math.cosh(r0) * Math.tanh(r) - Math.sinh(r0));
    return poseAt(along, (w0 * Math.cosh(r0)) / Math.cosh(r));
  };
}

/** Slow at both ends. */
export function eased(share: number): number {
  return share * share * (3 - 2 * share);
}
