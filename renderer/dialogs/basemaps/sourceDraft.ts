import type { ArchiveInfo } from '../../../shared/contract/basemaps.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import type { BaseMapSource } from '../../../shared/records/desk.ts';

/** A source while it is edited; a new one has no id yet. */
export type SourceDraft = Omit<BaseMapSource, 'id'> & { readonly id?: string | undefined };

type Category = BaseMapSource['category'];

/** Layers of Tianditu that are offered, with the text that names each. */
export const TIANDITU_CHOICES = ['vec', 'cva', 'img', 'cia', 'ter', 'cta'] as const;

/** A new source of a category, above all others. */
export function newDraft(category: Category, others: readonly BaseMapSource[], name: string): SourceDraft {
  const order = Math.min(1000, others.reduce((most, source) => Math.max(most, source.order), 0) + 1);
  return {
    name,
    category,
    minLevel: 0,
    maxLevel: 18,
    tileFormat: 'raster',
    shown: true,
    order,
    opacity: 1,
    ...(category === 'tianditu' ? { url: 'img' } : {}),
  };
}

/** The draft with what a file says of itself. */
export function withInfo(draft: SourceDraft, file: string, info: ArchiveInfo | undefined): SourceDraft {
  if (!info) return { ...draft, file };
  return {
    ...draft,
    file,
    category: file.toLowerCase().endsWith('.pmtiles') ? 'pmtiles' : 'mbtiles',
    minLevel: Math.min(24, info.minLevel),
    maxLevel: Math.min(24, info.maxLevel),
    tileFormat: info.format,
    credit: draft.credit || info.credit || '',
    name: draft.name || info.name || file,
  };
}

/** True when the source is a file of the data folder. */
export function isFile(category: Category): boolean {
  return category === 'mbtiles' || category === 'pmtiles';
}

/** The record that is put; fields of other categories are left out. */
export function recordOf(draft: SourceDraft): Record<string, unknown> {
  const { id, url, file, credit, ...rest } = draft;
  return {
    ...rest,
    ...(id === undefined ? {} : { id }),
    ...(isFile(draft.category) ? { file } : { url: url?.trim() }),
    ...(credit ? { credit } : {}),
    maxLevel: Math.max(draft.minLevel, draft.maxLevel),
  };
}

/** The question for one tile of the draft. @param level at which the map looks */
export function testOf(
  draft: SourceDraft,
  position: { lon: number; lat: number },
  level: number,
): InputOf<'basemaps.test'> {
  const held = Math.max(draft.minLevel, Math.min(draft.maxLevel, level));
  const { category, url, file } = draft;
  return {
    category,
    position: { lon: position.lon, lat: position.lat },
    level: held,
    ...(isFile(category) ? { file: file ?? '' } : { url: url?.trim() ?? '' }),
  };
}

/** What is still missing in a draft: a name, an address or a file. */
export function missingIn(draft: SourceDraft): 'name' | 'url' | 'file' | undefined {
  if (draft.name.trim() === '') return 'name';
  if (isFile(draft.category)) return draft.file ? undefined : 'file';
  return draft.url?.trim() ? undefined : 'url';
}

/** Orders of two neighbours, exchanged: what is put when one moves up. */
export function swapped(upper: BaseMapSource, lower: BaseMapSource): readonly [BaseMapSource, BaseMapSource] {
  const order = upper.order === lower.order ? Math.max(0, lower.order - 1) : lower.order;
  return [
    { ...upper, order },
    { ...lower, order: upper.order },
  ];
}
