import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlaceLabel, readLabels } from '../../../../renderer/map/basemap/labels.ts';
import { type BaseMapFiles, type BaseMapShapes, openShapes } from '../../../../renderer/map/basemap/shapes.ts';

export const ASSETS = join(import.meta.dirname, '../../../../assets/basemap');

const bytes = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(ASSETS, name)));

/** The shipped base map, from the files themselves. */
export function readShapes(): Promise<BaseMapShapes> {
  const files: BaseMapFiles = {
    'land.bin': bytes('land.bin'),
    'borders.bin': bytes('borders.bin'),
    'rivers.bin': bytes('rivers.bin'),
    'relief.bin': bytes('relief.bin'),
  };
  return openShapes(files);
}

export function readShippedLabels(): PlaceLabel[] {
  return readLabels(JSON.parse(readFileSync(join(ASSETS, 'labels.json'), 'utf8')));
}
