import { AppError } from '../../../shared/errors.ts';
import { decodeGrids, decodeShapes, unzip } from './decode.ts';
import { Relief } from './relief.ts';
import { ShapeIndex } from './shapeIndex.ts';

/** The shipped files that the picture is drawn from. */
export const SHAPE_FILES = ['land.bin', 'borders.bin', 'rivers.bin', 'relief.bin'] as const;
export type ShapeFile = (typeof SHAPE_FILES)[number];
/** The files' bytes as shipped; what crosses to a drawing worker. */
export type BaseMapFiles = { readonly [File in ShapeFile]: Uint8Array<ArrayBuffer> };

/** All that a view is drawn from. */
export interface BaseMapShapes {
  /** Every vertex that is shipped. */
  readonly land: ShapeIndex;
  /** For views of a continent or more. */
  readonly landFar: ShapeIndex;
  /** Borders between countries other than China's. */
  readonly countries: ShapeIndex;
  /** China's borders; marks: 0 nation, 1 province, 2 prefecture-level city, 3 county. */
  readonly borders: ShapeIndex;
  readonly dashes: ShapeIndex;
  /** Marks: GSHHG's level, 0 (double-lined) to 12. */
  readonly rivers: ShapeIndex;
  readonly relief: Relief;
}

/**
 * Unpacks the shipped files.
 * @throws AppError `geometry.invalid` when a file is cut short or lacks a layer.
 */
export async function openShapes(files: BaseMapFiles): Promise<BaseMapShapes> {
  const [land, borders, rivers] = await Promise.all(
    (['land.bin', 'borders.bin', 'rivers.bin'] as const).map(async (file) => decodeShapes(await unzip(files[file]))),
  );
  const layer = (from: typeof land, name: string): ShapeIndex => {
    const found = from?.get(name);
    if (!found) throw new AppError('geometry.invalid', { what: name });
    return new ShapeIndex(found);
  };
  return {
    land: layer(land, 'land'),
    landFar: layer(land, 'landFar'),
    countries: layer(land, 'countries'),
    borders: layer(borders, 'borders'),
    dashes: layer(borders, 'dashes'),
    rivers: layer(rivers, 'rivers'),
    relief: new Relief(decodeGrids(await unzip(files['relief.bin']))),
  };
}
