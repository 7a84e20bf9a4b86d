import type Database from 'better-sqlite3';
import type { ReaderRequest, StoredTracks } from './messages.ts';
import { packTracks, type TrackRow } from './trackRows.ts';

/**
 * Where one subject was, in order of time. More points than asked for are thinned evenly in time: of each stretch the
 * first point and the one of its highest dose rate are kept, and the very last one.
 */
export function trail(
  database: Database.Database,
  { subject, from, to, maxPoints }: Extract<ReaderRequest, { kind: 'trail' }>,
): StoredTracks {
  const rows = database
    .prepare<[number, number, number], TrackRow>(
      'SELECT * FROM track WHERE subject = ? AND at >= ? AND at < ? ORDER BY at',
    )
    .raw()
    .all(subject, from, to);
  return packTracks(rows.length <= maxPoints ? rows : thinned(rows, maxPoints));
}

function thinned(rows: readonly TrackRow[], maxPoints: number): TrackRow[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return [];
  const stretches = Math.max(1, Math.floor((maxPoints - 1) / 2));
  const stretchMs = (last[1] - first[1] + 1) / stretches;
  const kept: TrackRow[] = [];
  let stretch = -1;
  let peak: TrackRow | undefined;
  const endStretch = () => {
    if (peak && peak !== kept.at(-1)) kept.push(peak);
    peak = undefined;
  };
  for (const row of rows) {
    const own = Math.floor((row[1] - first[1]) / stretchMs);
    if (own !== stretch) {
      endStretch();
      stretch = own;
      kept.push(row);
    }
    if (row[6] !== null && row[6] > (peak?.[6] ?? Number.NEGATIVE_INFINITY)) peak = row;
  }
  endStretch();
  if (kept.at(-1) !== last) kept.push(last);
  return kept;
}
