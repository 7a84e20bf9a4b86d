import type { ModelPlacement } from '../../shared/contract/imports.ts';
import type { Position } from '../../shared/geo.ts';
import type { Finding, Importer, SourceFile } from './importer.ts';
import { modelFolderName, writeModel } from './tiles3dFolder.ts';
import { placementMatrix } from './tiles3dMatrix.ts';
import { type ModelPackage, packageOf } from './tiles3dPackage.ts';
import { checkModel } from './tiles3dReferences.ts';
import { unreadable } from './unreadable.ts';
import { isZip, zipEntries } from './zip.ts';

/** The tileset that stands one without a place of its own on Earth. */
const PLACED_ENTRY = 'onemap.placed.json';
const isTileset = (path: string) => /(^|\/)tileset\.json$/i.test(path);

/** 3D Tiles in an archive (`.3tz`, `.zip`): kept as they are below the data folder, with one record that names them. */
export const tiles3dImporter: Importer = {
  format: 'tileset',
  accepts: (fileName, bytes) => isZip(bytes) && (/\.3tz$/i.test(fileName) || hasTileset(bytes, fileName)),
  async read(bytes, fileName, ask): Promise<SourceFile> {
    const { files, entry } = packageOf(bytes, fileName, isTileset);
    if (entry === undefined) throw unreadable(fileName, 'noTileset');
    const checked = await checkModel(files, entry);
    const own = checked.tileset?.position;
    const remarks: Finding[] = [];
    if (checked.unused > 0) remarks.push({ reason: 'modelUnused', params: { count: checked.unused } });
    if (own && ask?.placement)
      remarks.push({ reason: 'modelPlacedItself', params: { lon: rounded(own.lon), lat: rounded(own.lat) } });
    const placement = own ? undefined : ask?.placement;
    const folder = modelFolderName(bytes, placement);
    return {
      encoding: 'UTF-8',
      isMap: true,
      remarks,
      rows: [
        {
          row: 1,
          properties: new Map(),
          kind: 'model3d',
          values: { name: modelName(fileName), headingDeg: placement?.headingDeg, category: 'tileset' },
          geometry: pointGeometry(own ?? placement?.position),
          fixed: { category: 'tileset', folder, entry: placement ? PLACED_ENTRY : entry, bytes: checked.bytes },
        },
      ],
      keep: (dataFolder) => writeModel(dataFolder, folder, filesOf(files, entry, placement)),
    };
  },
};

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** The point as a map file gives it; undefined (a place is missing) when it is not known. */
export function pointGeometry(position: Position | undefined): unknown {
  if (!position) return undefined;
  const { lon, lat, heightM } = position;
  return { type: 'Point', coordinates: heightM === undefined ? [lon, lat] : [lon, lat, heightM] };
}

/** Name of the file without its ending. */
export function modelName(fileName: string): string {
  return fileName.replace(/\.(3tz|zip|glb|gltf)$/i, '');
}

function hasTileset(bytes: Uint8Array, fileName: string): boolean {
  if (!/\.zip$/i.test(fileName)) return false;
  try {
    return zipEntries(bytes, fileName).some(({ name }) => isTileset(name));
  } catch {
    // Not a whole archive: the importer that takes any archive says so.
    return false;
  }
}

async function* filesOf(
  files: ModelPackage,
  entry: string,
  placement: ModelPlacement | undefined,
): AsyncGenerator<readonly [string, Uint8Array]> {
  for (const path of files.paths) yield [path, await files.bytes(path)];
  if (placement) yield [PLACED_ENTRY, placedTileset(entry, placement, await files.bytes(entry))];
}

/** A tileset of one tile: the given one as it is, standing where it was said to stand. */
function placedTileset(entry: string, placement: ModelPlacement, given: Uint8Array): Uint8Array {
  const { asset, geometricError, root }: Given = JSON.parse(new TextDecoder().decode(given));
  const error = Math.max(Number(geometricError ?? 0), Number(root.geometricError ?? 0));
  return new TextEncoder().encode(
    JSON.stringify({
      asset: { version: asset.version },
      geometricError: error * (placement.scale ?? 1),
      root: {
        boundingVolume: root.boundingVolume,
        geometricError: error,
        refine: 'ADD',
        transform: placementMatrix(placement),
        content: { uri: entry },
      },
    }),
  );
}

/** What `checkModel` has seen to be there. */
interface Given {
  readonly asset: { readonly version: string };
  readonly geometricError?: unknown;
  readonly root: { readonly geometricError?: unknown; readonly boundingVolume: unknown };
}
