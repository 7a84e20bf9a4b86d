import { records as kindWords } from '../../shared/i18n/zh-CN/records.ts';
import { type PlaceKind, type PlaceRecord, recordSchemas } from '../../shared/records/index.ts';
import { type FieldType, type OwnField, ownFieldsOf } from '../../shared/records/ownFields.ts';
import type { PlacedDraft } from './draft.ts';
import { FieldReader } from './fieldReader.ts';
import type { Finding } from './importer.ts';
import type { SupplyItem } from './supplyItems.ts';

/** Where records come from: the same for every row of an import. */
export interface Origin {
  readonly producer: string;
  readonly importId: string;
  readonly file: string;
  readonly demo: boolean;
}

/** A record without its id, and what must be said about it. */
export interface Candidate {
  readonly name: string;
  readonly code: string | undefined;
  /** False for a name made up for want of one: it says nothing about which place this is. */
  readonly isNamed: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

const LIMITS = { name: 200, code: 100, address: 300, contact: 100, phone: 60, remark: 4000, producer: 200, short: 100 };

/** Turns a placed row into the fields of a record, or says why it cannot be one. */
export function buildCandidate(draft: PlacedDraft, items: readonly SupplyItem[], origin: Origin): Candidate | Finding {
  const read = new FieldReader(draft);
  const code = read.text('code', Number.POSITIVE_INFINITY);
  if (code !== undefined && code.length > LIMITS.code)
    return { reason: 'tooLong', params: { field: 'code', limit: LIMITS.code } };
  const stated = read.text('name', Number.POSITIVE_INFINITY) ?? nameOfParts(draft.kind, read);
  if (stated === undefined && !draft.mayBeUnnamed) return { reason: 'nameMissing' };
  if (stated !== undefined && stated.length > LIMITS.name)
    return { reason: 'tooLong', params: { field: 'name', limit: LIMITS.name } };
  const own = ownFields(draft.kind, read, stated ?? '', items);
  const name = stated ?? madeUpName(draft, own, code);
  if (stated === undefined) read.findings.push({ reason: 'unnamed', params: { name } });
  const contact = clean({
    name: read.text('contactName', LIMITS.contact),
    phone: read.text('contactPhone', LIMITS.phone),
  });
  const fields = clean({
    code,
    name,
    position: draft.shape.position,
    geometry: draft.shape.geometry,
    address: read.text('address', LIMITS.address),
    contact: Object.keys(contact).length > 0 ? contact : undefined,
    remark: read.text('remark', LIMITS.remark),
    provenance: clean({
      producer: read.text('producer', LIMITS.producer) ?? origin.producer.slice(0, LIMITS.producer),
      asOf: read.date('asOf'),
      importId: origin.importId,
      file: origin.file.slice(0, 300),
      row: draft.row,
      demo: origin.demo || undefined,
    }),
    ...own,
  });
  return { name, code, isNamed: stated !== undefined, fields };
}

function ownFields(
  kind: PlaceKind,
  read: FieldReader,
  name: string,
  items: readonly SupplyItem[],
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, type] of ownFieldsOf(kind)) {
    if (type.type === 'items') fields.items = items;
    else if (field === 'populationDay') fields.population = population(read);
    else if (!field.startsWith('population')) fields[field] = ownField(field, type, read, name);
  }
  if (kind === 'riskSource') fields.criticalAmountKg ||= undefined;
  return clean(fields);
}

function ownField(field: OwnField, type: FieldType, read: FieldReader, name: string): unknown {
  switch (type.type) {
    case 'text':
      return read.text(field, type.limit);
    case 'category':
      return read.category(name);
    case 'words':
      return field === 'riskGrade' ? read.riskGrade() : read.word(field, type.words);
    case 'yesNo':
      return read.yesNo(field);
    case 'date':
      return read.date(field);
    case 'people':
      return read.people(field);
    case 'massKg':
      return read.massKg(field);
    case 'areaM2':
      return read.areaM2(field);
    case 'number':
      return read.number(field, type.unit, type.whole);
    case 'items':
    case 'population':
      return undefined;
  }
}

/** One number for the whole day counts for day and night; its own numbers for day or night win. */
function population(read: FieldReader): Record<string, unknown> | undefined {
  const whole = read.people('population');
  const people = clean({ day: read.people('populationDay') ?? whole, night: read.people('populationNight') ?? whole });
  if (Object.keys(people).length === 0) return undefined;
  return { ...people, ...clean({ asOf: read.date('populationAsOf') }) };
}

/** Lists of risk sources often name only the firm and the substance. */
function nameOfParts(kind: PlaceKind, read: FieldReader): string | undefined {
  if (kind !== 'riskSource') return undefined;
  const firm = read.text('firmName', 100);
  return firm && [firm, read.text('substance', 90)].filter((part) => part !== undefined).join(' ');
}

function madeUpName(draft: PlacedDraft, own: Readonly<Record<string, unknown>>, code: string | undefined): string {
  const words: Readonly<Record<string, string>> = kindWords;
  const word = words[`${draft.kind}_${String(own.category)}`] ?? words[draft.kind] ?? '';
  return `${word} ${code?.replace(/^osm:/, '') ?? draft.row}`;
}

/** The fields that are present. */
function clean(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const present: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) present[field] = value;
  return present;
}

/** R5: nothing leaves the importer that its record's schema does not accept. */
export function validated(kind: PlaceKind, fields: Readonly<Record<string, unknown>>): PlaceRecord | Finding {
  const result = recordSchemas[kind].safeParse(fields);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  return { reason: 'invalidValue', params: { field: field.slice(0, 60) } };
}
