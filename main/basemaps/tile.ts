import type { ArchiveInfo, TileProblem } from '../../shared/contract/basemaps.ts';

/** A tile of the Web-Mercator pyramid (XYZ: row 0 is the northernmost). */
export interface TileAddress {
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

export interface Tile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export type TileAnswer = { readonly tile: Tile } | { readonly problem: TileProblem };

/** A file of tiles. */
export interface Archive {
  readonly info: ArchiveInfo;
  tile(at: TileAddress): Promise<TileAnswer>;
  close(): void;
}

const VECTOR_TYPE = 'application/vnd.mapbox-vector-tile';

/** Media type by the first bytes; undefined when they are of no tile. @param vector whether a vector tile is expected */
export function mediaTypeOf(bytes: Uint8Array, vector: boolean): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0x89 && b === 0x50 && c === 0x4e && d === 0x47) return 'image/png';
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'image/jpeg';
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(0, 4) === 'GIF8') return 'image/gif';
  if (text(4, 12) === 'ftypavif') return 'image/avif';
  // A vector tile begins with a layer: field 3, length-delimited.
  return vector && (bytes.length === 0 || a === 0x1a) ? VECTOR_TYPE : undefined;
}

/** The tile that holds a position. */
export function tileAt({ lon, lat }: { lon: number; lat: number }, level: number): TileAddress {
  const tiles = 2 ** level;
  const phi = (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180;
  const clamp = (value: number) => Math.max(0, Math.min(tiles - 1, Math.floor(value)));
  return {
    level,
    x: clamp(((lon + 180) / 360) * tiles),
    y: clamp((0.5 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / (2 * Math.PI)) * tiles),
  };
}
