import { z } from 'zod';
import type { Position } from '../../shared/geo.ts';
import { IDENTITY, type Matrix, positionOfPoint, transformed } from './tiles3dMatrix.ts';
import { unreadable } from './unreadable.ts';

/** Tiles of one tileset.json, and how deep they may be nested. */
const MAX_TILES = 500_000;
const MAX_DEPTH = 200;
const VERSIONS: readonly string[] = ['0.0', '1.0', '1.1'];

const numbers = (count: number) => z.array(z.number()).length(count);
const volumeSchema = z
  .looseObject({
    region: numbers(6).optional(),
    box: numbers(12).optional(),
    sphere: numbers(4).optional(),
    extensions: z.unknown().optional(),
  })
  .refine(({ region, box, sphere, extensions }) => region ?? box ?? sphere ?? extensions, 'empty');
/** `url` was the name before 3D Tiles 1.0 and is still read. */
const contentSchema = z.looseObject({ uri: z.string().optional(), url: z.string().optional() });
const tileSchema = z.looseObject({
  boundingVolume: volumeSchema,
  transform: numbers(16).optional(),
  content: contentSchema.optional(),
  contents: z.array(contentSchema).optional(),
  implicitTiling: z.looseObject({ subtrees: z.looseObject({ uri: z.string() }) }).optional(),
  children: z.array(z.unknown()).optional(),
});
type Tile = z.infer<typeof tileSchema>;
const tilesetSchema = z.looseObject({
  asset: z.looseObject({ version: z.string() }),
  schemaUri: z.string().optional(),
  root: z.unknown(),
});

/** What a tileset.json says, as far as it concerns its files and its place. */
export interface Tileset {
  /** Files that it refers to, as written; an implicit tiling's with `{level}` and the like. */
  readonly uris: readonly string[];
  /** Middle of its root, when that is on Earth. */
  readonly position: Position | undefined;
}

/**
 * Reads a tileset.json (OGC 22-025r4).
 * @throws AppError import.unreadable
 */
export function readTileset(bytes: Uint8Array, path: string, fileName: string): Tileset {
  const parsed = tilesetSchema.safeParse(parseJson(bytes, path, fileName));
  if (!parsed.success) throw unreadable(fileName, 'tileset', where(path, parsed.error));
  const { asset, schemaUri, root } = parsed.data;
  if (!VERSIONS.includes(asset.version)) throw unreadable(fileName, 'tilesetVersion', asset.version.slice(0, 20));
  const uris = new Set<string>(schemaUri === undefined ? [] : [schemaUri]);
  const rootTile = readTile(root, path, fileName);
  const open: { tile: Tile; depth: number }[] = [{ tile: rootTile, depth: 1 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    count += 1;
    const { tile, depth } = next;
    if (count > MAX_TILES || depth > MAX_DEPTH) throw unreadable(fileName, 'modelTooLarge', `${path}: ${count} tiles`);
    for (const { uri, url } of [...(tile.content ? [tile.content] : []), ...(tile.contents ?? [])]) {
      const named = uri ?? url;
      if (named === undefined) throw unreadable(fileName, 'tileset', `${path}: content without uri`);
      uris.add(named);
    }
    if (tile.implicitTiling) uris.add(tile.implicitTiling.subtrees.uri);
    for (const child of tile.children ?? []) open.push({ tile: readTile(child, path, fileName), depth: depth + 1 });
  }
  return { uris: [...uris], position: positionOf(rootTile) };
}

function parseJson(bytes: Uint8Array, path: string, fileName: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 100) : '';
    throw unreadable(fileName, 'tileset', `${path}: ${detail}`, error);
  }
}

function readTile(tile: unknown, path: string, fileName: string): Tile {
  const parsed = tileSchema.safeParse(tile);
  if (!parsed.success) throw unreadable(fileName, 'tileset', where(path, parsed.error));
  return parsed.data;
}

function where(path: string, error: z.ZodError): string {
  const [issue] = error.issues;
  return `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(0, 200);
}

/** A region is geographic whatever the transform; a box or sphere is where the transform puts it. */
function positionOf({ boundingVolume, transform }: Tile): Position | undefined {
  const matrix: Matrix = transform ?? IDENTITY;
  const { region, box, sphere } = boundingVolume;
  if (region) {
    const [west = 0, south = 0, east = 0, north = 0, low = 0] = region;
    const degrees = 180 / Math.PI;
    const span = east < west ? east + 2 * Math.PI - west : east - west;
    const lon = (((west + span / 2) * degrees + 540) % 360) - 180;
    return { lon, lat: ((south + north) / 2) * degrees, heightM: low };
  }
  const [x = 0, y = 0, z = 0] = box ?? sphere ?? [];
  return positionOfPoint(transformed(matrix, [x, y, z]));
}
