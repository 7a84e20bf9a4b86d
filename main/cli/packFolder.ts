import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { AppError } from '../../shared/errors.ts';

/** Bytes of a folder whose archive still fits into one message to the hub. */
const MAX_BYTES = 140_000_000;

/**
 * A folder of 3D Tiles as one archive, stored as it is: tiles are compressed already.
 * @throws AppError import.unreadable when it is too large, or cannot be read
 */
export async function packFolder(folder: string): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  let total = 0;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      total += (await stat(path)).size;
      if (total > MAX_BYTES) break;
      const name = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
      files[name] = await readFile(path);
    }
  } catch (error) {
    throw new AppError('import.unreadable', { file: folder, what: messageOf(error) }, error);
  }
  if (total > MAX_BYTES)
    throw new AppError('import.unreadable', { file: folder, what: 'modelTooLarge', detail: `> ${MAX_BYTES}` });
  return zipSync(files, { level: 0 });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');
