import type { Database } from 'better-sqlite3';
import { listSegments, readSegment } from './journalSegments.ts';

/**
 * What is wrong with a journal: a line that is not whole, or an event that is not the database's. Lines appended while
 * it is read count neither way.
 */
export function journalProblem(database: Database, folder: string): string | undefined {
  const hashAt = database.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck();
  const upTo = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck().get() ?? 0;
  let seq = 0;
  for (const { file } of listSegments(folder)) {
    for (const { entry } of readSegment(file)) {
      if (seq >= upTo) return undefined;
      if ('invalid' in entry) return `journal: after event ${seq}`;
      if ('answer' in entry) continue;
      const { event } = entry.stored;
      if (event.seq !== seq + 1 || hashAt.get(event.seq) !== event.hash) return `journal: event ${seq + 1}`;
      seq = event.seq;
    }
  }
  return undefined;
}
