import {
  type Bounds,
  circleBounds,
  distanceM,
  distanceToPlaceM,
  type Position,
  placeInPolygon,
} from '../../shared/geo.ts';
import { PLACE_KINDS, type PlaceKind, type PlaceRecord } from '../../shared/records/index.ts';
import type { RingCount } from '../../shared/records/report.ts';
import type { ReadView } from '../store/types.ts';
import { areaQuery } from './areaQuery.ts';
import type { Service, ServiceDeps } from './service.ts';

export interface Placed {
  readonly record: PlaceRecord;
  readonly distanceM: number;
}

/** Half of the Earth's circumference, metres: no two places are further apart. */
const FARTHEST_M = 20_037_508;

/** Places of the kinds that the circle touches, nearest first; a place with an outline counts from its edge. */
export function placesWithin(view: ReadView, kinds: readonly PlaceKind[], centre: Position, radiusM: number): Placed[] {
  return view
    .inBounds(kinds, circleBounds(centre, radiusM))
    .map((record) => ({ record, distanceM: distanceToPlaceM(centre, record) }))
    .filter((placed) => placed.distanceM <= radiusM)
    .sort((a, b) => a.distanceM - b.distanceM || (a.record.id < b.record.id ? -1 : 1));
}

/** Counts and people of each ring; a ring includes the smaller ones. */
export function countRings(places: readonly Placed[], radiiM: readonly number[]): RingCount[] {
  return [...radiiM]
    .sort((a, b) => a - b)
    .map((radiusM) => {
      const inside = places.filter((placed) => placed.distanceM <= radiusM).map(({ record }) => record);
      const count = (kind: PlaceKind) => inside.filter((record) => record.id.startsWith(`${kind}:`)).length;
      const peopled = inside.flatMap((record) => (record.id.startsWith('sensitiveArea:') ? [peopleOf(record)] : []));
      return {
        radiusM,
        sensitiveAreas: count('sensitiveArea'),
        riskSources: count('riskSource'),
        firms: count('firm'),
        people: peopled.reduce<number>((sum, people) => sum + (people ?? 0), 0),
        placesWithoutPopulation: peopled.filter((people) => people === undefined).length,
      };
    });
}

/** The larger of day and night population: what must be reckoned with; undefined when the record states none. */
function peopleOf(record: PlaceRecord): number | undefined {
  if (!('population' in record) || !record.population) return undefined;
  const { day, night } = record.population;
  return day === undefined ? night : Math.max(day, night ?? 0);
}

/** Nearest places of the kinds: circles are widened until enough are found. */
function nearest(view: ReadView, kinds: readonly PlaceKind[], position: Position, limit: number): Placed[] {
  for (let radiusM = 5_000; ; radiusM *= 4) {
    const found = placesWithin(view, kinds, position, Math.min(radiusM, FARTHEST_M));
    if (found.length >= limit || radiusM >= FARTHEST_M) return found.slice(0, limit);
  }
}

function ringBounds(ring: readonly Position[]): Bounds {
  const lons = ring.map(({ lon }) => lon);
  const lats = ring.map(({ lat }) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function middle([west, south, east, north]: Bounds): Position {
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}

/** What lies within, and what is near. */
export function areaService({ store }: ServiceDeps): Service {
  return {
    'area.within': (input) => {
      const kinds = input.kinds ?? PLACE_KINDS;
      if ('centre' in input) return { places: placesWithin(store.view, kinds, input.centre, input.radiusM) };
      const bounds = ringBounds(input.polygon);
      const centre = middle(bounds);
      const places = store.view
        .inBounds(kinds, bounds)
        .filter((record) => placeInPolygon(record, input.polygon))
        .map((record) => ({ record, distanceM: distanceM(centre, record.position) }))
        .sort((a, b) => a.distanceM - b.distanceM);
      return { places };
    },
    'area.rings': ({ centre, radiiM }) => {
      const places = placesWithin(store.view, PLACE_KINDS, centre, Math.max(...radiiM));
      return { rings: countRings(places, radiiM), places };
    },
    'area.query': (input) => areaQuery(store.view, input),
    'area.nearest': ({ position, kinds, limit }) => ({ places: nearest(store.view, kinds, position, limit) }),
  };
}
