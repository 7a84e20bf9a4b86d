import type { OutputOf } from '../../../shared/contract/index.ts';
import { hub } from '../../state/session.ts';

/** Bytes of a piece: base64 of it fits into one call. */
const PIECE_BYTES = 6_000_000;
const PIECE_TIMEOUT_MS = 120_000;

/**
 * Sends a file of tiles to the hub, piece by piece.
 * @param onProgress share that is there, 0–1
 * @throws AppError what the hub said: too large, not tiles, disk full
 */
export async function sendFile(file: File, onProgress: (share: number) => void): Promise<OutputOf<'basemaps.addFile'>> {
  let last: OutputOf<'basemaps.addFile'> = { received: 0 };
  for (let offset = 0; offset < file.size || offset === 0; offset += PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
    const piece = { fileName: file.name, offset, total: Math.max(1, file.size), content: base64Of(bytes) };
    last = await hub().call('basemaps.addFile', piece, PIECE_TIMEOUT_MS);
    onProgress((offset + bytes.length) / Math.max(1, file.size));
  }
  return last;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
