import type { AreaShapeInput } from '../../../shared/contract/area.ts';
import type { Geometry } from '../../../shared/geo.ts';
import type { MapData } from '../../map/api.ts';

/** What the map draws of a question. @param geometry what the hub said a record stands for */
export function queryShapeOf(shape: AreaShapeInput, geometry: Geometry | undefined): MapData['queryShape'] {
  switch (shape.kind) {
    case 'circle':
      return { kind: 'circle', centre: shape.centre, radiusM: shape.radiusM };
    case 'polygon': {
      const ring = shape.ring.map(({ lon, lat }) => [lon, lat]);
      return { kind: 'area', polygons: [[[...ring, ...ring.slice(0, 1)]]] };
    }
    case 'corridor':
      return { kind: 'corridor', lines: [shape.line.map(({ lon, lat }) => [lon, lat])], widthM: shape.widthM };
    case 'along':
      if (geometry?.type !== 'MultiLineString') return undefined;
      return { kind: 'corridor', lines: geometry.coordinates, widthM: shape.widthM };
    case 'inside':
      if (geometry?.type === 'Polygon') return { kind: 'area', polygons: [geometry.coordinates] };
      return geometry?.type === 'MultiPolygon' ? { kind: 'area', polygons: geometry.coordinates } : undefined;
  }
}
