import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportFormat } from '../../shared/contract/imports.ts';
import { toCsv, toGeoJson, toKml, toXlsx } from '../../shared/exporting/index.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';

/** Above this, writing a file would hold the event loop for more than some 100 milliseconds. */
const WRITTEN_INLINE = 500;

/** Beside this file, as source or as one of the build's entries. */
const WORKER = new URL(`./exportWorker${extname(import.meta.filename)}`, import.meta.url);

/** What to write. */
export interface ExportTask {
  readonly records: readonly PlaceRecord[];
  readonly format: ExportFormat;
  readonly language: Language;
}

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
};

/** The file's bytes. */
export async function writeExport({ records, format, language }: ExportTask): Promise<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return toXlsx(records, language);
    case 'csv':
      return new TextEncoder().encode(toCsv(records, language));
    case 'geojson':
      return new TextEncoder().encode(toGeoJson(records, language));
    case 'kml':
      return new TextEncoder().encode(toKml(records, language));
  }
}

/** `writeExport`, of many records in a worker, so that the hub goes on. */
export async function exportFile(task: ExportTask): Promise<Uint8Array> {
  if (task.records.length <= WRITTEN_INLINE) return writeExport(task);
  const worker = new Worker(WORKER, { workerData: task });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the export ended with ${code}`)));
  });
}
