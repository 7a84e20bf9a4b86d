import writeWorkbook from 'write-excel-file/universal';
import type { Language } from '../i18n/index.ts';
import type { PlaceKind, PlaceRecord } from '../records/index.ts';
import { exportTitle, fieldHeader, placeKindOf, word } from './recordFields.ts';
import { tableColumns, tableRows } from './table.ts';

/** Characters that a cell of a spreadsheet can hold. */
const MAX_CELL = 32_767;
/** Characters of a column's width. */
const NARROWEST = 8;
const WIDEST = 40;
const ROWS_LOOKED_AT = 100;

/**
 * Records as a workbook (ECMA-376), one sheet for each kind, the header row frozen. R16: texts are cells of text, so that
 * no program takes one for a formula, a number or a date: codes keep their zeros, and nothing is executed.
 */
export async function toXlsx(records: readonly PlaceRecord[], language: Language): Promise<Uint8Array> {
  const sheets = [...Map.groupBy(records, placeKindOf)].map(([kind, group]) => sheetOf(kind, group, language));
  // A workbook without a sheet is none.
  const empty = { sheet: exportTitle(language), data: [[null]] };
  const blob = await writeWorkbook(sheets.length > 0 ? sheets : [empty]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function sheetOf(kind: PlaceKind, records: readonly PlaceRecord[], language: Language) {
  const columns = tableColumns(records);
  const headers = columns.map((field) => fieldHeader(field, language));
  const rows = records
    .flatMap((record) => tableRows(record, language))
    .map((row) => columns.map((field) => row.get(field)));
  const widths = headers.map((header, i) => {
    const texts = [header, ...rows.slice(0, ROWS_LOOKED_AT).map((row) => String(row[i] ?? ''))];
    return { width: Math.min(WIDEST, Math.max(NARROWEST, ...texts.map(displayWidth)) + 2) };
  });
  const head = headers.map((value) => ({ value, type: String, fontWeight: 'bold', format: '@' }) as const);
  return {
    // Names of sheets hold at most 31 characters, and none of these.
    sheet: word(kind, language)
      .replaceAll(/[[\]:*?/\\]/g, ' ')
      .slice(0, 31),
    data: [head, ...rows.map((row) => row.map(cell))],
    columns: widths,
    stickyRowsCount: 1,
  };
}

function cell(value: string | number | undefined) {
  if (value === undefined) return null;
  if (typeof value === 'number') return { value, type: Number };
  return { value: writable(value), type: String, format: '@' } as const;
}

/** What XML 1.0 cannot hold is left out; `_x0041_` would be read as a character's code and is marked. */
function writable(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\uFFFE\uFFFF]|\p{Cs}/gu, '')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, MAX_CELL);
}

/** Chinese characters are two wide. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.slice(0, WIDEST)) width += character > '\u2e80' ? 2 : 1;
  return width;
}
