import { type Located, type Position, placeBounds } from '../../shared/geo.ts';
import { flyTo, flyToPlace, mapHandle } from '../frame/map/mapControl.ts';
import { type DeskOver, hashOf } from '../frame/route.ts';
import { openPanorama } from '../panorama/panoramaState.ts';
import { useDesk } from '../state/desk.ts';

/** Sections of the firm file in the order of its rail. */
export const SECTIONS = [
  'basics',
  'risk',
  'installations',
  'outlets',
  'drains',
  'cameras',
  'panoramas',
  'documents',
  'inspections',
  'history',
  'surroundings',
] as const;
export type Section = (typeof SECTIONS)[number];

export function isSection(text: string | undefined): text is Section {
  return SECTIONS.some((section) => section === text);
}

/** Opens something over the desk. */
export function openOver(over: DeskOver): void {
  window.location.hash = hashOf({ view: 'desk', over });
}

/** Opens the file of a firm (一企一档) over the desk. */
export function openFirmFile(firmId: string, section?: Section): void {
  openOver({ what: 'firm', firmId, ...(section === undefined ? {} : { section }) });
}

/** Another section of the file that is open: no step back in the browser's history. */
export function showSection(firmId: string, section: Section): void {
  window.location.replace(hashOf({ view: 'desk', over: { what: 'firm', firmId, section } }));
}

/** Back to the desk, which is as it was left. */
export function closeOver(): void {
  window.location.hash = hashOf({ view: 'desk' });
}

/** Camera distance that shows one installation, metres. */
const CLOSE_M = 600;

/** Back to the desk, there the place selected and in view. */
export function showOnMap(place: Located & { readonly id: string }, rangeM: number = CLOSE_M): void {
  closeOver();
  useDesk.setState({ selectedIds: new Set([place.id]), rightTab: 'details' });
  if (place.geometry) flyToPlace(place);
  else flyTo(place.position, rangeM);
}

/** Back to the desk with these places highlighted and all of them in view. */
export function highlightOnMap(places: readonly { readonly id: string; readonly position: Position }[]): void {
  closeOver();
  useDesk.setState({
    highlightedIds: new Set(places.map(({ id }) => id)),
    selectedIds: new Set(places.map(({ id }) => id)),
    rightTab: 'details',
  });
  const [first, ...rest] = places;
  if (!first) return;
  if (rest.length === 0) {
    flyTo(first.position);
    return;
  }
  const line = { type: 'LineString' as const, coordinates: places.map(({ position: p }) => [p.lon, p.lat]) };
  mapHandle()?.fitBounds(placeBounds({ position: first.position, geometry: line }));
}

/** Back to the desk with a panorama open beside the map. */
export function showPanorama(id: string): void {
  closeOver();
  openPanorama(id);
}
