import { area as areaM2Of, bboxClip, intersect } from '@turf/turf';
import type { Bounds, Position } from '../geo.ts';
import { boundsOfParts, isInRings, outlineNear, partNear, segmentsMeet } from './flat.ts';
import { FORM, type Outline } from './outline.ts';
import { distanceToOutlineM } from './outlineDistance.ts';
import type { Region } from './region.ts';
import { arcM, lonNear, vectorOf } from './sphere.ts';

/** Edges of a polygon by slabs of latitude, so that a place is compared with few of them. */
class EdgeSlabs {
  readonly #south: number;
  readonly #perDegree: number;
  readonly #slabs: number[][];
  readonly edges: Float64Array;

  constructor(parts: readonly Float64Array[], [, south, , north]: Bounds) {
    const edges: number[] = [];
    for (const part of parts)
      for (let i = 0; i + 3 < part.length; i += 2)
        edges.push(part[i] ?? 0, part[i + 1] ?? 0, part[i + 2] ?? 0, part[i + 3] ?? 0);
    this.edges = Float64Array.from(edges);
    const count = Math.max(1, Math.min(1024, edges.length / 4));
    this.#south = south;
    this.#perDegree = count / Math.max(1e-12, north - south);
    this.#slabs = Array.from({ length: count }, () => []);
    for (let at = 0; at < edges.length; at += 4) {
      const [, y1 = 0, , y2 = 0] = this.edges.subarray(at, at + 4);
      for (let slab = this.#slab(Math.min(y1, y2)); slab <= this.#slab(Math.max(y1, y2)); slab++)
        this.#slabs[slab]?.push(at);
    }
  }

  isInside(lon: number, lat: number): boolean {
    let inside = false;
    for (const at of this.#slabs[this.#slab(lat)] ?? []) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = this.edges.subarray(at, at + 4);
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    return inside;
  }

  /** Calls `met` for each edge that the piece from a to b meets, until it says true. */
  meeting(ax: number, ay: number, bx: number, by: number, met: (at: number) => boolean): boolean {
    const seen = new Set<number>();
    for (let slab = this.#slab(Math.min(ay, by)); slab <= this.#slab(Math.max(ay, by)); slab++) {
      for (const at of this.#slabs[slab] ?? []) {
        if (seen.has(at)) continue;
        seen.add(at);
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = this.edges.subarray(at, at + 4);
        if (segmentsMeet(ax, ay, bx, by, x1, y1, x2, y2) && met(at)) return true;
      }
    }
    return false;
  }

  #slab(lat: number): number {
    return Math.max(0, Math.min(this.#slabs.length - 1, Math.floor((lat - this.#south) * this.#perDegree)));
  }
}

/** The inside of a ring of positions; the first is not repeated. */
export function ringRegion(ring: readonly Position[]): Region {
  const points = ring.flatMap(({ lon, lat }) => [lon, lat]);
  const closed = Float64Array.from([...points, ...points.slice(0, 2)]);
  return polygonRegion({ form: FORM.area, parts: [closed], rings: [1] });
}

/** The inside of polygons, holes left out. */
export function polygonRegion(outline: Outline): Region {
  const reference = outline.parts[0]?.[0] ?? 0;
  const { parts } = outlineNear(outline, reference);
  const bounds = boundsOfParts(parts);
  const [west, south, east, north] = bounds;
  const middle = (west + east) / 2;
  const centre = { lon: middle, lat: (south + north) / 2 };
  const origin = vectorOf(centre.lon, centre.lat);
  const slabs = new EdgeSlabs(parts, bounds);
  const polygons = polygonsOf({ ...outline, parts });
  const meetsEdge = (line: Float64Array) => {
    for (let i = 0; i + 3 < line.length; i += 2)
      if (slabs.meeting(line[i] ?? 0, line[i + 1] ?? 0, line[i + 2] ?? 0, line[i + 3] ?? 0, () => true)) return true;
    return false;
  };
  const touches = (place: Outline) =>
    place.parts.some((part) => slabs.isInside(part[0] ?? 0, part[1] ?? 0) || meetsEdge(part)) ||
    (place.form === FORM.area && parts.some((part) => isInRings(place.parts, part[0] ?? 0, part[1] ?? 0)));
  return {
    boxes: [bounds],
    areaM2: areaM2Of({ type: 'MultiPolygon', coordinates: polygons }),
    point(lon, lat) {
      const x = lonNear(lon, middle);
      if (x < west || x > east || lat < south || lat > north || !slabs.isInside(x, lat)) return undefined;
      return { distanceM: arcM(origin, vectorOf(lon, lat)) };
    },
    outline(place) {
      if (!touches(outlineNear(place, middle))) return undefined;
      return { distanceM: distanceToOutlineM(centre.lon, centre.lat, place) };
    },
    share(area) {
      const near = outlineNear(area, middle);
      const cut =
        near.parts.some(meetsEdge) ||
        parts.some((part) => isInRings(near.parts, part[0] ?? 0, part[1] ?? 0)) ||
        !slabs.isInside(near.parts[0]?.[0] ?? 0, near.parts[0]?.[1] ?? 0);
      return cut ? shareOf(near, polygons) : 1;
    },
    lengthInsideM: (line) => line.parts.reduce((sum, part) => sum + lengthInsideM(partNear(part, middle), slabs), 0),
  };
}

function polygonsOf({ parts, rings }: Outline): number[][][][] {
  const polygons: number[][][][] = [];
  let at = 0;
  for (const count of rings) {
    polygons.push(parts.slice(at, at + count).map(pairsOf));
    at += count;
  }
  return polygons;
}

function pairsOf(part: Float64Array): number[][] {
  return Array.from({ length: part.length / 2 }, (_, i) => [part[2 * i] ?? 0, part[2 * i + 1] ?? 0]);
}

function shareOf(area: Outline, polygons: number[][][][]): number {
  const block = { type: 'MultiPolygon', coordinates: polygonsOf(area) } as const;
  const whole = areaM2Of(block);
  if (whole <= 0) return 0;
  // Only the part round the block matters: clipping first keeps large polygons cheap.
  const clipped = bboxClip({ type: 'MultiPolygon', coordinates: polygons }, boundsOfParts(area.parts));
  const { geometry } = clipped;
  if ((geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') || areaM2Of(geometry) === 0) return 0;
  const feature = { type: 'Feature', properties: {}, geometry: block } as const;
  const common = intersect({
    type: 'FeatureCollection',
    features: [feature, { type: 'Feature', properties: {}, geometry }],
  });
  return common ? Math.min(1, areaM2Of(common) / whole) : 0;
}

/** Length of the parts of a line between its crossings with the edges that lie inside, metres. */
function lengthInsideM(line: Float64Array, slabs: EdgeSlabs): number {
  let sum = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = line.subarray(i, i + 4);
    const cuts = [0, 1];
    slabs.meeting(ax, ay, bx, by, (at) => {
      const [cx = 0, cy = 0, dx = 0, dy = 0] = slabs.edges.subarray(at, at + 4);
      const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
      if (turn !== 0) cuts.push(((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn);
      return false;
    });
    cuts.sort((a, b) => a - b);
    let share = 0;
    for (let k = 1; k < cuts.length; k++) {
      const [from = 0, to = 0] = [cuts[k - 1], cuts[k]];
      const half = (from + to) / 2;
      if (slabs.isInside(ax + (bx - ax) * half, ay + (by - ay) * half)) share += to - from;
    }
    if (share > 0) sum += share * arcM(vectorOf(ax, ay), vectorOf(bx, by));
  }
  return sum;
}
