import { glbUris, gltfUris, isGlb } from './glbFile.ts';
import { isSafePath, type ModelPackage } from './tiles3dPackage.ts';
import { readTileset, type Tileset } from './tiles3dTileset.ts';
import { unreadable } from './unreadable.ts';

/** First four bytes of the tile formats of 3D Tiles 1.0. */
const TILE_MAGIC: ReadonlySet<string> = new Set(['b3dm', 'i3dm', 'pnts', 'cmpt']);
const TEMPLATE = /\{(?:level|x|y|z)\}/g;

/** What a model is made of, every file that it refers to present and of a known kind. */
export interface CheckedModel {
  /** The tileset that is opened first; undefined for a single glTF. */
  readonly tileset: Tileset | undefined;
  readonly bytes: number;
  /** Files in the archive that nothing refers to. */
  readonly unused: number;
}

/**
 * Follows every reference from the entry on: external tilesets, tiles, buffers, pictures. R13: a model that refers to
 * the network or out of its folder is refused, one that lacks a file too.
 * @throws AppError import.unreadable
 */
export async function checkModel(files: ModelPackage, entry: string): Promise<CheckedModel> {
  const seen = new Set<string>([entry]);
  const open = [entry];
  let tileset: Tileset | undefined;
  let bytes = 0;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const content = await files.bytes(path);
    bytes += content.length;
    const { uris, read } = referencesOf(content, path, files.fileName);
    if (path === entry) tileset = read;
    for (const target of uris.flatMap((uri) => targetsOf(uri, path ?? '', files))) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return { tileset, bytes, unused: files.paths.length - seen.size };
}

function referencesOf(
  content: Uint8Array,
  path: string,
  fileName: string,
): { uris: readonly string[]; read?: Tileset } {
  if (isGlb(content)) return { uris: glbUris(content, path, fileName) };
  if (/\.gltf$/i.test(path)) return { uris: gltfUris(content, path, fileName) };
  if (/\.json$/i.test(path)) {
    // A schema or a subtree may be JSON too: only what is called so or has a root is a tileset.
    if (!/(^|\/)tileset\.json$/i.test(path) && !looksLikeTileset(content)) return { uris: [] };
    const read = readTileset(content, path, fileName);
    return { uris: read.uris, read };
  }
  const magic = new TextDecoder('latin1').decode(content.subarray(0, 4));
  if (/\.(b3dm|i3dm|pnts|cmpt|glb)$/i.test(path) && !TILE_MAGIC.has(magic))
    throw unreadable(fileName, 'glb', `${path}: ${JSON.stringify(magic)}`);
  return { uris: [] };
}

function looksLikeTileset(content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content);
  return /"root"\s*:/.test(text) && /"asset"\s*:/.test(text);
}

/** Paths that a reference names: one, or for the template of an implicit tiling all that fit it. */
function targetsOf(uri: string, from: string, files: ModelPackage): string[] {
  const path = resolved(uri, from, files.fileName);
  if (path.search(TEMPLATE) >= 0) {
    const pattern = new RegExp(`^${path.split(TEMPLATE).map(escaped).join('\\d+')}$`);
    const fitting = files.paths.filter((one) => pattern.test(one));
    if (fitting.length === 0) throw unreadable(files.fileName, 'tilesetMissing', path.slice(0, 100));
    return fitting;
  }
  if (!files.has(path)) throw unreadable(files.fileName, 'tilesetMissing', path.slice(0, 100));
  return [path];
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The path below the model's folder that a relative reference in the file `from` means. */
function resolved(uri: string, from: string, fileName: string): string {
  const refuse = () => unreadable(fileName, 'modelRemote', uri.slice(0, 100));
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(uri)) throw refuse();
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded(uri.replace(/[?#].*$/s, '')).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) throw refuse();
    } else if (part !== '.') parts.push(part);
  }
  const path = parts.join('/');
  if (!isSafePath(path.replaceAll(TEMPLATE, '0'))) throw refuse();
  return path;
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A bare percent sign is a part of the name.
    return uri;
  }
}
