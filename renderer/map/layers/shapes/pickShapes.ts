import { booleanPointInPolygon, pointToLineDistance } from '@turf/turf';
import type { Position } from '../../../../shared/geo.ts';
import { boundsOf, linesOf, polygonsOf } from './geometryParts.ts';
import type { LineRecord } from './packLines.ts';

/** A degree of latitude, metres. */
const DEGREE_M = 111_000;

/** The last (topmost) record whose area holds the position. */
export function areaAt(records: readonly LineRecord[], at: Position): string | undefined {
  return records.findLast((record) => {
    const { geometry } = record;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
    const [west, south, east, north] = boundsOf(record);
    if (at.lon < west || at.lon > east || at.lat < south || at.lat > north) return false;
    return polygonsOf(geometry).some((coordinates) =>
      booleanPointInPolygon([at.lon, at.lat], { type: 'Polygon', coordinates }),
    );
  })?.id;
}

/** The record whose line comes nearest to the position, within a tolerance. */
export function lineAt(records: readonly LineRecord[], at: Position, toleranceM: number): string | undefined {
  const dLat = toleranceM / DEGREE_M;
  const dLon = dLat / Math.max(0.01, Math.cos((at.lat * Math.PI) / 180));
  let best: { id: string; distanceM: number } | undefined;
  for (const record of records) {
    if (!record.geometry) continue;
    const [west, south, east, north] = boundsOf(record);
    if (at.lon < west - dLon || at.lon > east + dLon || at.lat < south - dLat || at.lat > north + dLat) continue;
    for (const coordinates of linesOf(record.geometry)) {
      if (coordinates.length < 2) continue;
      const line = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } } as const;
      const distanceM = pointToLineDistance([at.lon, at.lat], line, { units: 'meters', method: 'planar' });
      if (distanceM <= toleranceM && distanceM < (best?.distanceM ?? Infinity)) best = { id: record.id, distanceM };
    }
  }
  return best?.id;
}
