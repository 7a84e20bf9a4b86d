import type { Database } from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow, FIRST_PREV_HASH, rowHash } from './eventRow.ts';

/** The end of one origin's chain. */
export interface ChainEnd {
  readonly originSeq: number;
  readonly hash: string;
}

export interface ChainReport {
  events: number;
  origins: number;
  /** Events whose content, place or predecessor is not what their hash says. */
  broken: { origin: string; originSeq: number }[];
}

/** Follows the chains of any number of origins, event by event. */
export class ChainVerifier {
  readonly #ends = new Map<string, ChainEnd>();

  /** True when the row is the next one of its chain and whole. */
  fits(row: EventRow): boolean {
    const end = this.#ends.get(row.origin) ?? { originSeq: 0, hash: FIRST_PREV_HASH };
    return row.origin_seq === end.originSeq + 1 && row.prev_hash === end.hash && rowHash(row) === row.hash;
  }

  /** Whether the row fits; its chain goes on from it either way. */
  accept(row: EventRow): boolean {
    const fits = this.fits(row);
    this.#ends.set(row.origin, { originSeq: row.origin_seq, hash: row.hash });
    return fits;
  }

  get origins(): number {
    return this.#ends.size;
  }
}

/** Checks every chain of a database, link by link. */
export function verifyChains(database: Database): ChainReport {
  const verifier = new ChainVerifier();
  const report: ChainReport = { events: 0, origins: 0, broken: [] };
  const rows = database.prepare<[], EventRow>(`SELECT ${EVENT_COLUMNS} FROM events ORDER BY seq`).iterate();
  for (const row of rows) {
    report.events++;
    if (!verifier.accept(row)) report.broken.push({ origin: row.origin, originSeq: row.origin_seq });
  }
  return { ...report, origins: verifier.origins };
}
