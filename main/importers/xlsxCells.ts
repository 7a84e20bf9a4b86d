import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/universal';

/** A sheet as text, row by row. */
export interface SheetCells {
  readonly name: string;
  readonly cells: string[][];
}

/** What the worker sends: rows of a sheet in portions, so that no single message holds the event loop. */
export type CellsMessage = { readonly name: string; readonly rows: string[][] } | { readonly problem: string };

/** Above this, unpacked, reading would hold the event loop for more than some 100 milliseconds. */
const READ_INLINE_BYTES = 2_000_000;
/** Rows of one message. */
export const PORTION = 1000;
/** A workbook that needs more memory is refused instead of taking the hub's. */
const WORKER_MEGABYTES = 3000;

/** Beside this file, as source or as one of the build's entries. */
const WORKER = new URL(`./xlsxWorker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Cells of every sheet, all but small workbooks in a worker.
 * @throws Error when the workbook cannot be read
 */
export async function workbookCells(workbook: ArrayBuffer): Promise<SheetCells[]> {
  return workbook.byteLength <= READ_INLINE_BYTES ? readCells(workbook) : readInWorker(workbook);
}

/** Cells of every sheet. */
export async function readCells(workbook: ArrayBuffer): Promise<SheetCells[]> {
  const sheets = await readWorkbook(workbook, { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, cells: data.map((row) => row.map(cellText)) }));
}

function readInWorker(workbook: ArrayBuffer): Promise<SheetCells[]> {
  const worker = new Worker(WORKER, {
    workerData: workbook,
    transferList: [workbook],
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEGABYTES },
  });
  const sheets: SheetCells[] = [];
  return new Promise((resolve, reject) => {
    worker.on('message', (message: CellsMessage) => {
      if ('problem' in message) {
        reject(new Error(message.problem));
        return;
      }
      const last = sheets.at(-1);
      if (last?.name === message.name) for (const row of message.rows) last.cells.push(row);
      else sheets.push({ name: message.name, cells: message.rows });
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve(sheets));
  });
}

/** A cell as text; dates as calendar dates, or with the clock time that the sheet shows. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value.toISOString());
  return String(value);
}

function dateText(iso: string): string {
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
