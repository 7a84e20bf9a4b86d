import type { SearchHit } from '../../../shared/contract/search.ts';

/** Hits of one kind, the best first. */
export interface HitGroup {
  readonly kind: SearchHit['kind'];
  readonly hits: readonly SearchHit[];
}

/** Hits by kind; kinds in the order of their best hit. */
export function hitGroups(hits: readonly SearchHit[]): readonly HitGroup[] {
  return [...Map.groupBy(hits, ({ kind }) => kind)].map(([kind, of]) => ({ kind, hits: of }));
}

/** Pieces of a text, and whether each answered. */
export function markedPieces(
  text: string,
  ranges: readonly (readonly [number, number])[],
): readonly { readonly text: string; readonly marked: boolean; readonly at: number }[] {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  let done = 0;
  for (const [from, to] of ranges) {
    if (from > done) pieces.push({ text: text.slice(done, from), marked: false, at: done });
    if (to > from) pieces.push({ text: text.slice(from, to), marked: true, at: from });
    done = Math.max(done, to);
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false, at: done });
  return pieces;
}

/** Name of the map's symbol of a hit. */
export function symbolOfHit({ kind, category }: SearchHit): string {
  switch (kind) {
    case 'firm':
      return 'firm_none';
    case 'riskSource':
      return `riskSource_${category ?? 'other'}_none`;
    case 'installation':
      return `installation_${category ?? 'other'}_normal`;
    case 'incident':
      return 'incident_open';
    case 'alarm':
      return 'alarm_low';
    default:
      return category === undefined ? kind : `${kind}_${category}`;
  }
}
