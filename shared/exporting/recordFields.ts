import { importing as enFields } from '../i18n/en/importing.ts';
import { records as enWords } from '../i18n/en/records.ts';
import type { Language } from '../i18n/index.ts';
import { importing as zhFields } from '../i18n/zh-CN/importing.ts';
import { records as zhWords } from '../i18n/zh-CN/records.ts';
import { kindOfId, type PlaceKind, type PlaceRecord, type RecordOf } from '../records/index.ts';
import type { Field } from './fields.ts';

/** What a record says, by field: words in the language, numbers in SI. Absent fields are left out. */
export type FieldValues = ReadonlyMap<Field, string | number>;

/** Column header of a field; the importers know every header of both languages. */
export function fieldHeader(field: Field, language: Language): string {
  return (language === 'en' ? enFields : zhFields)[`field_${field}`];
}

/** Kind of a place by its id. */
export function placeKindOf(record: PlaceRecord): PlaceKind {
  const kind = kindOfId(record.id);
  switch (kind) {
    case 'firm':
    case 'riskSource':
    case 'supply':
    case 'shelter':
    case 'sensitiveArea':
    case 'team':
      return kind;
    default:
      throw new Error(`${record.id} is the id of no place`);
  }
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
  const values: [Field, string | number | undefined][] = [];
  if ('category' in record) values.push(['category', word(`${kind}_${record.category}`, language)]);
  if ('riskGrade' in record && record.riskGrade) {
    values.push(['riskGrade', word(`riskGrade_${record.riskGrade}`, language)]);
  }
  if ('industry' in record) values.push(['industry', record.industry]);
  if ('creditCode' in record) values.push(['creditCode', record.creditCode]);
  if ('employees' in record) values.push(['employees', record.employees]);
  if ('firmName' in record) values.push(['firmName', record.firmName]);
  if ('substance' in record) values.push(['substance', record.substance]);
  if ('casNumber' in record) values.push(['casNumber', record.casNumber]);
  if ('amountKg' in record) values.push(['amountKg', record.amountKg]);
  if ('criticalAmountKg' in record) values.push(['criticalAmountKg', record.criticalAmountKg]);
  if ('capacityPeople' in record) values.push(['capacityPeople', record.capacityPeople]);
  if ('areaM2' in record) values.push(['areaM2', record.areaM2]);
  if ('members' in record) values.push(['members', record.members]);
  if ('population' in record && record.population) {
    const { day, night, asOf } = record.population;
    values.push(['populationDay', day], ['populationNight', night]);
    values.push(['populationAsOf', asOf === undefined ? undefined : dateText(asOf)]);
  }
  return values;
}

/** What a depot holds; nothing for other kinds. */
export function recordItems(record: PlaceRecord): RecordOf<'supply'>['items'] {
  return 'items' in record ? record.items : [];
}
