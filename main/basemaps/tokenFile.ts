import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeError } from '../store/storeErrors.ts';

/** R1: a token is kept in a file of its own that only the hub's user may read: in no record, log, export or answer. */
export interface TokenFile {
  read(): string;
  /** @throws AppError store.full, store.readOnly, store.failed */
  write(token: string): void;
}

export function createTokenFile(path: string): TokenFile {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8').trim();
      } catch {
        return '';
      }
    },
    write(token) {
      try {
        mkdirSync(dirname(path), { recursive: true });
        if (token === '') rmSync(path, { force: true });
        else writeFileSync(path, token, { mode: 0o600 });
      } catch (error) {
        throw storeError(error, path);
      }
    },
  };
}
