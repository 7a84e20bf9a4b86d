import { type Field, readFields } from '../../shared/exporting/fields.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import { parseAngle, parsePair } from './angles.ts';
import { parseDate } from './dates.ts';
import { textOf } from './draft.ts';
import type { SourceRow } from './importer.ts';
import { parseNumber } from './numbers.ts';
import { parseWkt } from './wkt.ts';

const SAMPLE_ROWS = 200;
/** Share of a column's values that must look alike. */
const NEARLY_ALL = 0.9;

/** 统一社会信用代码, GB 32100-2015: 18 characters without I, O, Z, S, V. */
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** A CAS number's last digit is a sum of the others. */
function isCas(text: string): boolean {
  const match = /^(\d{2,7})-(\d{2})-(\d)$/.exec(text);
  if (!match) return false;
  const digits = `${match[1]}${match[2]}`.split('').reverse();
  return digits.reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 10 === Number(match[3]);
}
/** Mobile numbers, and land lines with their area's prefix. */
const PHONE = /^(\+?86[- ]?)?(1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}(-\d{1,5})?)$/;
/** Plates of cars, new-energy ones too. */
const PLATE = /^[\u4e00-\u9fff][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警]$/;

/** What the values of a column look like, by field. A calendar date needs three parts: a bare number is no date. */
const LOOKS: readonly (readonly [field: Field, test: (text: string) => boolean])[] = [
  ['creditCode', (text) => CREDIT_CODE.test(text.toUpperCase()) && /[A-Z]/i.test(text)],
  ['casNumber', isCas],
  ['contactPhone', (text) => PHONE.test(text)],
  ['plateNumber', (text) => PLATE.test(text.toUpperCase())],
  ['asOf', (text) => /^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/.test(text) && parseDate(text) !== undefined],
];

/** Names of columns whose values look alike but are something else: faxes, and dates of anything but the list. */
const OTHERWISE: Readonly<Partial<Record<Field, RegExp>>> = {
  contactPhone: /传真|fax/i,
  asOf: /^(?!#\d+$|日期$|时间$|date$|time$)/i,
};

/**
 * Finds columns by their values where no name told: coordinates, credit codes, CAS numbers, telephone numbers, plates,
 * dates. Only what nearly all values of a column look like, and only columns that no name has taken.
 * @param chosen fields that the user settled, also those said to be absent
 */
export function matchByContent(
  kind: PlaceKind,
  columns: Map<Field, string>,
  names: readonly string[],
  chosen: Readonly<Record<string, string>>,
  rows: readonly SourceRow[],
): void {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const valuesOf = (name: string) =>
    sample.map(({ properties }) => textOf(properties.get(name))).filter((value) => value !== '');
  const free = () => {
    const used = new Set(columns.values());
    return names.filter((name) => !used.has(name));
  };
  matchCoordinates(columns, free(), valuesOf, chosen);
  const fields = new Set(readFields(kind));
  for (const [field, looks] of LOOKS) {
    if (!fields.has(field) || columns.has(field) || Object.hasOwn(chosen, field)) continue;
    const alike = free().filter((name) => {
      if (OTHERWISE[field]?.test(name)) return false;
      const values = valuesOf(name);
      return values.length >= 2 && values.filter(looks).length >= values.length * NEARLY_ALL;
    });
    const [only, another] = alike;
    if (only !== undefined && another === undefined) columns.set(field, only);
  }
}

/** Two columns of decimals of which one goes beyond 90°, one of pairs, or one of well-known text; else nothing. */
function matchCoordinates(
  columns: Map<Field, string>,
  free: readonly string[],
  valuesOf: (name: string) => readonly string[],
  chosen: Readonly<Record<string, string>>,
): void {
  if ((columns.has('lon') && columns.has('lat')) || columns.has('coordinates') || columns.has('geometry')) return;
  const whole = (test: (value: string) => boolean) =>
    free.find((name) => valuesOf(name).length > 0 && valuesOf(name).every(test));
  const pairs = Object.hasOwn(chosen, 'coordinates') ? undefined : whole((value) => parsePair(value) !== undefined);
  if (pairs !== undefined) {
    columns.set('coordinates', pairs);
    return;
  }
  const outlines = whole(
    (value) => /^\s*(multi)?(point|linestring|polygon)/i.test(value) && parseWkt(value) !== undefined,
  );
  if (outlines !== undefined) {
    columns.set('geometry', outlines);
    return;
  }
  const decimals = free.flatMap((name) => {
    const values = valuesOf(name);
    const numbers = values.map(degreesOf).filter((number) => number !== undefined);
    if (numbers.length === 0 || numbers.length < values.length * NEARLY_ALL) return [];
    const size = Math.max(...numbers.map(Math.abs));
    return size <= 180
      ? [{ name, beyond90: numbers.filter((number) => Math.abs(number) > 90).length / numbers.length }]
      : [];
  });
  const [a, b] = decimals;
  if (decimals.length === 2 && a && b && a.beyond90 > NEARLY_ALL !== b.beyond90 > NEARLY_ALL) {
    columns.set('lon', a.beyond90 > NEARLY_ALL ? a.name : b.name);
    columns.set('lat', a.beyond90 > NEARLY_ALL ? b.name : a.name);
    return;
  }
  matchMetres(columns, free, valuesOf);
}

/** Decimals of at least two places, or degrees, minutes and seconds. */
function degreesOf(text: string): number | undefined {
  if (/\.\d{2}/.test(text)) return parseNumber(text);
  return /[°度]/.test(text) ? parseAngle(text)?.degrees : undefined;
}

/** Two columns of metres: eastings with or without a zone's number, and northings of China. */
function matchMetres(
  columns: Map<Field, string>,
  free: readonly string[],
  valuesOf: (name: string) => readonly string[],
): void {
  const within = (name: string, test: (value: number) => boolean) => {
    const values = valuesOf(name).map(parseNumber);
    return values.length >= 2 && values.every((value) => value !== undefined && test(value));
  };
  const east = free.filter((name) =>
    within(name, (value) => (value >= 13e6 && value < 46e6) || (value >= 1e5 && value <= 9e5 && value % 1 !== 0)),
  );
  const north = free.filter((name) => within(name, (value) => value >= 1.9e6 && value <= 6.2e6 && value % 1 !== 0));
  const [x, y] = [east[0], north[0]];
  if (x === undefined || y === undefined || east.length > 1 || north.length > 1) return;
  columns.set('lon', x);
  columns.set('lat', y);
}
