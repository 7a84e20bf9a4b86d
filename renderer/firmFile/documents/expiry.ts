import type { FirmDocument } from '../../../shared/records/document.ts';

/** Days before its end from which a document is warned of. */
export const WARN_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

export type Validity = 'valid' | 'soon' | 'expired' | 'unlimited';

/** Where a document stands between now and its end. */
export function validityOf({ expiresAt }: Pick<FirmDocument, 'expiresAt'>, now: number): Validity {
  if (expiresAt === undefined) return 'unlimited';
  if (expiresAt < now) return 'expired';
  return expiresAt - now < WARN_DAYS * DAY_MS ? 'soon' : 'valid';
}

export function countExpired(documents: readonly FirmDocument[], now: number): number {
  return documents.filter((document) => validityOf(document, now) === 'expired').length;
}

/** Whole days to the end (negative: since). */
export function daysLeft(expiresAt: number, now: number): number {
  return Math.floor((expiresAt - now) / DAY_MS);
}
