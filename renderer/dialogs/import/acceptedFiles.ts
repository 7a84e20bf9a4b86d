import type { ImportKind } from '../../../shared/contract/imports.ts';
import { en } from '../../../shared/i18n/en.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';

/** Endings of files that can be imported. */
export const ACCEPTED = [
  '.xlsx',
  '.csv',
  '.txt',
  '.tsv',
  '.geojson',
  '.json',
  '.kml',
  '.kmz',
  '.zip',
  '.pbf',
  '.3tz',
  '.glb',
  '.gltf',
] as const;

const endsWith = (name: string, ending: string) => name.toLowerCase().endsWith(ending);

/** True when the name ends like a file that can be imported. */
export function isAccepted(name: string): boolean {
  return ACCEPTED.some((ending) => endsWith(name, ending));
}

/** True for files that are one 3D model. */
export function isModelFile(name: string): boolean {
  return ['.3tz', '.glb', '.gltf'].some((ending) => endsWith(name, ending));
}

/** What a file is likely to hold, by its name: its ending, else the longest name of a kind in it (风险源清单.xlsx). */
export function kindByName(name: string): ImportKind | undefined {
  if (isModelFile(name)) return 'model3d';
  if (endsWith(name, '.pbf')) return 'place';
  const folded = name.toLowerCase().replaceAll(/[\s_-]+/g, '');
  const titles: Readonly<Record<string, string>>[] = [zhCN.records, en.records];
  const named = PLACE_KINDS.flatMap((kind) =>
    [kind, ...titles.map((catalogue) => catalogue[kind] ?? '')].flatMap((word) => {
      const plain = word.toLowerCase().replaceAll(/[\s_-]+/g, '');
      return plain.length > 1 && folded.includes(plain) ? [{ kind, length: plain.length }] : [];
    }),
  );
  return named.sort((a, b) => b.length - a.length)[0]?.kind;
}
