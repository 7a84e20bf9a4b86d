import { type Located, type Position, placeBounds } from '../../../shared/geo.ts';
import { isPlaceKind, kindOfId, type PlaceKind } from '../../../shared/records/index.ts';
import type { MapHandle } from '../../map/api.ts';
import { useDesk } from '../../state/desk.ts';
import { hub } from '../../state/session.ts';

let current: MapHandle | undefined;

/** The map of this page, while one is on screen. */
export function setMapHandle(handle: MapHandle | undefined): void {
  current = handle;
}

export function mapHandle(): MapHandle | undefined {
  return current;
}

/** Camera distance that shows a single thing with what is round it, metres. */
const PLACE_RANGE_M = 6_000;

/** Camera distance that shows a thing of some metres as what it is, in 3D as its body, metres. */
const SMALL_THING_RANGES_M: { readonly [Kind in PlaceKind]?: number } = {
  installation: 450,
  riskSource: 450,
  drain: 500,
  outlet: 700,
  panorama: 700,
  model3d: 800,
  camera: 1_500,
};

/** Camera distance for a thing of a kind, metres. */
export function rangeOfKind(kind: string | undefined): number {
  return (kind !== undefined && isPlaceKind(kind) ? SMALL_THING_RANGES_M[kind] : undefined) ?? PLACE_RANGE_M;
}

/** Flies the map to a position. @param rangeM camera distance, metres @default 6000 */
export function flyTo(target: Position, rangeM: number = PLACE_RANGE_M): void {
  current?.flyTo(target, rangeM);
}

/** Flies the map to a place: so that its outline fills the view where it has one, else as near as its kind asks for. */
export function flyToPlace(place: Located & { readonly id?: string }): void {
  if (place.geometry) current?.fitBounds(placeBounds(place));
  else flyTo(place.position, rangeOfKind(kindOfId(place.id ?? '')));
}

/** Flies so that a circle fits into the view. @param radiusM metres */
export function flyToCircle(centre: Position, radiusM: number): void {
  flyTo(centre, Math.max(PLACE_RANGE_M, radiusM * 3.2));
}

/** Ids of the places in a polygon (open ring), nearest its middle first; they become the selection. */
export async function selectInPolygon(ring: readonly Position[]): Promise<number> {
  const { places } = await hub().call('area.within', { polygon: [...ring] });
  useDesk.setState({ selectedIds: new Set(places.map(({ record }) => record.id)), rightTab: 'details' });
  return places.length;
}
