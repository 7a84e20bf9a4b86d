import type { ParsedInputOf } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { circleRegion } from '../../shared/geo/circleRegion.ts';
import { corridorRegion } from '../../shared/geo/corridorRegion.ts';
import { FORM, outlineOf } from '../../shared/geo/outline.ts';
import { polygonRegion, ringRegion } from '../../shared/geo/polygonRegion.ts';
import type { Region } from '../../shared/geo/region.ts';
import type { Geometry, Located } from '../../shared/geo.ts';
import { isPlaceKind, kindOfId } from '../../shared/records/index.ts';
import type { RiverReach } from '../../shared/records/river.ts';
import type { Road } from '../../shared/records/road.ts';
import type { ReadView } from '../store/types.ts';

type Shape = ParsedInputOf<'area.query'>['shape'];
type Along = Extract<Shape, { kind: 'along' }>;

/** A region, and the geometry of the record that it came from. */
export interface ResolvedShape {
  readonly region: Region;
  readonly geometry?: Geometry | undefined;
}

/**
 * The region that a shape stands for.
 * @throws AppError record.notFound; area.noOutline, area.noLine when the record has none
 */
export function resolveShape(view: ReadView, shape: Shape): ResolvedShape {
  switch (shape.kind) {
    case 'circle':
      return { region: circleRegion(shape.centre, shape.radiusM) };
    case 'polygon':
      return { region: ringRegion(shape.ring) };
    case 'corridor': {
      const line = Float64Array.from(shape.line.flatMap(({ lon, lat }) => [lon, lat]));
      return { region: corridorRegion([line], shape.widthM) };
    }
    case 'inside': {
      const { geometry } = placeNamed(view, shape.id);
      const outline = geometry && outlineOf(geometry);
      if (!outline || outline.form !== FORM.area) throw new AppError('area.noOutline', { id: shape.id });
      return { region: polygonRegion(outline), geometry };
    }
    case 'along':
      return along(view, shape);
  }
}

function along(view: ReadView, shape: Along): ResolvedShape {
  const kind = kindOfId(shape.id);
  const lines = linesOf(
    kind === 'riverReach'
      ? reachesFrom(view, shape)
      : kind === 'road' && shape.extent === 'whole'
        ? wholeRoad(view, shape.id)
        : [placeNamed(view, shape.id)],
  );
  if (lines.length === 0) throw new AppError('area.noLine', { id: shape.id });
  const region = corridorRegion(
    lines.map((line) => Float64Array.from(line.flatMap(([lon = 0, lat = 0]) => [lon, lat]))),
    shape.widthM,
  );
  return { region, geometry: { type: 'MultiLineString', coordinates: lines } };
}

function linesOf(places: readonly Located[]): number[][][] {
  return places.flatMap(({ geometry }) => {
    if (geometry?.type === 'LineString') return [geometry.coordinates];
    return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
  });
}

function placeNamed(view: ReadView, id: string): Located {
  const kind = kindOfId(id);
  const record = kind && isPlaceKind(kind) ? view.record(kind, id) : undefined;
  if (!record) throw new AppError('record.notFound', { id });
  return record;
}

/** Every piece of the road of the same name. */
function wholeRoad(view: ReadView, id: string): readonly Road[] {
  const road = view.record('road', id);
  if (!road) throw new AppError('record.notFound', { id });
  const ids = new Set([id, ...view.placeIds('road', { name: road.name })]);
  return [...ids].flatMap((piece) => view.record('road', piece) ?? []);
}

/** Reaches in the order of the water: the one, all of its river, or those below or above it. */
function reachesFrom(view: ReadView, { id, extent, lengthM = Number.POSITIVE_INFINITY }: Along): readonly RiverReach[] {
  const reach = view.record('riverReach', id);
  if (!reach) throw new AppError('record.notFound', { id });
  switch (extent) {
    case 'record':
      return [reach];
    case 'whole':
      return reach.riverName === undefined ? [reach] : inFlowOrder(view.reaches({ riverName: reach.riverName }));
    case 'downstream':
      return downstream(view, reach, lengthM);
    case 'upstream':
      return upstream(view, reach, lengthM);
  }
}

function downstream(view: ReadView, from: RiverReach, lengthM: number): RiverReach[] {
  const path: RiverReach[] = [];
  const seen = new Set<string>();
  let sumM = 0;
  for (let reach: RiverReach | undefined = from; reach && !seen.has(reach.id) && sumM < lengthM; ) {
    path.push(reach);
    seen.add(reach.id);
    sumM += reachLengthM(reach);
    const next: string | undefined =
      reach.toCode === undefined ? undefined : view.placeIds('riverReach', { code: reach.toCode })[0];
    reach = next === undefined ? undefined : view.record('riverReach', next);
  }
  return path;
}

/** The reach and everything whose water comes to it within a length of flow, tributaries too, nearest first. */
function upstream(view: ReadView, from: RiverReach, lengthM: number): RiverReach[] {
  const found: RiverReach[] = [];
  const seen = new Set([from.id]);
  let level: { reach: RiverReach; sumM: number }[] = [{ reach: from, sumM: reachLengthM(from) }];
  while (level.length > 0) {
    found.push(...level.map(({ reach }) => reach));
    level = level.flatMap(({ reach, sumM }) => {
      if (reach.code === undefined || sumM >= lengthM) return [];
      return view.reaches({ into: reach.code }).flatMap((above) => {
        if (seen.has(above.id)) return [];
        seen.add(above.id);
        return [{ reach: above, sumM: sumM + reachLengthM(above) }];
      });
    });
  }
  return found;
}

function reachLengthM(reach: RiverReach): number {
  return (
    reach.lengthM ??
    corridorRegion(
      linesOf([reach]).map((line) => Float64Array.from(line.flat())),
      1,
    ).lengthM ??
    0
  );
}

/** Each reach before the one that its water runs into, as far as the codes say. */
function inFlowOrder(reaches: readonly RiverReach[]): RiverReach[] {
  const byCode = new Map(reaches.flatMap((reach) => (reach.code === undefined ? [] : [[reach.code, reach] as const])));
  const stepsToSea = (reach: RiverReach): number => {
    const seen = new Set<RiverReach>();
    let here: RiverReach | undefined = reach;
    while (here && !seen.has(here)) {
      seen.add(here);
      here = here.toCode === undefined ? undefined : byCode.get(here.toCode);
    }
    return seen.size;
  };
  return reaches
    .map((reach) => ({ reach, steps: stepsToSea(reach) }))
    .sort((a, b) => b.steps - a.steps)
    .map(({ reach }) => reach);
}
