import type { PlaceKind } from '../records/index.ts';

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

/** What is exchanged of each kind beyond what all places have, in column order. */
const OWN = {
  firm: ['industry', 'creditCode', 'riskGrade', 'employees'],
  riskSource: ['category', 'firmName', 'substance', 'casNumber', 'amountKg', 'criticalAmountKg', 'riskGrade'],
  supply: ['itemName', 'itemQuantity', 'itemUnit', 'items'],
  shelter: ['category', 'capacityPeople', 'areaM2'],
  sensitiveArea: ['category', 'populationDay', 'populationNight', 'populationAsOf'],
  team: ['category', 'members'],
} as const satisfies Record<PlaceKind, readonly string[]>;

/** Only read, never written: other ways in which files say the same. */
const READ_ONLY = ['coordinates', 'population'] as const;

export type Field =
  | (typeof COMMON_FIRST)[number]
  | (typeof COMMON_LAST)[number]
  | (typeof OWN)[PlaceKind][number]
  | (typeof READ_ONLY)[number];

/** Columns of a kind that are written to files, in order; `items` is how formats with one row a depot say what it holds. */
export function writtenFields(kind: PlaceKind): readonly Field[] {
  return [...COMMON_FIRST, ...OWN[kind], ...COMMON_LAST];
}

/** Columns of a kind that are read. */
export function readFields(kind: PlaceKind): readonly Field[] {
  return kind === 'sensitiveArea' ? [...writtenFields(kind), ...READ_ONLY] : [...writtenFields(kind), 'coordinates'];
}

/** Every field of every kind. */
export const FIELDS: readonly Field[] = [
  ...new Set<Field>([...COMMON_FIRST, ...Object.values(OWN).flat(), ...COMMON_LAST, ...READ_ONLY]),
];
