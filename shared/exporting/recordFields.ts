import { importing as enFields } from '../i18n/en/importing.ts';
import { records as enWords } from '../i18n/en/records.ts';
import type { Language } from '../i18n/index.ts';
import { importing as zhFields } from '../i18n/zh-CN/importing.ts';
import { records as zhWords } from '../i18n/zh-CN/records.ts';
import { isPlaceKind, kindOfId, type PlaceKind, type PlaceRecord, type RecordOf } from '../records/index.ts';
import { type FieldType, ownFieldsOf, ownValue } from '../records/ownFields.ts';
import type { Field } from './fields.ts';

/** What a record says, by field: words in the language, numbers in SI. Absent fields are left out. */
export type FieldValues = ReadonlyMap<Field, string | number>;

/** Column header of a field; the importers know every header of both languages. */
export function fieldHeader(field: Field, language: Language): string {
  return (language === 'en' ? enFields : zhFields)[`field_${field}`];
}

/** What a file of records of several kinds is called. */
export function exportTitle(language: Language): string {
  return (language === 'en' ? enFields : zhFields).exportTitle;
}

/** Kind of a place by its id. */
export function placeKindOf(record: PlaceRecord): PlaceKind {
  const kind = kindOfId(record.id);
  if (kind === undefined || !isPlaceKind(kind)) throw new Error(`${record.id} is the id of no place`);
  return kind;
}

/** Catalogue word of a kind, category or grade. */
export function word(key: string, language: Language): string {
  const words: Readonly<Record<string, string>> = language === 'en' ? enWords : zhWords;
  return words[key] ?? key;
}

/** A date as text: the calendar day when it is a UTC midnight, else the full time. */
export function dateText(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

/** Every field of a record but its outline and its items. */
export function recordValues(record: PlaceRecord, language: Language): FieldValues {
  const kind = placeKindOf(record);
  const { position, contact, provenance } = record;
  const values: [Field, string | number | undefined][] = [
    ['recordKind', word(kind, language)],
    ['code', record.code],
    ['name', record.name],
    ['lon', position.lon],
    ['lat', position.lat],
    ['heightM', position.heightM],
    ['address', record.address],
    ['contactName', contact?.name],
    ['contactPhone', contact?.phone],
    ['remark', record.remark],
    ['producer', provenance.producer],
    ['asOf', provenance.asOf === undefined ? undefined : dateText(provenance.asOf)],
    ...ownValues(record, kind, language),
  ];
  return new Map(values.filter((entry): entry is [Field, string | number] => entry[1] !== undefined));
}

function ownValues(
  record: PlaceRecord,
  kind: PlaceKind,
  language: Language,
): readonly [Field, string | number | undefined][] {
  return ownFieldsOf(kind).map(([field, type]) => [
    field,
    exchanged(kind, field, type, ownValue(record, field), language),
  ]);
}

/** A field's value as files carry it: words in the language, numbers in SI, dates as text. */
function exchanged(
  kind: PlaceKind,
  field: Field,
  { type }: FieldType,
  value: unknown,
  language: Language,
): string | number | undefined {
  if (typeof value === 'boolean') return word(`yesNo_${value ? 'yes' : 'no'}`, language);
  if (typeof value === 'number') return type === 'date' ? dateText(value) : value;
  if (typeof value !== 'string') return undefined;
  if (type === 'category') return word(`${kind}_${value}`, language);
  return type === 'words' ? word(`${field}_${value}`, language) : value;
}

/** What a depot holds; nothing for other kinds. */
export function recordItems(record: PlaceRecord): RecordOf<'supply'>['items'] {
  return 'items' in record ? record.items : [];
}
