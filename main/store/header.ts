import { closeSync, openSync } from 'node:fs';
import { readRange } from './files.ts';
import { APPLICATION_ID } from './migrate.ts';

/**
 * What is wrong with the header of a database file, which SQLite itself takes at its word; undefined when nothing is.
 * Zeros are those of a database whose first page is still in the write-ahead log.
 * Fields and places: "The Database Header", SQLite's file format, section 1.3.
 */
export function headerProblem(file: string): string | undefined {
  const descriptor = openSync(file, 'r');
  try {
    const header = readRange(descriptor, 0, 100);
    if (header.length < 100) return 'header: too short';
    const wrong = EXPECTED.find(({ read, values }) => !values.includes(read(header)));
    return wrong && `header: ${wrong.field}`;
  } finally {
    closeSync(descriptor);
  }
}

const EXPECTED: readonly { field: string; read: (header: Buffer) => number | string; values: (number | string)[] }[] = [
  { field: 'magic', read: (header) => header.toString('latin1', 0, 16), values: ['SQLite format 3\u0000'] },
  { field: 'page size', read: (header) => header.readUInt16BE(16), values: [4096] },
  { field: 'write version', read: (header) => header[18] ?? 0, values: [1, 2] },
  { field: 'read version', read: (header) => header[19] ?? 0, values: [1, 2] },
  { field: 'payload fractions', read: (header) => header.readUInt32BE(20), values: [0x00_40_20_20] },
  { field: 'schema format', read: (header) => header.readUInt32BE(44), values: [0, 4] },
  { field: 'largest root page', read: (header) => header.readUInt32BE(52), values: [0] },
  { field: 'text encoding', read: (header) => header.readUInt32BE(56), values: [0, 1] },
  { field: 'incremental vacuum', read: (header) => header.readUInt32BE(64), values: [0] },
  { field: 'application', read: (header) => header.readUInt32BE(68), values: [0, APPLICATION_ID] },
  { field: 'reserved', read: (header) => header.toString('hex', 72, 92), values: ['0'.repeat(40)] },
];
