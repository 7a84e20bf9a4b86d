import type { Bounds, Located, Position } from '../../shared/geo.ts';

/** Metres of a degree of latitude on the sphere of the IUGG mean radius. */
const DEGREE_M = (6_371_008.8 * Math.PI) / 180;

/**
 * Distance from a position to the nearest point of a place, metres, on the plane that touches the sphere at the
 * position: within 0.5 % of `distanceToPlaceM` up to 50 km and a thousand times faster, for questions about every firm.
 * Zero inside an area.
 */
export function planarDistanceM(from: Position, place: Located): number {
  const { geometry, position } = place;
  const plane = planeAt(from);
  switch (geometry?.type) {
    case undefined: {
      const [x, y] = plane([position.lon, position.lat]);
      return Math.hypot(x, y);
    }
    case 'LineString':
      return lineM(geometry.coordinates, plane);
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map((line) => lineM(line, plane)));
    case 'Polygon':
      return areaM(geometry.coordinates, plane);
    case 'MultiPolygon':
      return Math.min(...geometry.coordinates.map((rings) => areaM(rings, plane)));
  }
}

/** A lower bound of that distance from bounds alone. */
export function boundsDistanceM(from: Position, [west, south, east, north]: Bounds): number {
  const [x, y] = planeAt(from)([Math.min(Math.max(from.lon, west), east), Math.min(Math.max(from.lat, south), north)]);
  // The plane shrinks the degrees of longitude of the position itself: half a per cent is left for that.
  return Math.hypot(x, y) * 0.995;
}

type Plane = (coordinate: readonly number[]) => readonly [x: number, y: number];

function planeAt({ lon, lat }: Position): Plane {
  return ([otherLon = lon, otherLat = lat]) => {
    // Degrees of longitude are as long as half-way between the two.
    const eastM = DEGREE_M * Math.cos((((lat + otherLat) / 2) * Math.PI) / 180);
    return [(otherLon - lon) * eastM, (otherLat - lat) * DEGREE_M];
  };
}

function lineM(line: readonly (readonly number[])[], plane: Plane): number {
  let best = Number.POSITIVE_INFINITY;
  let before: readonly [number, number] | undefined;
  for (const coordinate of line) {
    const point = plane(coordinate);
    best = Math.min(best, before ? segmentM(before, point) : Math.hypot(...point));
    before = point;
  }
  return best;
}

/** Distance of the origin from a segment. */
function segmentM([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

function areaM(rings: readonly (readonly (readonly number[])[])[], plane: Plane): number {
  let inside = false;
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    best = Math.min(best, lineM(ring, plane));
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [plane(ring[i - 1] ?? []), plane(ring[i] ?? [])];
      // Even–odd: holes turn it back.
      if (a[1] > 0 !== b[1] > 0 && a[0] + ((b[0] - a[0]) * -a[1]) / (b[1] - a[1]) > 0) inside = !inside;
    }
  }
  return inside ? 0 : best;
}
