import { crc32 } from 'node:zlib';

/** CRC-32 over the columns of a row, so that a flipped bit in it is found. Null and empty differ. */
export function rowChecksum(...columns: readonly (string | number | null)[]): number {
  return crc32(columns.map((column) => (column === null ? '\u0000' : `${column}\u0001`)).join('\u0002'));
}
