import { z } from 'zod';
import { unreadable } from './unreadable.ts';

const MAGIC = 0x46546c67; // glTF
const JSON_CHUNK = 0x4e4f534a;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

const gltfSchema = z.looseObject({
  asset: z.looseObject({ version: z.string() }),
  buffers: z.array(z.looseObject({ uri: z.string().optional() })).optional(),
  images: z.array(z.looseObject({ uri: z.string().optional() })).optional(),
});

/** True when the bytes begin as a binary glTF does. */
export function isGlb(bytes: Uint8Array): boolean {
  return bytes[0] === 0x67 && bytes[1] === 0x6c && bytes[2] === 0x54 && bytes[3] === 0x46;
}

/**
 * Checks a GLB (glTF 2.0, chapter 4) and names the files beside it that it refers to.
 * @throws AppError import.unreadable
 */
export function glbUris(bytes: Uint8Array, path: string, fileName: string): string[] {
  const broken = (detail: string) => unreadable(fileName, 'glb', `${path}: ${detail}`);
  if (bytes.length < HEADER_BYTES + CHUNK_HEADER_BYTES) throw broken(`${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw broken('magic');
  const version = view.getUint32(4, true);
  if (version !== 2) throw unreadable(fileName, 'gltfVersion', `${path}: ${version}`);
  if (view.getUint32(8, true) !== bytes.length) throw broken(`${view.getUint32(8, true)} ≠ ${bytes.length} bytes`);
  const start = HEADER_BYTES + CHUNK_HEADER_BYTES;
  const end = start + view.getUint32(HEADER_BYTES, true);
  if (view.getUint32(HEADER_BYTES + 4, true) !== JSON_CHUNK || end > bytes.length) throw broken('JSON');
  return gltfUris(bytes.subarray(start, end), path, fileName);
}

/**
 * Checks a glTF's JSON and names the files beside it that it refers to; data in the file itself is none.
 * @throws AppError import.unreadable
 */
export function gltfUris(json: Uint8Array, path: string, fileName: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (error) {
    throw unreadable(fileName, 'glb', `${path}: ${error instanceof Error ? error.message.slice(0, 100) : ''}`, error);
  }
  const parsed = gltfSchema.safeParse(value);
  if (!parsed.success) throw unreadable(fileName, 'glb', `${path}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  const { asset, buffers = [], images = [] } = parsed.data;
  if (!/^2\.\d+$/.test(asset.version))
    throw unreadable(fileName, 'gltfVersion', `${path}: ${asset.version.slice(0, 20)}`);
  return [...buffers, ...images].flatMap(({ uri }) => (uri === undefined || uri.startsWith('data:') ? [] : [uri]));
}
