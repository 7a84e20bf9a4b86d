/** Where the invented places of the demonstration data may stand, and the fixed randomness that puts them there. */

export type Point = readonly [lon: number, lat: number];
type Ring = readonly Point[];

export interface Park {
  readonly key: string;
  readonly name: string;
  readonly town: string;
  /** Land taken by plants and tanks. */
  readonly plants: Ring;
  /** Land where people live, the nearest first. */
  readonly settled: readonly Ring[];
  /** Coastal wetland, partly water. */
  readonly wetland: Ring;
}

/** Simplified rings that lie inside the coast line (checked against OpenStreetMap's). */
export const PARKS: readonly Park[] = [
  {
    key: 'GL',
    name: '古雷',
    town: '福建省漳州市古雷开发区',
    plants: [[117.6, 23.768], [117.618, 23.768], [117.62, 23.779], [117.634, 23.79], [117.629, 23.801], [117.625, 23.81], [117.616, 23.81], [117.614, 23.8], [117.606, 23.79], [117.6, 23.778]],
    settled: [
      [[117.589, 23.767], [117.599, 23.767], [117.599, 23.772], [117.592, 23.771]],
      [[117.611, 23.855], [117.621, 23.855], [117.628, 23.885], [117.613, 23.885]],
      [[117.59, 23.928], [117.632, 23.928], [117.645, 23.945], [117.65, 23.965], [117.6, 23.97]],
    ],
    wetland: [[117.598, 23.842], [117.609, 23.846], [117.607, 23.858], [117.6, 23.868], [117.594, 23.858]],
  },
  {
    key: 'JY',
    name: '江阴',
    town: '福建省福州市江阴港经济区',
    plants: [[119.272, 25.446], [119.318, 25.444], [119.322, 25.46], [119.278, 25.465]],
    settled: [
      [[119.286, 25.474], [119.322, 25.472], [119.325, 25.485], [119.285, 25.484]],
      [[119.282, 25.49], [119.326, 25.49], [119.33, 25.505], [119.29, 25.508]],
      [[119.18, 25.535], [119.33, 25.535], [119.33, 25.59], [119.19, 25.6]],
    ],
    wetland: [[119.25, 25.498], [119.262, 25.502], [119.266, 25.514], [119.256, 25.52], [119.246, 25.51]],
  },
];

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function contains(ring: Ring, [lon, lat]: Point): boolean {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [0, 0];
    if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
  });
  return inside;
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/** A point in the ring, at least `gapDeg` from those taken; it is added to them. */
export function pointIn(ring: Ring, random: () => number, taken: Point[], gapDeg: number): Point {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  const between = (values: readonly number[]) => Math.min(...values) + random() * (Math.max(...values) - Math.min(...values));
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const point: Point = [rounded(between(lons)), rounded(between(lats))];
    const isFree = taken.every(([lon, lat]) => Math.hypot(lon - point[0], lat - point[1]) >= gapDeg);
    if (!contains(ring, point) || !isFree) continue;
    taken.push(point);
    return point;
  }
  throw new Error(`no room for another point ${gapDeg}° apart`);
}

/** A closed irregular outline about a point, mean radius in degrees. */
export function blockAround([lon, lat]: Point, radiusDeg: number, random: () => number): Point[] {
  const corners = 6 + Math.floor(random() * 3);
  const ring = Array.from({ length: corners }, (_, i): Point => {
    const angle = ((i + 0.3 * random()) / corners) * 2 * Math.PI;
    const radius = radiusDeg * (0.75 + 0.5 * random());
    return [rounded(lon + radius * Math.cos(angle)), rounded(lat + radius * Math.sin(angle))];
  });
  return [...ring, ring[0] ?? [lon, lat]];
}
