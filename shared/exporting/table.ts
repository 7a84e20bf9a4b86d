import type { Language } from '../i18n/index.ts';
import type { PlaceRecord } from '../records/index.ts';
import { FIELDS, type Field, writtenFields } from './fields.ts';
import { placeKindOf, recordItems, recordValues } from './recordFields.ts';
import { toWkt } from './wkt.ts';

/** One row of a table by field: text as text, numbers in SI. */
export type TableRow = ReadonlyMap<Field, string | number>;

/** Columns that records of these kinds have in a table, in order. */
export function tableColumns(records: readonly PlaceRecord[]): readonly Field[] {
  const kinds = new Set(records.map(placeKindOf));
  const used = new Set([...kinds].flatMap(writtenFields));
  return FIELDS.filter((field) => used.has(field) && field !== 'items');
}

/** Rows of a record: one, or one for each item of a depot; outlines are well-known text. */
export function tableRows(record: PlaceRecord, language: Language): TableRow[] {
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
