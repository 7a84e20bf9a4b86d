import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { decodeGrids, decodeShapes, type HeightGrid, type ShapeLayer } from '../../shared/basemap/decode.ts';
import type { LonLat } from './plane.ts';

/** What the demonstration covers, degrees: the province and a margin. */
export const EXTENT = { west: 115.5, south: 23.3, east: 120.9, north: 28.6 } as const;

const labelSchema = z.array(z.object({ kind: z.string(), name: z.string(), lon: z.number(), lat: z.number() }));

/** A path of the base map with its mark. */
export interface Line {
  readonly mark: number;
  readonly points: readonly LonLat[];
}

export interface Label {
  readonly kind: string;
  readonly name: string;
  readonly at: LonLat;
}

/** Rows that edges are sorted into, a degree. */
const ROWS_PER_DEGREE = 100;

/** The shipped base map as the ground that the demonstration stands on. */
export class Ground {
  readonly borders: readonly Line[];
  readonly rivers: readonly Line[];
  readonly shores: readonly Line[];
  readonly labels: readonly Label[];
  readonly #rows: Float64Array[];
  readonly #relief: HeightGrid;

  /** @param folder assets/basemap */
  constructor(folder: string) {
    const shapes = (file: string) => decodeShapes(gunzipSync(readFileSync(join(folder, file))));
    const land = shapes('land.bin').get('land');
    if (!land) throw new Error('land.bin has no layer of land');
    this.borders = linesOf(shapes('borders.bin').get('borders'));
    this.rivers = linesOf(shapes('rivers.bin').get('rivers'));
    this.shores = linesOf(land);
    this.#rows = edgeRows(land);
    const relief = decodeGrids(gunzipSync(readFileSync(join(folder, 'relief.bin')))).at(-1);
    if (!relief) throw new Error('relief.bin is empty');
    this.#relief = relief;
    const labels = labelSchema.parse(JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')));
    this.labels = labels
      .map(({ kind, name, lon, lat }) => ({ kind, name, at: [lon, lat] as const }))
      .filter(({ at }) => isNear(at));
  }

  /** True on land, by the coast of the base map. */
  isLand([lon, lat]: LonLat): boolean {
    const edges = this.#rows[Math.floor((lat - EXTENT.south) * ROWS_PER_DEGREE)];
    if (!edges) return false;
    let inside = false;
    for (let i = 0; i < edges.length; i += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
      if (y1 > lat !== y2 > lat && lon < x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)) inside = !inside;
    }
    return inside;
  }

  /** Longitudes at which the coast crosses a latitude, from west to east: land lies between each pair, counted from the east. */
  crossings(lat: number): number[] {
    const edges = this.#rows[Math.floor((lat - EXTENT.south) * ROWS_PER_DEGREE)] ?? [];
    const found: number[] = [];
    for (let i = 0; i < edges.length; i += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [edges[i], edges[i + 1], edges[i + 2], edges[i + 3]];
      if (y1 > lat !== y2 > lat) found.push(x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1));
    }
    return found.sort((a, b) => a - b);
  }

  /** True when the point and eight points round it, so many metres away, are on land. */
  isInland([lon, lat]: LonLat, metres: number): boolean {
    const d = metres / 111_195;
    for (let i = 0; i < 8; i++) {
      const angle = (i * Math.PI) / 4;
      if (!this.isLand([lon + 1.1 * d * Math.cos(angle), lat + d * Math.sin(angle)])) return false;
    }
    return this.isLand([lon, lat]);
  }

  /** Height above the sea, metres, between the samples (9 km apart). */
  heightM([lon, lat]: LonLat): number {
    const { west, north, stepDegrees, columns, rows, heightsM } = this.#relief;
    const x = Math.max(0, Math.min(columns - 1.001, (lon - west) / stepDegrees));
    const y = Math.max(0, Math.min(rows - 1.001, (north - lat) / stepDegrees));
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const at = (column: number, row: number) => heightsM[row * columns + column] ?? 0;
    const top = at(i, j) * (1 - x + i) + at(i + 1, j) * (x - i);
    const bottom = at(i, j + 1) * (1 - x + i) + at(i + 1, j + 1) * (x - i);
    return top * (1 - y + j) + bottom * (y - j);
  }
}

function isNear([lon, lat]: LonLat): boolean {
  return lon > EXTENT.west && lon < EXTENT.east && lat > EXTENT.south && lat < EXTENT.north;
}

function linesOf(layer: ShapeLayer | undefined): Line[] {
  if (!layer) throw new Error('a layer of the base map is missing');
  const { coordinates, starts, marks } = layer;
  const lines: Line[] = [];
  for (const [path, mark] of marks.entries()) {
    const points: LonLat[] = [];
    let near = false;
    for (let i = starts[path] ?? 0; i < (starts[path + 1] ?? 0); i++) {
      const point: LonLat = [coordinates[2 * i] ?? 0, coordinates[2 * i + 1] ?? 0];
      near ||= isNear(point);
      points.push(point);
    }
    if (near) lines.push({ mark, points });
  }
  return lines;
}

/** Edges of the coast by the rows of latitude that they cross. */
function edgeRows({ coordinates, starts }: ShapeLayer): Float64Array[] {
  const count = Math.ceil((EXTENT.north - EXTENT.south) * ROWS_PER_DEGREE);
  const rows: number[][] = Array.from({ length: count }, () => []);
  for (let path = 0; path + 1 < starts.length; path++) {
    const [from = 0, to = 0] = [starts[path], starts[path + 1]];
    for (let i = from; i < to; i++) {
      const next = i + 1 < to ? i + 1 : from;
      const [x1 = 0, y1 = 0] = [coordinates[2 * i], coordinates[2 * i + 1]];
      const [x2 = 0, y2 = 0] = [coordinates[2 * next], coordinates[2 * next + 1]];
      if (Math.max(x1, x2) < EXTENT.west) continue;
      const low = Math.max(0, Math.floor((Math.min(y1, y2) - EXTENT.south) * ROWS_PER_DEGREE));
      const high = Math.min(count - 1, Math.floor((Math.max(y1, y2) - EXTENT.south) * ROWS_PER_DEGREE));
      for (let row = low; row <= high; row++) rows[row]?.push(x1, y1, x2, y2);
    }
  }
  return rows.map((edges) => Float64Array.from(edges));
}
