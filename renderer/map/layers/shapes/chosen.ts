import type { Geometry } from '../../../../shared/geo.ts';
import { isPlaceKind, kindOfId, type PlaceRecord } from '../../../../shared/records/index.ts';
import type { MapData } from '../../api.ts';
import { toEcef, type Vec3 } from '../../host/ecef.ts';
import type { Ink } from '../../host/ink.ts';
import { linesOf, polygonsOf } from './geometryParts.ts';

/** More outlines than this are not drawn: the rings round the symbols say enough. */
const MOST = 40;

const recordsById = new WeakMap<readonly PlaceRecord[], ReadonlyMap<string, PlaceRecord>>();
const pointsOf = new WeakMap<Geometry, Vec3[][]>();

/** A place by its id. */
export function placeOf(data: MapData, id: string): PlaceRecord | undefined {
  const kind = kindOfId(id);
  if (!kind || !isPlaceKind(kind)) return undefined;
  const list: readonly PlaceRecord[] = data.places[kind];
  const known = recordsById.get(list);
  if (known) return known.get(id);
  const byId = new Map(list.map((record): [string, PlaceRecord] => [record.id, record]));
  recordsById.set(list, byId);
  return byId.get(id);
}

/** Draws the lines and outlines of what is selected, above the others. */
export function drawChosen(data: MapData, ink: Ink): void {
  for (const id of [...data.selectedIds].slice(0, MOST)) {
    const geometry = placeOf(data, id)?.geometry;
    if (!geometry) continue;
    const isArea = polygonsOf(geometry).length > 0;
    for (const line of ecefLines(geometry)) {
      ink.line(line, { colour: '#ffffff', width: isArea ? 1.8 : 3, halo: true }, isArea);
    }
  }
}

function ecefLines(geometry: Geometry): Vec3[][] {
  const known = pointsOf.get(geometry);
  if (known) return known;
  const made = linesOf(geometry).map((line) => line.map(([lon = 0, lat = 0]) => toEcef({ lon, lat })));
  pointsOf.set(geometry, made);
  return made;
}
