import { along, booleanPointInPolygon, length } from '@turf/turf';
import { anchorOf, type Geometry, type Position } from '../../shared/geo.ts';

type Ring = number[][];

/** Where the symbol of an outline stands: inside an area (the widest part across its middle), half-way along a line. */
export function anchorInside(geometry: Geometry): Position {
  switch (geometry.type) {
    case 'LineString':
      return halfWay(geometry.coordinates);
    case 'MultiLineString':
      return halfWay(longest(geometry.coordinates));
    case 'Polygon':
      return insideOf(geometry.coordinates);
    case 'MultiPolygon':
      return insideOf(largest(geometry.coordinates));
  }
}

function halfWay(coordinates: number[][]): Position {
  const line = { type: 'LineString', coordinates } as const;
  const [lon = 0, lat = 0] = along(line, length({ type: 'Feature', properties: {}, geometry: line }) / 2).geometry
    .coordinates;
  return { lon, lat };
}

const extent = (coordinates: number[][], axis: 0 | 1): number => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const coordinate of coordinates) {
    low = Math.min(low, coordinate[axis] ?? 0);
    high = Math.max(high, coordinate[axis] ?? 0);
  }
  return high - low;
};
const longest = (lines: number[][][]): number[][] =>
  lines.reduce((best, line) => (extent(line, 0) + extent(line, 1) > extent(best, 0) + extent(best, 1) ? line : best));
const largest = (polygons: Ring[][]): Ring[] =>
  polygons.reduce((best, rings) => (boxArea(rings) > boxArea(best) ? rings : best));
const boxArea = (rings: Ring[]): number => extent(rings[0] ?? [], 0) * extent(rings[0] ?? [], 1);

/** The middle of the bounds when it lies inside, else the middle of the widest chord across the area. */
function insideOf(coordinates: Ring[]): Position {
  const polygon = { type: 'Polygon', coordinates } as const;
  const middle = anchorOf(polygon);
  if (booleanPointInPolygon([middle.lon, middle.lat], polygon, { ignoreBoundary: true })) return middle;
  const height = extent(coordinates[0] ?? [], 1);
  let best = { width: -1, lon: middle.lon, lat: middle.lat };
  for (const share of [0, 0.137, -0.137, 0.271, -0.271, 0.419, -0.419]) {
    const chord = widestChord(coordinates, middle.lat + share * height);
    if (chord && chord.width > best.width) best = chord;
  }
  return { lon: best.lon, lat: best.lat };
}

function widestChord(rings: Ring[], lat: number): { width: number; lon: number; lat: number } | undefined {
  const crossings = rings.flatMap((ring) =>
    ring.flatMap((to, i) => {
      const from = ring[i - 1];
      if (!from) return [];
      const [x1 = 0, y1 = 0] = from;
      const [x2 = 0, y2 = 0] = to;
      return y1 > lat !== y2 > lat ? [x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)] : [];
    }),
  );
  crossings.sort((a, b) => a - b);
  let best: { width: number; lon: number; lat: number } | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west = 0, east = 0] = crossings.slice(i, i + 2);
    if (!best || east - west > best.width) best = { width: east - west, lon: (west + east) / 2, lat };
  }
  return best;
}
