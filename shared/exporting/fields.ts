import { PLACE_KINDS, type PlaceKind } from '../records/index.ts';
import { type OwnField, ownFieldsOf } from '../records/ownFields.ts';

const COMMON_FIRST = ['recordKind', 'code', 'name'] as const;
const COMMON_LAST = [
  'lon',
  'lat',
  'heightM',
  'address',
  'contactName',
  'contactPhone',
  'remark',
  'producer',
  'asOf',
  'geometry',
] as const;

/** Only read, never written: other ways in which files say the same. */
const READ_ONLY = ['coordinates', 'population'] as const;

export type Field =
  | (typeof COMMON_FIRST)[number]
  | (typeof COMMON_LAST)[number]
  | OwnField
  | (typeof READ_ONLY)[number];

/** Columns of a kind that are written to files, in order; `items` is how formats with one row a depot say what it holds. */
export function writtenFields(kind: PlaceKind): readonly Field[] {
  return [...COMMON_FIRST, ...ownFieldsOf(kind).map(([field]) => field), ...COMMON_LAST];
}

/** Columns of a kind that are read. */
export function readFields(kind: PlaceKind): readonly Field[] {
  const peopled = ownFieldsOf(kind).some(([field]) => field === 'populationDay');
  return peopled ? [...writtenFields(kind), ...READ_ONLY] : [...writtenFields(kind), 'coordinates'];
}

/** Every field of every kind. */
export const FIELDS: readonly Field[] = [
  ...new Set<Field>([
    ...COMMON_FIRST,
    ...PLACE_KINDS.flatMap((kind) => ownFieldsOf(kind).map(([field]) => field)),
    ...COMMON_LAST,
    ...READ_ONLY,
  ]),
];
