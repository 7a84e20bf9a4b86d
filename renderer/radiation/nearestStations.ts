import { distanceM, type Position } from '../../shared/geo.ts';
import type { Station } from '../../shared/records/station.ts';

/** A station further away says nothing of this place, metres. */
const NEAR_M = 100_000;

/** Radiation stations near by, the nearest first. */
export function nearestStations(
  stations: readonly Station[],
  centre: Position,
  most: number,
): { readonly station: Station; readonly distanceM: number }[] {
  return stations
    .filter(({ category }) => category === 'radiation')
    .map((station) => ({ station, distanceM: distanceM(centre, station.position) }))
    .filter((one) => one.distanceM <= NEAR_M)
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, most);
}
