import { type Bounds, type Geometry, type Located, placeBounds } from '../../../../shared/geo.ts';

const bounds = new WeakMap<Geometry, Bounds>();

/** Bounds of a place, reckoned once for each geometry. */
export function boundsOf(place: Located): Bounds {
  const { geometry } = place;
  if (!geometry) return placeBounds(place);
  const known = bounds.get(geometry);
  if (known) return known;
  const made = placeBounds(place);
  bounds.set(geometry, made);
  return made;
}

/** Polygons of a geometry as rings; none for lines. */
export function polygonsOf(geometry: Geometry): number[][][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** Lines of a geometry; the rings of areas. */
export function linesOf(geometry: Geometry): readonly number[][][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}
