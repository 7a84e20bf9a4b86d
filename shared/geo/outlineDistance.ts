import { isInRings, outlineNear } from './flat.ts';
import { FORM, type Outline } from './outline.ts';
import { EARTH_RADIUS_M, type Vector, vectorOf } from './sphere.ts';

const RAD = Math.PI / 180;

/** Shortest distance from a position to an outline, metres: zero inside an area, else to its nearest edge. */
export function distanceToOutlineM(lon: number, lat: number, outline: Outline): number {
  if (outline.form === FORM.area && isInRings(outlineNear(outline, lon).parts, lon, lat)) return 0;
  const point = vectorOf(lon, lat);
  return outline.parts.reduce((best, part) => Math.min(best, distanceToPartM(point, part)), Number.POSITIVE_INFINITY);
}

/**
 * Distance to a chain of great-circle arcs, metres: what `footOnArc` says of each of them. It is asked of every line and
 * area within a circle, so it makes no objects.
 */
function distanceToPartM([px, py, pz]: Vector, part: Float64Array): number {
  // Squares of chords of the unit sphere: they grow with the distance, and need no inverse sine.
  let best = 4;
  let [ax, ay, az] = [0, 0, 0];
  for (let i = 0; i + 1 < part.length; i += 2) {
    const lon = (part[i] ?? 0) * RAD;
    const lat = (part[i + 1] ?? 0) * RAD;
    const cos = Math.cos(lat);
    const bx = cos * Math.cos(lon);
    const by = cos * Math.sin(lon);
    const bz = Math.sin(lat);
    const toB = (px - bx) * (px - bx) + (py - by) * (py - by) + (pz - bz) * (pz - bz);
    if (toB < best) best = toB;
    if (i > 0) {
      const nx = ay * bz - az * by;
      const ny = az * bx - ax * bz;
      const nz = ax * by - ay * bx;
      const square = nx * nx + ny * ny + nz * nz;
      const pastA = (ny * az - nz * ay) * px + (nz * ax - nx * az) * py + (nx * ay - ny * ax) * pz;
      const beforeB = (by * nz - bz * ny) * px + (bz * nx - bx * nz) * py + (bx * ny - by * nx) * pz;
      if (square > 0 && pastA > 0 && beforeB > 0) {
        const along = nx * px + ny * py + nz * pz;
        // Height above the arc's plane: the sine of the distance. Its chord: 2 − 2·cos, without losing small ones.
        const sine = (along * along) / square;
        const chord = (2 * sine) / (1 + Math.sqrt(Math.max(0, 1 - sine)));
        if (chord < best) best = chord;
      }
    }
    ax = bx;
    ay = by;
    az = bz;
  }
  return 2 * Math.asin(Math.min(1, Math.sqrt(best) / 2)) * EARTH_RADIUS_M;
}
