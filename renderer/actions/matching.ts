import { pinyinInitials } from './pinyin.ts';

/**
 * How well a text answers a query, higher is better, 0 is not at all: it is the query (4), begins with it (3), holds it
 * (2), or its Pinyin initials hold it (1.5 at the beginning, 1 elsewhere).
 */
export function matchScore(text: string, query: string): number {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return 1;
  const whole = text.toLowerCase();
  if (whole === wanted) return 4;
  if (whole.startsWith(wanted)) return 3;
  if (whole.includes(wanted)) return 2;
  if (!/^[a-z0-9]+$/.test(wanted)) return 0;
  const at = pinyinInitials(text).indexOf(wanted);
  return at === 0 ? 1.5 : at > 0 ? 1 : 0;
}

/** Best score over several texts of one thing. */
export function bestScore(texts: readonly (string | undefined)[], query: string): number {
  return texts.reduce((best, text) => (text === undefined ? best : Math.max(best, matchScore(text, query))), 0);
}

/** Things that answer the query, the best first, in their own order where equal; at most `limit`. */
export function rank<Thing>(
  things: readonly Thing[],
  query: string,
  textsOf: (thing: Thing) => readonly (string | undefined)[],
  limit: number,
): readonly Thing[] {
  return things
    .map((thing, order) => ({ thing, order, score: bestScore(textsOf(thing), query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, limit)
    .map(({ thing }) => thing);
}
