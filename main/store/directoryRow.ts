import { crc32 } from 'node:zlib';
import { outlineOf, packOutline } from '../../shared/geo/outline.ts';
import { geometrySchema } from '../../shared/geo.ts';
import { isPlaceKind, type RecordKind } from '../../shared/records/index.ts';
import { isSearched, searchFieldsOf } from '../../shared/search/fields.ts';
import { foldText } from '../../shared/search/fold.ts';
import { type Entity, isAlive } from '../../shared/state.ts';
import { rowChecksum } from './checksum.ts';

/** A row of the table `directory` but for its number: where a record is, and the figures that are summed. */
export interface DirectoryRow {
  readonly id: string;
  readonly kind: RecordKind;
  readonly category: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** People by day and by night, where the record states them. */
  readonly day: number | null;
  readonly night: number | null;
  /** Kilograms of a substance, or people that a shelter takes. */
  readonly amount: number | null;
  readonly substance: string | null;
  /** Packed (`shared/geo/outline.ts`); null for a point. */
  readonly outline: Uint8Array | null;
  readonly checksum: number;
}

/** A row of the table `directory_texts` but for its number: what a record is found by. */
export interface TextsRow {
  readonly name_key: string;
  readonly code_key: string | null;
  /** JSON of `SearchField`s as pairs. */
  readonly texts: string;
  readonly checksum: number;
}

/** Both rows of a record. */
export interface DirectoryEntry {
  readonly place: DirectoryRow;
  readonly found: TextsRow;
}

export const DIRECTORY_COLUMNS = 'id, kind, category, lon, lat, day, night, amount, substance, outline, checksum';
export const TEXTS_COLUMNS = 'name_key, code_key, texts, checksum';

/** What the directory says of an entity; undefined when it says nothing: removed, or of a kind nobody looks for. */
export function directoryEntryOf(kind: RecordKind, id: string, entity: Entity): DirectoryEntry | undefined {
  if (!isSearched(kind) || !isAlive(entity)) return undefined;
  const { fields } = entity;
  const texts = searchFieldsOf(fields);
  const name = texts.find(({ field }) => field === 'name');
  if (!name) return undefined;
  const code = texts.find(({ field }) => field === 'code');
  const position = objectOf(fields.position);
  const people = objectOf(fields.population);
  const place = {
    id,
    kind,
    category: textOf(fields.category),
    lon: numberOf(position.lon),
    lat: numberOf(position.lat),
    day: wholeOf(people.day),
    night: wholeOf(people.night),
    amount: numberOf(kind === 'shelter' ? fields.capacityPeople : fields.amountKg),
    substance: textOf(fields.substance),
    outline: isPlaceKind(kind) ? packed(fields.geometry) : null,
  };
  const found = {
    name_key: foldText(name.text),
    code_key: code ? foldText(code.text) : null,
    texts: JSON.stringify(texts.map(({ field, text }) => [field, text])),
  };
  return {
    place: { ...place, checksum: placeChecksum(place) },
    found: { ...found, checksum: textsChecksum(found) },
  };
}

export function placeChecksum(row: Omit<DirectoryRow, 'checksum'>): number {
  const { id, kind, category, lon, lat, day, night, amount, substance, outline } = row;
  const bytes = outline === null ? null : crc32(outline);
  return rowChecksum(id, kind, category, lon, lat, day, night, amount, substance, bytes);
}

export function textsChecksum({ name_key, code_key, texts }: Omit<TextsRow, 'checksum'>): number {
  return rowChecksum(name_key, code_key, texts);
}

function packed(geometry: unknown): Uint8Array | null {
  if (geometry === undefined || geometry === null) return null;
  const parsed = geometrySchema.safeParse(geometry);
  return parsed.success ? packOutline(outlineOf(parsed.data)) : null;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function wholeOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}
