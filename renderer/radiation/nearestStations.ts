import { distanceM, type Position } from '../../shared/geo.ts';
import type { Station } from '../../shared/records/station.ts';

/** Radiation stations, the nearest first. */
export function nearestStations(
  stations: readonly Station[],
  centre: Position,
  most: number,
): { readonly station: Station; readonly distanceM: number }[] {
  return stations
    .filter(({ category }) => category === 'radiation')
    .map((station) => ({ station, distanceM: distanceM(centre, station.position) }))
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, most);
}
