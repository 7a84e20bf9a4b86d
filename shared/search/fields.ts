import type { RecordKind } from '../records/index.ts';

/** One text of a record that is searched. */
export interface SearchField {
  /** `name`, `code` or another field's name, as in the record. */
  readonly field: string;
  readonly text: string;
}

/** Kinds that the search box finds: everything that people give a name and look for. */
export const SEARCHED_KINDS = [
  'incident',
  'firm',
  'park',
  'riskSource',
  'installation',
  'sensitiveArea',
  'supply',
  'shelter',
  'team',
  'organisation',
  'contact',
  'station',
  'outlet',
  'waterFacility',
  'riverReach',
  'road',
  'vehicle',
  'mobileSource',
  'camera',
  'drain',
  'panorama',
  'model3d',
  'task',
  'alarm',
  'document',
  'inspection',
  'complaint',
  'report',
  'gridCell',
  'populationBlock',
  'land',
] as const satisfies readonly RecordKind[];
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

const searched: ReadonlySet<string> = new Set(SEARCHED_KINDS);

export function isSearched(kind: string): kind is SearchedKind {
  return searched.has(kind);
}

/** Fields that identify a thing by themselves: as good as a name when typed whole. */
export const CODE_FIELDS: ReadonlySet<string> = new Set([
  'code',
  'creditCode',
  'casNumber',
  'plateNumber',
  'roadNumber',
  'phone',
  'dutyPhone',
  'deviceCode',
  'permitNumber',
  'number',
  'parentCode',
]);

/** Fields whose Pinyin is searched too: names, and what people call things by. */
export const SPOKEN_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'substance',
  'riverName',
  'contactName',
  'firmName',
]);

/** Texts that are searched beside name and code, the more telling first. */
const FURTHER_FIELDS = [
  'creditCode',
  'casNumber',
  'plateNumber',
  'roadNumber',
  'deviceCode',
  'permitNumber',
  'number',
  'dutyPhone',
  'substance',
  'nuclide',
  'factors',
  'riverName',
  'firmName',
  'subjectName',
  'parkName',
  'organisationName',
  'parentName',
  'networkName',
  'receivingWater',
  'industry',
  'jurisdiction',
  'post',
  'address',
  'fileName',
  'parentCode',
  'description',
  'detail',
  'findings',
  'text',
  'summary',
  'remark',
] as const;

/** Longest text that is searched, characters: of a long remark only its beginning. */
const LONGEST = 300;

/** Every searched text of a record, name first. @param fields the record's, not validated */
export function searchFieldsOf(fields: Readonly<Record<string, unknown>>): SearchField[] {
  const found: SearchField[] = [];
  const add = (field: string, text: unknown) => {
    if (typeof text === 'string' && text.trim() !== '') found.push({ field, text: text.trim().slice(0, LONGEST) });
  };
  add('name', fields.name ?? fields.title);
  add('code', fields.code);
  for (const field of FURTHER_FIELDS) add(field, fields[field]);
  if (isObject(fields.contact)) {
    add('contactName', fields.contact.name);
    add('phone', fields.contact.phone);
  }
  if (Array.isArray(fields.items)) add('items', namesOf(fields.items).join('、'));
  if (isObject(fields.assignee)) add('assignee', fields.assignee.name);
  return found;
}

function namesOf(items: readonly unknown[]): string[] {
  return items.flatMap((item) => (isObject(item) && typeof item.name === 'string' ? [item.name] : []));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
