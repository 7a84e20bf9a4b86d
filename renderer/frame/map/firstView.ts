import { type Bounds, placeBounds } from '../../../shared/geo.ts';
import { PLACE_KINDS, type PlaceRecord } from '../../../shared/records/index.ts';
import { useDesk } from '../../state/desk.ts';
import { type RecordLists, useRecords } from '../../state/records.ts';
import { flyToCircle, mapHandle } from './mapControl.ts';

/** What the map's home view shows, roughly: Fujian. */
const HOME_BOUNDS: Bounds = [115.5, 23.2, 121, 28.6];

function isIn({ position: { lon, lat } }: PlaceRecord, [west, south, east, north]: Bounds): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * Bounds that the first view should show instead of home: those of all places when most of them lie elsewhere.
 * @returns undefined when home is right, or there is nothing to show
 */
export function boundsElsewhere(lists: RecordLists): Bounds | undefined {
  const places: readonly PlaceRecord[] = PLACE_KINDS.flatMap((kind): readonly PlaceRecord[] => lists[kind]);
  const away = places.filter((place) => !isIn(place, HOME_BOUNDS));
  if (places.length === 0 || away.length * 2 <= places.length) return undefined;
  return away
    .map(placeBounds)
    .reduce<Bounds>(
      ([west, south, east, north], next) => [
        Math.min(west, next[0]),
        Math.min(south, next[1]),
        Math.max(east, next[2]),
        Math.max(north, next[3]),
      ],
      [180, 90, -180, -90],
    );
}

/** Where a map that has just come up looks: the incident in focus, else where the data are, else home. */
export function showFirstView(): void {
  const { lists } = useRecords.getState();
  const { focusIncidentId } = useDesk.getState();
  const incident = lists.incident.find(({ id }) => id === focusIncidentId);
  if (incident) {
    flyToCircle(incident.position, Math.max(...incident.radiiM));
    return;
  }
  const bounds = boundsElsewhere(lists);
  if (bounds) mapHandle()?.fitBounds(bounds);
}
