import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { unreadable } from './unreadable.ts';

/** Bytes of one unpacked file, and of all of them: a bomb ends here. */
const MAX_FILE_BYTES = 500_000_000;
const MAX_TOTAL_BYTES = 1_000_000_000;
const MAX_FILES = 20_000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const inflate = promisify(inflateRaw);

/** A file in an archive. */
export interface ZipEntry {
  /** Path with forward slashes. */
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
}

/** True when bytes begin like an archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The files of an archive by its central directory (PKWARE APPNOTE 4.3.12), folders left out, nothing unpacked yet.
 * @throws AppError import.unreadable
 */
export function zipEntries(bytes: Uint8Array, fileName: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw unreadable(fileName, 'archive');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_FILES) throw unreadable(fileName, 'archiveTooLarge', `${count} files`);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw unreadable(fileName, 'archive', `@${at}`);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedBytes = view.getUint32(at + 20, true);
    const nameBytes = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll('\\', '/');
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) continue;
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
      throw unreadable(fileName, 'archive', name.slice(0, 100));
    if ((flags & 1) !== 0) throw unreadable(fileName, 'archiveLocked', name.slice(0, 100));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({ name, method, packed: bytes.subarray(start, start + packedBytes) });
  }
  return entries;
}

/** Position of the end record: before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  return -1;
}

/**
 * Unpacks files of one archive off the event loop. R8: what unpacks to more than the limits is refused whatever the
 * archive says of its own sizes.
 */
export class Unzip {
  readonly #fileName: string;
  #left = MAX_TOTAL_BYTES;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** @throws AppError import.unreadable */
  async unpack({ name, method, packed }: ZipEntry): Promise<Uint8Array> {
    const limit = Math.min(MAX_FILE_BYTES, this.#left);
    if (method === STORED && packed.length <= limit) {
      this.#left -= packed.length;
      return packed;
    }
    if (method !== DEFLATED) throw unreadable(this.#fileName, 'archive', `${name.slice(0, 100)}: method ${method}`);
    try {
      const bytes = await inflate(packed, { maxOutputLength: Math.max(1, limit) });
      this.#left -= bytes.length;
      return bytes;
    } catch (error) {
      const isBomb = error instanceof RangeError;
      const detail = error instanceof Error ? `${name.slice(0, 100)}: ${error.message.slice(0, 100)}` : '';
      throw unreadable(this.#fileName, isBomb ? 'archiveTooLarge' : 'archive', detail, error);
    }
  }
}
