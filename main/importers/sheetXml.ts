import { Pace } from './pace.ts';
import { unreadable } from './unreadable.ts';

/** Columns of a sheet that are read; the rest is stray formatting. */
const MAX_COLUMNS = 1000;
/** Rows that a sheet can have (ECMA-376: 1,048,576). */
const MAX_ROWS = 1_048_576;
/** Cells of the smallest rectangle that holds all values: the reader builds it whole. */
const MAX_CELLS = 30_000_000;

const CELL = /<(?:\w+:)?c(?=[\s>/])/g;
const ROW_NUMBER = /<(?:\w+:)?row\s[^>]{0,200}?\br="(\d+)"/g;

/**
 * A sheet's XML without its empty and far-out cells (R18). Spreadsheets keep formatted cells to the last row and column; the
 * reader would make room for every cell between, and one of them would fill the memory.
 * @throws AppError import.unreadable
 */
export async function withoutEmptyCells(xml: string, fileName: string): Promise<string> {
  const pace = new Pace();
  const kept: string[] = [];
  const cell = new RegExp(CELL);
  let from = 0;
  let rows = 0;
  let columns = 0;
  for (let match = cell.exec(xml); match; match = cell.exec(xml)) {
    const start = match.index;
    const opened = xml.indexOf('>', start);
    if (opened < 0) throw unreadable(fileName, 'workbook', 'cell');
    const isEmpty = xml.charCodeAt(opened - 1) === 0x2f;
    const closed = isEmpty ? opened : xml.indexOf(match[0].includes(':') ? ':c>' : '</c>', opened);
    if (closed < 0) throw unreadable(fileName, 'workbook', 'cell');
    const end = xml.indexOf('>', closed) + 1;
    const [column, row] = cellAddress(xml.slice(start, opened));
    if (!isEmpty && end - opened > 10 && column <= MAX_COLUMNS) {
      rows = Math.max(rows, row);
      columns = Math.max(columns, column);
    } else {
      kept.push(xml.slice(from, start));
      from = end;
    }
    cell.lastIndex = end;
    if (pace.due(0.1)) await pace.rest();
  }
  kept.push(xml.slice(from));
  for (const [, number = ''] of xml.matchAll(ROW_NUMBER)) {
    if (Number(number) > MAX_ROWS) throw unreadable(fileName, 'workbook', `row ${number.slice(0, 20)}`);
  }
  if (rows > MAX_ROWS || rows * columns > MAX_CELLS)
    throw unreadable(fileName, 'sheetTooLarge', `${rows} × ${columns}`);
  return kept.join('');
}

/** Column (A is 1) and row of a cell's opening tag; 0, 0 when it names none. */
function cellAddress(tag: string): readonly [column: number, row: number] {
  const match = /\sr="([A-Z]{1,9})(\d{1,15})"/.exec(tag);
  if (!match) return [0, 0];
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return [column, Number(match[2])];
}
