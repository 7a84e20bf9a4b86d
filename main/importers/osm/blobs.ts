import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { unreadable } from '../unreadable.ts';

const inflateAsync = promisify(inflate);

/** Limits of the format (OSM PBF, "Encoding OSM entities into fileblocks"), bytes. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

/** What a reader must understand to read a file rightly; anything else asked of it is refused. */
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** One block of the file, packed. */
export interface Blob {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** True when the bytes begin with the header of an OpenStreetMap PBF file. */
export function isOsmPbf(bytes: Uint8Array): boolean {
  // length, then field 1 (type), 9 characters: OSMHeader
  return bytes[4] === 0x0a && bytes[5] === 9 && new TextDecoder().decode(bytes.subarray(6, 15)) === 'OSMHeader';
}

/**
 * The blocks of a file, nothing unpacked yet.
 * @throws AppError import.unreadable when the file is cut off or is something else
 */
export function blobsOf(bytes: Uint8Array, fileName: string): Blob[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const blobs: Blob[] = [];
  let at = 0;
  while (at < bytes.length) {
    const headerBytes = at + 4 <= bytes.length ? view.getUint32(at) : 0;
    const start = at + 4 + headerBytes;
    if (headerBytes === 0 || headerBytes > MAX_HEADER_BYTES || start > bytes.length) throw broken(fileName, at);
    const header = inBounds(fileName, at, () =>
      new PbfReader(bytes.subarray(at + 4, start)).readFields(readBlobHeader, { type: '', bytes: -1 }),
    );
    const end = start + header.bytes;
    if (header.bytes < 0 || header.bytes > MAX_BLOB_BYTES || end > bytes.length) throw broken(fileName, at);
    blobs.push({ type: header.type, start, end });
    at = end;
  }
  if (blobs[0]?.type !== 'OSMHeader') throw unreadable(fileName, 'osm');
  return blobs;
}

function readBlobHeader(tag: number, header: { type: string; bytes: number }, pbf: PbfReader): void {
  if (tag === 1) header.type = pbf.readString();
  else if (tag === 3) header.bytes = pbf.readVarint();
}

interface Packed {
  raw?: Uint8Array;
  zlib?: Uint8Array;
}

/**
 * Unpacks one block off the event loop. R9: a block that unpacks to more than the format allows is refused.
 * @throws AppError import.unreadable
 */
export async function unpack(bytes: Uint8Array, { start, end }: Blob, fileName: string): Promise<Uint8Array> {
  const packed = inBounds(fileName, start, () =>
    new PbfReader(bytes.subarray(start, end)).readFields<Packed>((tag, blob, pbf) => {
      if (tag === 1) blob.raw = pbf.readBytes();
      else if (tag === 3) blob.zlib = pbf.readBytes();
    }, {}),
  );
  if (packed.raw) return packed.raw;
  if (!packed.zlib) throw unreadable(fileName, 'osmCompression');
  try {
    return await inflateAsync(packed.zlib, { maxOutputLength: MAX_BLOB_BYTES });
  } catch (error) {
    throw broken(fileName, start, error);
  }
}

/**
 * Checks what the file asks of its reader.
 * @throws AppError import.unreadable when it holds what is not understood here (several versions of one thing)
 */
export function checkHeader(block: Uint8Array, fileName: string): void {
  const required = inBounds(fileName, 0, () =>
    new PbfReader(block).readFields<string[]>((tag, names, pbf) => {
      if (tag === 4) names.push(pbf.readString());
    }, []),
  );
  const unknown = required.filter((name) => !UNDERSTOOD.has(name));
  if (unknown.length > 0) throw unreadable(fileName, 'osmFeature', unknown.join(', ').slice(0, 100));
}

/**
 * Runs a decoder over bytes that may be damaged: whatever it throws is the file's fault.
 * @throws AppError import.unreadable
 */
export function inBounds<Result>(fileName: string, at: number, decode: () => Result): Result {
  try {
    return decode();
  } catch (error) {
    throw broken(fileName, at, error);
  }
}

function broken(fileName: string, at: number, cause?: unknown) {
  const detail = cause instanceof Error ? `@${at}: ${cause.message.slice(0, 100)}` : `@${at}`;
  return unreadable(fileName, 'osm', detail, cause);
}
