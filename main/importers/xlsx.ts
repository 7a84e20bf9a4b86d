import { zipSync } from 'fflate';
import type { Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { withoutEmptyCells } from './sheetXml.ts';
import { HEADER_WITHIN, isBlankRow, type TableHead, TableRow, tableHead } from './table.ts';
import { unreadable } from './unreadable.ts';
import { type SheetCells, workbookCells } from './xlsxCells.ts';
import { isZip, Unzip, zipEntries } from './zip.ts';

/** Workbooks of spreadsheet programs (ECMA-376): every sheet with a header that names fields, else the first one. */
export const xlsxImporter: Importer = {
  format: 'xlsx',
  accepts(fileName, bytes) {
    return isZip(bytes) && (/\.xls[xm]$/i.test(fileName) || holdsWorkbook(bytes, fileName));
  },
  async read(bytes, fileName): Promise<SourceFile> {
    const sheets = await readSheets(await boundedWorkbook(bytes, fileName), fileName);
    const known = sheets.filter(({ head }) => head.isKnown);
    const read = known.length > 0 ? known : sheets.slice(0, 1);
    const [only] = read;
    if (!only) throw unreadable(fileName, 'empty');
    return {
      encoding: 'XLSX',
      isMap: false,
      remarks: read.length === 1 ? [...only.head.remarks, ...skipped(sheets, read)] : skipped(sheets, read),
      rows: sheetRows(read),
      hints: read.map(({ name, head }) => `${name} ${head.hints}`).join(' '),
    };
  },
};

interface Sheet {
  readonly name: string;
  readonly cells: readonly (readonly string[])[];
  readonly head: TableHead;
}

const WORKBOOK = 'xl/workbook.xml';

function holdsWorkbook(bytes: Uint8Array, fileName: string): boolean {
  if (/\.(kmz|zip|3tz)$/i.test(fileName)) return false;
  try {
    return zipEntries(bytes, fileName).some(({ name }) => name === WORKBOOK);
  } catch {
    // Not a whole archive: the importers for its name say so.
    return false;
  }
}

/** The workbook's XML parts only, within limits, their sheets without empty cells, packed again without compression. */
async function boundedWorkbook(bytes: Uint8Array, fileName: string): Promise<ArrayBuffer> {
  const entries = zipEntries(bytes, fileName);
  if (!entries.some(({ name }) => name === WORKBOOK)) throw unreadable(fileName, 'workbook', WORKBOOK);
  const unzip = new Unzip(fileName);
  const parts: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    if (!/\.(xml|rels)$/.test(entry.name) || /^xl\/(drawings|charts|media|theme)\//.test(entry.name)) continue;
    const part = await unzip.unpack(entry);
    parts[entry.name] = /^xl\/worksheets\/[^/]*\.xml$/.test(entry.name)
      ? new TextEncoder().encode(await withoutEmptyCells(new TextDecoder().decode(part), fileName))
      : part;
  }
  const packed = zipSync(parts, { level: 0 });
  return packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength);
}

async function readSheets(workbook: ArrayBuffer, fileName: string): Promise<Sheet[]> {
  let read: SheetCells[];
  try {
    read = await workbookCells(workbook);
  } catch (error) {
    throw unreadable(fileName, 'workbook', error instanceof Error ? error.message.slice(0, 200) : '', error);
  }
  return read.flatMap(({ name, cells }) => {
    const first = cells.findIndex((row) => !isBlankRow(row));
    if (first < 0) return [];
    const head = tableHead(cells.slice(0, first + HEADER_WITHIN));
    return [{ name: name.slice(0, 100), cells, head }];
  });
}

function skipped(sheets: readonly Sheet[], read: readonly Sheet[]): Finding[] {
  return sheets
    .filter((sheet) => !read.includes(sheet))
    .map(({ name }) => ({ reason: 'sheetSkipped', params: { sheet: name } }));
}

function* sheetRows(sheets: readonly Sheet[]): Generator<SourceRow> {
  for (const { name, cells, head } of sheets) {
    const indexes = new Map(head.columns.map((column, index) => [column, index]));
    const sheet = sheets.length > 1 ? name : undefined;
    for (let index = head.headerRows; index < cells.length; index++) {
      const row = cells[index] ?? [];
      if (isBlankRow(row)) continue;
      yield { row: index + 1, sheet, properties: new TableRow(indexes, row, (cell) => cell) };
    }
  }
}
