import { AppError } from '../../shared/errors.ts';
import type { Unreadable } from './reasons.ts';

/** The error for a file that cannot be read as a whole; `detail` says where, in the parser's own words. */
export function unreadable(file: string, what: Unreadable, detail = '', cause?: unknown): AppError {
  return new AppError('import.unreadable', { file, what, detail }, cause);
}
