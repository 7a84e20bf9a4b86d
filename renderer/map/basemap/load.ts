import { AppError } from '../../../shared/errors.ts';
import { type PlaceLabel, readLabels } from './labels.ts';
import { type BaseMapFiles, type BaseMapShapes, openShapes, SHAPE_FILES, type ShapeFile } from './shapes.ts';

/** The offline base map, ready to draw. */
export interface BaseMapData {
  /** The shipped bytes, handed on to the drawing worker. */
  readonly files: BaseMapFiles;
  readonly shapes: BaseMapShapes;
  readonly labels: readonly PlaceLabel[];
}

/**
 * Loads the base map from the folder it is served from, for example `./basemap/`.
 * @throws AppError `hub.unreachable` when a file cannot be had, `geometry.invalid` when one is damaged.
 */
export async function loadBaseMap(baseUrl: string): Promise<BaseMapData> {
  const folder = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const [labels, ...bytes] = await Promise.all([
    fetchFile(`${folder}labels.json`),
    ...SHAPE_FILES.map((file) => fetchFile(folder + file)),
  ]);
  const of = (file: ShapeFile): Uint8Array<ArrayBuffer> => bytes[SHAPE_FILES.indexOf(file)] ?? new Uint8Array();
  const files: BaseMapFiles = {
    'land.bin': of('land.bin'),
    'borders.bin': of('borders.bin'),
    'rivers.bin': of('rivers.bin'),
    'relief.bin': of('relief.bin'),
  };
  return {
    files,
    shapes: await openShapes(files),
    labels: readLabels(JSON.parse(new TextDecoder().decode(labels))),
  };
}

async function fetchFile(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new AppError('hub.unreachable', {}, cause);
  });
  if (!response.ok) throw new AppError('hub.unreachable', { status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}
