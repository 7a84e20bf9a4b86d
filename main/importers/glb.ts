import { isGlb } from './glbFile.ts';
import type { Importer, SourceFile } from './importer.ts';
import { modelName, pointGeometry } from './tiles3d.ts';
import { modelFolderName, writeModel } from './tiles3dFolder.ts';
import { type ModelPackage, packageOf } from './tiles3dPackage.ts';
import { checkModel } from './tiles3dReferences.ts';
import { unreadable } from './unreadable.ts';
import { isZip, zipEntries } from './zip.ts';

const isModel = (path: string) => /\.(glb|gltf)$/i.test(path);
const OTHER_ARCHIVE = /(^|\/)tileset\.json$|\.(shp|kml)$/i;

/** One glTF model: a `.glb`, a `.gltf` that holds all of its data, or an archive of a `.gltf` and its files. */
export const glbImporter: Importer = {
  format: 'glb',
  accepts: (fileName, bytes) => isGlb(bytes) || isModel(fileName) || hasModel(bytes, fileName),
  async read(bytes, fileName, ask): Promise<SourceFile> {
    const { files, entry } = isZip(bytes) ? packageOf(bytes, fileName, isModel) : single(bytes, fileName);
    if (entry === undefined) throw unreadable(fileName, 'glb');
    const checked = await checkModel(files, entry);
    const { position, headingDeg, scale } = ask?.placement ?? {};
    const folder = modelFolderName(bytes, undefined);
    return {
      encoding: 'UTF-8',
      isMap: true,
      remarks: checked.unused > 0 ? [{ reason: 'modelUnused', params: { count: checked.unused } }] : [],
      rows: [
        {
          row: 1,
          properties: new Map(),
          kind: 'model3d',
          values: { name: modelName(fileName), headingDeg, category: 'glb' },
          geometry: pointGeometry(position),
          fixed: { category: 'glb', folder, entry, bytes: checked.bytes, ...(scale === undefined ? {} : { scale }) },
        },
      ],
      keep: (dataFolder) => writeModel(dataFolder, folder, filesOf(files)),
    };
  },
};

/** A model that is one file; it is kept under a plain name, its own stays in the record. */
function single(bytes: Uint8Array, fileName: string): { files: ModelPackage; entry: string } {
  const entry = isGlb(bytes) || !/\.gltf$/i.test(fileName) ? 'model.glb' : 'model.gltf';
  const has = (path: string) => path === entry;
  return {
    entry,
    files: {
      fileName,
      paths: [entry],
      has,
      async bytes(path) {
        if (!has(path)) throw unreadable(fileName, 'tilesetMissing', path.slice(0, 100));
        return bytes;
      },
    },
  };
}

async function* filesOf(files: ModelPackage): AsyncGenerator<readonly [string, Uint8Array]> {
  for (const path of files.paths) yield [path, await files.bytes(path)];
}

function hasModel(bytes: Uint8Array, fileName: string): boolean {
  if (!/\.zip$/i.test(fileName) || !isZip(bytes)) return false;
  try {
    const names = zipEntries(bytes, fileName).map(({ name }) => name);
    return names.some(isModel) && !names.some((name) => OTHER_ARCHIVE.test(name));
  } catch {
    // Not a whole archive: the importer that takes any archive says so.
    return false;
  }
}
