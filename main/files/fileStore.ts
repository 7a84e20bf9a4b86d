import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { storeError } from '../store/storeErrors.ts';

/** Files that records refer to (documents, photographs), each under the SHA-256 of its bytes, never changed. */
export interface FileStore {
  /** Keeps the bytes, on disk when it resolves. @returns the file's id @throws AppError store.full, store.failed */
  put(bytes: Uint8Array): Promise<string>;
  /** Path of a kept file, or undefined when it is not here. */
  pathOf(id: string): string | undefined;
}

/** @param folder made when the first file comes */
export function createFileStore(folder: string): FileStore {
  const place = (id: string) => join(folder, id.slice(0, 2), id);
  return {
    async put(bytes) {
      const id = createHash('sha256').update(bytes).digest('hex');
      const path = place(id);
      if (existsSync(path)) return id;
      try {
        await mkdir(dirname(path), { recursive: true });
        const draft = `${path}.draft`;
        const file = await open(draft, 'w');
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
        return id;
      } catch (error) {
        throw storeError(error, folder);
      }
    },
    pathOf(id) {
      const path = place(id);
      return /^[0-9a-f]{64}$/.test(id) && existsSync(path) ? path : undefined;
    },
  };
}
