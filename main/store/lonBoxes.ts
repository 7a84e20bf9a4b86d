import type { Bounds } from '../../shared/geo.ts';

/**
 * The parts of bounds between longitudes −180° and 180°: one, or two when the bounds cross the 180° meridian, whether
 * they say so by west > east or by a longitude beyond ±180°.
 */
export function boxesOf([west, south, east, north]: Bounds): Bounds[] {
  if (east - west >= 360) return [[-180, south, 180, north]];
  const [start, end] = [withinTurn(west), withinTurn(east)];
  if (start <= end) return [[start, south, end, north]];
  return [
    [start, south, 180, north],
    [-180, south, end, north],
  ];
}

/** The same meridian between −180° and 180°; a longitude that is there already is left exactly as it is. */
function withinTurn(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : lon - 360 * Math.floor((lon + 180) / 360);
}
