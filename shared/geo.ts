import {
  booleanIntersects,
  booleanPointInPolygon,
  distance,
  point,
  pointToLineDistance,
  area as turfArea,
  bbox as turfBbox,
} from '@turf/turf';
import { z } from 'zod';
import { type Metres, metres } from './units.ts';

/** WGS-84 position, degrees; height in metres above the ellipsoid where known. */
export const positionSchema = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  heightM: z.number().min(-1000).max(20000).optional(),
});
export type Position = z.infer<typeof positionSchema>;

const coordinateSchema = z
  .array(z.number())
  .min(2)
  .max(3)
  .refine(([lon, lat]) => lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
const ringSchema = z.array(coordinateSchema).min(4).max(200_000);
const lineSchema = z.array(coordinateSchema).min(2).max(200_000);

/** GeoJSON geometry (RFC 7946) of a record that is more than a point: lines and areas, WGS-84. */
export const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: lineSchema }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(lineSchema).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ringSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ringSchema).min(1)).min(1) }),
]);
export type Geometry = z.infer<typeof geometrySchema>;

/** A place: a position, and the outline where there is one. */
export interface Located {
  readonly position: Position;
  readonly geometry?: Geometry | undefined;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Mean Earth radius that turf's haversine uses, metres (IUGG mean radius R1). */
const EARTH_RADIUS_M = 6_371_008.8;

/** Great-circle distance between two positions, on the sphere of the IUGG mean radius (turf). */
export function distanceM(a: Position, b: Position): Metres {
  return metres(distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' }));
}

/** Shortest distance from a position to a place: zero inside its area, else to its nearest edge. */
export function distanceToPlaceM(from: Position, place: Located): Metres {
  const { geometry } = place;
  if (!geometry) return distanceM(from, place.position);
  const origin = point([from.lon, from.lat]);
  switch (geometry.type) {
    case 'LineString':
      return lineDistanceM(from, geometry.coordinates);
    case 'MultiLineString':
      return nearest(geometry.coordinates.map((line) => lineDistanceM(from, line)));
    case 'Polygon':
    case 'MultiPolygon': {
      const feature = { type: 'Feature', properties: {}, geometry } as GeoJSON.Feature<
        GeoJSON.Polygon | GeoJSON.MultiPolygon
      >;
      if (booleanPointInPolygon(origin, feature)) return metres(0);
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return nearest(polygons.flat().map((ring) => lineDistanceM(from, ring)));
    }
  }
}

function lineDistanceM(from: Position, coordinates: number[][]): Metres {
  const line = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } } as const;
  return metres(pointToLineDistance([from.lon, from.lat], line, { units: 'meters' }));
}

function nearest(distances: readonly Metres[]): Metres {
  return metres(distances.reduce((best, value) => Math.min(best, value), Number.POSITIVE_INFINITY));
}

/** True when the place's position lies in the polygon or its outline meets it (outer ring, open or closed). */
export function placeInPolygon(place: Located, ring: readonly Position[]): boolean {
  const open = ring.map((p) => [p.lon, p.lat]);
  const first = open[0];
  if (!first || open.length < 3) return false;
  const area = { type: 'Polygon', coordinates: [[...open, first]] } satisfies GeoJSON.Polygon;
  if (booleanPointInPolygon([place.position.lon, place.position.lat], area)) return true;
  return place.geometry !== undefined && booleanIntersects(place.geometry as GeoJSON.Geometry, area);
}

/** Every vertex of a geometry, outlines flattened. */
export function flatCoordinates(geometry: Geometry): number[][] {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** Bounds of a place. */
export function placeBounds(place: Located): Bounds {
  if (!place.geometry) return [place.position.lon, place.position.lat, place.position.lon, place.position.lat];
  const [west, south, east, north] = turfBbox(place.geometry as GeoJSON.Geometry);
  return [west, south, east, north];
}

/** Bounds that hold every point within `radiusM` of the centre (wide rather than narrow; whole turns near a pole). */
export function circleBounds(centre: Position, radiusM: number): Bounds {
  const dLat = (radiusM / EARTH_RADIUS_M) * (180 / Math.PI) * 1.001;
  const cos = Math.cos(((Math.abs(centre.lat) + dLat) * Math.PI) / 180);
  const dLon = cos <= 0.001 ? 360 : dLat / cos;
  return [centre.lon - dLon, centre.lat - dLat, centre.lon + dLon, centre.lat + dLat];
}

/** Position at `bearingDeg` (clockwise from north) and `distance` metres on the same sphere. */
export function destination(from: Position, bearingDeg: number, distance: number): Position {
  const rad = Math.PI / 180;
  const delta = distance / EARTH_RADIUS_M;
  const lat1 = from.lat * rad;
  const bearing = bearingDeg * rad;
  const lat2 = Math.asin(Math.sin(lat1) * Math.cos(delta) + Math.cos(lat1) * Math.sin(delta) * Math.cos(bearing));
  const dLon = Math.atan2(
    Math.sin(bearing) * Math.sin(delta) * Math.cos(lat1),
    Math.cos(delta) - Math.sin(lat1) * Math.sin(lat2),
  );
  const lon = from.lon + dLon / rad;
  return { lon: ((((lon + 180) % 360) + 360) % 360) - 180, lat: lat2 / rad };
}

/** Area enclosed by a ring of positions, square metres (turf, spherical). */
export function ringAreaM2(ring: readonly Position[]): number {
  const closed = ring.map((p) => [p.lon, p.lat]);
  const first = closed[0];
  if (!first || closed.length < 3) return 0;
  return turfArea({ type: 'Polygon', coordinates: [[...closed, first]] });
}

/** Length along positions in order, metres. */
export function pathLengthM(path: readonly Position[]): Metres {
  let sum = 0;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (a && b) sum += distanceM(a, b);
  }
  return metres(sum);
}

/** A point inside or at the middle of a geometry's bounds: where its symbol stands. */
export function anchorOf(geometry: Geometry): Position {
  const [west, south, east, north] = turfBbox(geometry as GeoJSON.Geometry);
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
