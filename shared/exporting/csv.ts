import type { Language } from '../i18n/index.ts';
import type { PlaceRecord } from '../records/index.ts';
import { guarded } from './formulaGuard.ts';
import { fieldHeader } from './recordFields.ts';
import { tableColumns, tableRows } from './table.ts';

/**
 * Records as CSV (RFC 4180) that spreadsheets open right: UTF-8 with a byte order mark, CR LF, formulas guarded. Outlines
 * are well-known text; a depot has one row for each item.
 * @param records of one kind or several
 */
export function toCsv(records: readonly PlaceRecord[], language: Language): string {
  const columns = tableColumns(records);
  const header = columns.map((field) => cell(fieldHeader(field, language)));
  const lines = records
    .flatMap((record) => tableRows(record, language))
    .map((row) => columns.map((field) => cell(row.get(field))));
  return `\uFEFF${[header, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /["',;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
