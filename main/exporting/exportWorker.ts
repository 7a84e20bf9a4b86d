import { parentPort, workerData } from 'node:worker_threads';
import { type ExportTask, writeExport } from './exportFile.ts';

const task: ExportTask = workerData;
parentPort?.postMessage(await writeExport(task));
