import { type CharacterClass, foldText, runsOf } from './fold.ts';
import { cutSyllables, isSyllable, syllablesFrom } from './syllables.ts';

/** One word of a query: all of its runs must be found, wherever they stand; together is better. */
export interface QueryWord {
  readonly text: string;
  readonly runs: readonly { readonly text: string; readonly kind: CharacterClass }[];
}

/** What was typed into the search box. */
export interface SearchQuery {
  /** All of it folded, words run together: what a whole name or code is compared with. */
  readonly text: string;
  readonly words: readonly QueryWord[];
}

const MOST_WORDS = 8;
const LONGEST_WORD = 60;

/** Words are separated by spaces and commas; each must be found. No words: nothing was asked. */
export function readQuery(typed: string): SearchQuery {
  const words = typed
    .split(/[\s,，、;；]+/u)
    .map((word) => foldText(word).slice(0, LONGEST_WORD))
    .filter((text) => text !== '')
    .slice(0, MOST_WORDS)
    .map((text) => ({ text, runs: runsOf(text) }));
  return { text: words.map(({ text }) => text).join(''), words };
}

/** How far the index looks: in names and codes, or in every text. */
export type Scope = 'names' | 'everything';

/**
 * The index's own query (FTS5) for records that may answer: a superset, to be compared with the texts themselves.
 * @param kinds only records of these kinds
 */
export function indexQuery(query: SearchQuery, scope: Scope, kinds?: readonly string[]): string {
  const runs = query.words.flatMap(({ runs }) => runs.map((run) => runQuery(run.text, run.kind, scope)));
  return [...kindQuery(kinds), ...runs].map((part) => `(${part})`).join(' AND ');
}

/** Like `indexQuery` for names that begin with the typed initials; undefined when it was not letters alone. */
export function beginningQuery(query: SearchQuery, kinds?: readonly string[]): string | undefined {
  const [word, second] = query.words;
  const [run] = word?.runs ?? [];
  if (!word || second || run?.kind !== 'letter' || word.runs.length > 1) return undefined;
  const ways = cutSyllables(run.text).map((way) => {
    const first = way
      .slice(0, 2)
      .map((piece) => piece.charAt(0))
      .join('');
    return all([quoted(`^${first}`), ...wayTerms(way)]);
  });
  if (ways.length === 0) return undefined;
  return [...kindQuery(kinds), `sound : (${ways.join(' OR ')})`].map((part) => `(${part})`).join(' AND ');
}

function kindQuery(kinds: readonly string[] | undefined): string[] {
  return kinds ? [`text : (${kinds.map((kind) => quoted(`@${kind.toLowerCase()}`)).join(' OR ')})`] : [];
}

function runQuery(text: string, kind: CharacterClass, scope: Scope): string {
  const columns = scope === 'names' ? 'name' : '{name text}';
  if (kind === 'other') {
    const characters = [...text];
    // By itself a character stands in the index of names; elsewhere it begins two neighbours, or ends its run.
    if (characters.length === 1)
      return scope === 'names' ? `name : ${quoted(text)}` : `(name : ${quoted(text)}) OR (text : ${quoted(text)} *)`;
    return `${columns} : (${all(characters.slice(1).map((next, i) => quoted((characters[i] ?? '') + next)))})`;
  }
  const literal = text.length < 3 ? quoted(`^${text}`) : all(threes(text).map(quoted));
  if (kind === 'digit') return `${columns} : (${literal})`;
  const ways = cutSyllables(text).map((way) => all(wayTerms(way)));
  const sound = ways.length === 0 ? '' : ` OR (sound : (${ways.join(' OR ')}))`;
  return `(${columns} : (${literal}))${sound}`;
}

function threes(text: string): string[] {
  return Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3));
}

/** What must be in `sound` for these pieces to be spoken one after the other. */
function wayTerms(way: readonly string[]): string[] {
  const [first = ''] = way;
  if (way.length === 1) {
    if (first.length === 1) return [quoted(`^${first}`)];
    return [
      `(${syllablesFrom(first)
        .map((syllable) => quoted(`${syllable}1`))
        .join(' OR ')})`,
    ];
  }
  return way.slice(1).flatMap((piece, i) => {
    const before = way[i] ?? '';
    const initials = quoted(before.charAt(0) + piece.charAt(0));
    if (before.length < 2 || !isSyllable(before)) return [initials];
    if (i + 2 === way.length) return [initials, endings(before, piece)];
    return [initials, quoted(piece.length > 1 && isSyllable(piece) ? before + piece : `${before}1`)];
  });
}

/** A syllable with every syllable that the last piece may become, named one by one: the index is slow with prefixes. */
function endings(before: string, piece: string): string {
  const whole = piece.length === 1 ? [piece, ...syllablesFrom(piece)] : syllablesFrom(piece);
  return `(${[...new Set(whole)].map((syllable) => quoted(before + syllable)).join(' OR ')})`;
}

function all(terms: readonly string[]): string {
  return `(${[...new Set(terms)].join(' AND ')})`;
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
