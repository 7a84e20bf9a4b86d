import { accessSync, constants, statfsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, type ErrorCode, toAppError } from '../../shared/errors.ts';

/** Below this a failed write is put down to a full disk, bytes. */
const ALMOST_FULL_BYTES = 256 * 1024;

/** SQLite's or Node's code of an error, such as `SQLITE_FULL` or `ENOSPC`; empty when it has none. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return '';
}

export function isSqliteError(error: unknown): boolean {
  return error instanceof Database.SqliteError;
}

/** True when the error says that the file's content is damaged, not that reading or writing failed. */
export function isDamage(error: unknown): boolean {
  const code = systemCode(error);
  return (
    code.startsWith('SQLITE_CORRUPT') ||
    code === 'SQLITE_NOTADB' ||
    code === 'SQLITE_FORMAT' ||
    code === 'SQLITE_IOERR_SHORT_READ' ||
    (error instanceof AppError && error.code === 'store.damaged')
  );
}

/**
 * The error of the store that a failure of SQLite or the file system is; `internal` for what is neither.
 * @param folder folder of the store, to tell a full disk from a failing one
 */
export function storeError(error: unknown, folder: string): AppError {
  if (error instanceof AppError || systemCode(error) === '') return toAppError(error);
  const what = error instanceof Error ? error.message : systemCode(error);
  return new AppError(storeCode(error, folder), { path: folder, what }, error);
}

function storeCode(error: unknown, folder: string): ErrorCode {
  const code = systemCode(error);
  if (isDamage(error)) return 'store.damaged';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'store.full';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return 'store.readOnly';
  }
  if (!code.startsWith('SQLITE_IOERR') && !code.startsWith('SQLITE_CANTOPEN')) return 'store.failed';
  if (isAlmostFull(folder)) return 'store.full';
  return isWritable(folder) ? 'store.failed' : 'store.readOnly';
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}

function isAlmostFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ALMOST_FULL_BYTES;
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}
