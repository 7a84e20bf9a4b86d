import { type DbfTable, readDbf } from './dbf.ts';
import type { DeclaredSystem, Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { readPrj } from './prj.ts';
import { isShp, shpRecords } from './shp.ts';
import { unreadable } from './unreadable.ts';
import { isZip, Unzip, type ZipEntry, zipEntries } from './zip.ts';

/** Zipped shapefiles (.shp with .dbf, .prj and .cpg beside it), every layer of the archive; a bare .shp too. */
export const shapefileImporter: Importer = {
  format: 'shapefile',
  accepts: (fileName, bytes) => /\.shp$/i.test(fileName) || (isZip(bytes) && /\.(zip|shz)$/i.test(fileName)),
  async read(bytes, fileName): Promise<SourceFile> {
    const layers = isZip(bytes)
      ? await readLayers(bytes, fileName)
      : [layerOf(fileName, { shp: bytes, dbf: undefined, prj: undefined, cpg: undefined }, fileName)];
    const remarks: Finding[] = layers.flatMap(({ remarks: own }) => own);
    const [first] = layers;
    return {
      encoding: [...new Set(layers.map(({ table }) => (table?.encoding ?? 'UTF-8').toUpperCase()))].join(', '),
      isMap: true,
      remarks,
      rows: layerRows(layers),
      coordinateSystem: layers.length === 1 ? first?.system : undefined,
      hints: layers.map(({ name }) => name).join(' '),
    };
  },
};

interface Layer {
  readonly name: string;
  readonly shp: Uint8Array;
  readonly table: DbfTable | undefined;
  readonly system: DeclaredSystem | undefined;
  readonly remarks: readonly Finding[];
}

type Parts = Readonly<Record<'shp' | 'dbf' | 'prj' | 'cpg', Uint8Array | undefined>>;

async function readLayers(bytes: Uint8Array, fileName: string): Promise<Layer[]> {
  const entries = new Map(zipEntries(bytes, fileName).map((entry) => [entry.name.toLowerCase(), entry]));
  const shapes = [...entries.keys()].filter((name) => name.endsWith('.shp'));
  if (shapes.length === 0) throw unreadable(fileName, 'noShapefile');
  const unzip = new Unzip(fileName);
  const part = async (entry: ZipEntry | undefined) => entry && unzip.unpack(entry);
  const layers: Layer[] = [];
  for (const shape of shapes) {
    const stem = shape.slice(0, -4);
    const parts: Parts = {
      shp: await part(entries.get(shape)),
      dbf: await part(entries.get(`${stem}.dbf`)),
      prj: await part(entries.get(`${stem}.prj`)),
      cpg: await part(entries.get(`${stem}.cpg`)),
    };
    const name = (entries.get(shape)?.name ?? shape).slice(0, -4);
    layers.push(layerOf(name.slice(name.lastIndexOf('/') + 1), parts, fileName));
  }
  return layers;
}

function layerOf(name: string, { shp, dbf, prj, cpg }: Parts, fileName: string): Layer {
  if (!shp || !isShp(shp)) throw unreadable(fileName, 'shapefile', name.slice(0, 100));
  const text = (bytes: Uint8Array | undefined) => (bytes ? new TextDecoder().decode(bytes) : undefined);
  const table = dbf && readDbf(dbf, text(cpg));
  const wkt = text(prj)?.trim();
  const system = wkt ? readPrj(wkt) : undefined;
  if (wkt && !system) throw unreadable(fileName, 'coordinateSystem', wkt.slice(0, 100));
  const remarks: Finding[] = [];
  if (!table) remarks.push({ reason: 'tableMissing', params: { layer: name.slice(0, 60) } });
  if (!system) remarks.push({ reason: 'prjMissing', params: { layer: name.slice(0, 60) } });
  return { name: name.slice(0, 100), shp, table, system, remarks };
}

function* layerRows(layers: readonly Layer[]): Generator<SourceRow> {
  for (const { name, shp, table, system } of layers) {
    const sheet = layers.length > 1 ? name : undefined;
    const coordinateSystem = layers.length > 1 ? system : undefined;
    let index = -1;
    for (const shape of shpRecords(shp)) {
      index += 1;
      const record = table?.record(index);
      if (record === 'deleted') continue;
      const properties: ReadonlyMap<string, unknown> = record ?? new Map();
      const base = { row: index + 1, sheet, properties, coordinateSystem };
      if ('problem' in shape) {
        yield { ...base, problem: { reason: 'featureUnreadable', params: { text: shape.problem.slice(0, 60) } } };
      } else yield { ...base, geometry: shape.geometry };
    }
  }
}
