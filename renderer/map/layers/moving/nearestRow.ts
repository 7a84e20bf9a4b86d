import type { Position } from '../../../../shared/geo.ts';
import { distanceM } from '../../../../shared/geo.ts';
import type { MovingRows } from './moving.ts';

const METRES_PER_DEGREE = 111_320;

/**
 * Row of the thing nearest to a position within a tolerance, or undefined. One pass over numbers: 70,000 rows take a
 * fraction of a millisecond, so no index has to follow what moves.
 * @param isDrawn false leaves a row out
 */
export function nearestRow(
  rows: MovingRows,
  at: Position,
  toleranceM: number,
  isDrawn: (row: number) => boolean,
): number | undefined {
  const latSpan = toleranceM / METRES_PER_DEGREE;
  const lonSpan = latSpan / Math.max(0.01, Math.cos((at.lat * Math.PI) / 180));
  const { lonLat, count } = rows;
  let found: number | undefined;
  let nearest = toleranceM;
  for (let row = 0; row < count; row++) {
    const lat = lonLat[2 * row + 1] ?? 0;
    if (lat > at.lat + latSpan || lat < at.lat - latSpan) continue;
    const lon = lonLat[2 * row] ?? 0;
    if (lon > at.lon + lonSpan || lon < at.lon - lonSpan || !isDrawn(row)) continue;
    const distance = distanceM(at, { lon, lat });
    if (distance > nearest) continue;
    nearest = distance;
    found = row;
  }
  return found;
}
