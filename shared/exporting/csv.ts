import type { Language } from '../i18n/index.ts';
import type { PlaceRecord } from '../records/index.ts';
import { FIELDS, type Field, writtenFields } from './fields.ts';
import { guarded } from './formulaGuard.ts';
import { fieldHeader, placeKindOf, recordItems, recordValues } from './recordFields.ts';
import { toWkt } from './wkt.ts';

type Row = ReadonlyMap<Field, string | number>;

/**
 * Records as CSV (RFC 4180) that spreadsheets open right: UTF-8 with a byte order mark, CR LF, formulas guarded. Outlines
 * are well-known text; a depot has one row for each item.
 * @param records of one kind or several
 */
export function toCsv(records: readonly PlaceRecord[], language: Language): string {
  const kinds = new Set(records.map(placeKindOf));
  const used = new Set([...kinds].flatMap(writtenFields));
  const columns = FIELDS.filter((field) => used.has(field) && field !== 'items');
  const header = columns.map((field) => cell(fieldHeader(field, language)));
  const lines = records
    .flatMap((record) => rowsOf(record, language))
    .map((row) => columns.map((field) => cell(row.get(field))));
  return `\uFEFF${[header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function rowsOf(record: PlaceRecord, language: Language): Row[] {
  const values = new Map(recordValues(record, language));
  if (record.geometry) values.set('geometry', toWkt(record.geometry));
  const items = recordItems(record);
  if (items.length === 0) return [values];
  return items.map(({ name, quantity, unit }) => {
    const row = new Map(values);
    row.set('itemName', name).set('itemQuantity', quantity).set('itemUnit', unit);
    return row;
  });
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /["',;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
