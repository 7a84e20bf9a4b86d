import { parentPort, workerData } from 'node:worker_threads';
import { type CellsMessage, PORTION, readCells } from './xlsxCells.ts';

const workbook: ArrayBuffer = workerData;
const send = (message: CellsMessage) => parentPort?.postMessage(message);
try {
  for (const { name, cells } of await readCells(workbook)) {
    for (let from = 0; from === 0 || from < cells.length; from += PORTION) {
      send({ name, rows: cells.slice(from, from + PORTION) });
    }
  }
} catch (error) {
  send({ problem: error instanceof Error ? error.message : String(error) });
}
