import { distanceM, type Position } from '../../../shared/geo.ts';
import type { Park } from '../../../shared/records/park.ts';
import type { RiverReach } from '../../../shared/records/river.ts';
import type { Station } from '../../../shared/records/station.ts';
import type { Script } from './script.ts';

/** Parks stand at the coast, rivers are watched inland: a metre from the park counts less than one from the river. */
const PARK_WEIGHT = 0.25;
const RIVER_WEIGHT = 2;
const NEAR_RIVER_M = 8_000;
const MOST_REACHES = 60;
const AT_REACH_M = 300;
/** The demonstration does not let anybody wait for hours: what the water would take is kept between these. */
const SHORTEST_MS = 6 * 60_000;
const LONGEST_MS = 12 * 60_000;
const VELOCITY_MS = 0.6;

/**
 * Where the script plays: the waste water point that is near to a park and to a river with a station downstream.
 * @returns undefined when there is no such pair
 */
export function incidentPlace(
  stations: readonly Station[],
  parks: readonly Park[],
  reaches: readonly RiverReach[],
): Script | undefined {
  const byCode = new Map(reaches.map((reach) => [reach.code, reach]));
  const river = stations.filter(({ category, deviceCode }) => category === 'surfaceWater' && deviceCode);
  const watched = new Map<string, Station>();
  for (const station of river) {
    const reach = reaches.find((one) => metresTo(one, station.position) < AT_REACH_M);
    if (reach && !watched.has(reach.id)) watched.set(reach.id, station);
  }

  /** Down the river from a reach to the first one with a station. */
  const downstream = (from: RiverReach): { station: Station; metres: number } | undefined => {
    let metres = 0;
    let reach: RiverReach | undefined = from;
    for (let i = 0; reach && i < MOST_REACHES; i++) {
      const station = watched.get(reach.id);
      if (station) return { station, metres };
      metres += reach.lengthM ?? 0;
      reach = reach.toCode === undefined ? undefined : byCode.get(reach.toCode);
    }
    return undefined;
  };

  const ends = reaches.flatMap((reach) => {
    const found = downstream(reach);
    return found ? [{ reach, ...found }] : [];
  });
  let best: { outlet: string; river: string; metres: number; cost: number } | undefined;
  for (const outlet of stations) {
    if (outlet.category !== 'wasteWater' || !outlet.deviceCode) continue;
    const toPark = Math.min(...parks.map(({ position }) => distanceM(position, outlet.position)));
    for (const { reach, station, metres } of ends) {
      const toRiver = metresTo(reach, outlet.position);
      if (toRiver > NEAR_RIVER_M || !station.deviceCode) continue;
      const cost = PARK_WEIGHT * toPark + RIVER_WEIGHT * toRiver + metres;
      if (best && cost >= best.cost) continue;
      best = { outlet: outlet.deviceCode, river: station.deviceCode, metres: metres + toRiver, cost };
    }
  }
  if (!best) return undefined;
  const travelMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (best.metres / VELOCITY_MS) * 1000));
  return { outlet: best.outlet, river: best.river, travelMs };
}

/** To the nearest vertex; far away when the rough distance says so already. */
function metresTo({ geometry }: RiverReach, to: Position): number {
  if (geometry?.type !== 'LineString') return Number.POSITIVE_INFINITY;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [lon = 0, lat = 0] of geometry.coordinates) {
    if (Math.abs(lon - to.lon) > 0.1 || Math.abs(lat - to.lat) > 0.1) continue;
    nearest = Math.min(nearest, distanceM({ lon, lat }, to));
  }
  return nearest;
}
