import { CODE_FIELDS, type SearchField, SPOKEN_FIELDS } from './fields.ts';
import { foldText, foldWithPlaces } from './fold.ts';
import type { QueryWord, SearchQuery } from './query.ts';
import { type Spoken, spokenOf } from './readings.ts';

/** Part of a text, as indexes into it: what was found there. */
export type Range = [from: number, to: number];

/** How a record answers a query. */
export interface Match {
  /** 0 to 100: the whole name 100, its beginning 90, somewhere in a long text 44. */
  readonly score: number;
  /** Field that answered each word, and where. */
  readonly found: readonly { readonly field: string; readonly from: number; readonly to: number }[];
}

/** A field's text as it is compared. */
interface Text {
  readonly field: string;
  readonly folded: string;
  spoken: readonly Spoken[] | undefined;
}

interface Place {
  readonly score: number;
  readonly field: string;
  /** Indexes into the folded text. */
  readonly from: number;
  readonly to: number;
}

interface Scores {
  readonly whole: number;
  readonly start: number;
  readonly inside: number;
}

const NAME: Scores = { whole: 100, start: 90, inside: 80 };
const CODE: Scores = { whole: 99, start: 84, inside: 64 };
const OTHER: Scores = { whole: 74, start: 68, inside: 60 };
const LONG: Scores = { whole: 48, start: 46, inside: 44 };
/** The name as it is spoken: every syllable spelled, or initials. */
const SPELLED: Scores = { whole: 88, start: 86, inside: 72 };
const INITIALS: Scores = { whole: 82, start: 76, inside: 62 };
/** What a sound outside the name is worth less. */
const NOT_THE_NAME = 18;
/** What is taken off when the parts of a word stand apart. */
const APART = 8;

const LONG_FIELDS: ReadonlySet<string> = new Set([
  'address',
  'remark',
  'description',
  'detail',
  'findings',
  'text',
  'summary',
]);

/** How a record's texts answer a query: undefined when a word is nowhere. */
export function matchRecord(query: SearchQuery, fields: readonly SearchField[]): Match | undefined {
  const texts = fields.map(({ field, text }): Text => ({ field, folded: foldText(text), spoken: undefined }));
  const found: Place[] = [];
  let sum = 0;
  for (const word of query.words) {
    const places = placesOf(word, texts);
    if (!places) return undefined;
    found.push(...places);
    sum += Math.min(...places.map(({ score }) => score)) - (places.length > 1 ? APART : 0);
  }
  const mean = query.words.length === 0 ? 0 : sum / query.words.length;
  const [name] = texts;
  // Words that together are the whole name are as good as the name typed in one.
  const score = name?.field === 'name' && name.folded === query.text ? NAME.whole : mean;
  return { score, found };
}

/** Where in the original text of a field something was found. */
export function rangesIn({ field, text }: SearchField, match: Match): Range[] {
  const inField = match.found.filter((place) => place.field === field);
  if (inField.length === 0) return [];
  const { at } = foldWithPlaces(text);
  const ranges = inField
    .map(({ from, to }): Range => [at[from] ?? 0, to > from ? (at[to - 1] ?? 0) + 1 : (at[from] ?? 0)])
    .sort((a, b) => a[0] - b[0]);
  return joined(ranges);
}

function joined(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const [from, to] of ranges) {
    const last = out.at(-1);
    if (last && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}

function placesOf(word: QueryWord, texts: readonly Text[]): readonly Place[] | undefined {
  const together = bestOf(texts, (text) => literalPlace(text, word.text));
  const [only, second] = word.runs;
  const spoken =
    only && !second && only.kind === 'letter' ? bestOf(texts, (text) => soundPlace(text, only.text)) : undefined;
  const best = better(together, spoken);
  if (best || !second) return best && [best];
  const runs = word.runs.map((run) => {
    const literal = bestOf(texts, (text) => literalPlace(text, run.text));
    return run.kind === 'letter'
      ? better(
          literal,
          bestOf(texts, (text) => soundPlace(text, run.text)),
        )
      : literal;
  });
  return runs.every((place) => place !== undefined) ? runs : undefined;
}

function bestOf(texts: readonly Text[], place: (text: Text) => Place | undefined): Place | undefined {
  let best: Place | undefined;
  for (const text of texts) best = better(best, place(text));
  return best;
}

function better(a: Place | undefined, b: Place | undefined): Place | undefined {
  return !b || (a && a.score >= b.score) ? a : b;
}

function literalPlace({ field, folded }: Text, wanted: string): Place | undefined {
  const from = folded.indexOf(wanted);
  if (from < 0) return undefined;
  const scores = field === 'name' ? NAME : CODE_FIELDS.has(field) ? CODE : LONG_FIELDS.has(field) ? LONG : OTHER;
  const score = scores[folded.length === wanted.length ? 'whole' : from === 0 ? 'start' : 'inside'];
  return { score, field, from, to: from + wanted.length };
}

function soundPlace(text: Text, letters: string): Place | undefined {
  const { field, folded } = text;
  if (!SPOKEN_FIELDS.has(field)) return undefined;
  text.spoken ??= spokenOf(folded);
  let best: Place | undefined;
  for (let from = 0; from < text.spoken.length; from++) {
    const end = spell(letters, 0, text.spoken, from, true);
    if (!end) continue;
    const scores = end.spelled ? SPELLED : INITIALS;
    const where = from > 0 ? 'inside' : end.to === folded.length ? 'whole' : 'start';
    const score = scores[where] - (field === 'name' ? 0 : NOT_THE_NAME);
    best = better(best, { score, field, from, to: end.to });
  }
  return best;
}

/** Reads letters as syllables or initials of what is spoken from a place on; where that ends. */
function spell(
  letters: string,
  from: number,
  spoken: readonly Spoken[],
  at: number,
  spelled: boolean,
): { readonly to: number; readonly spelled: boolean } | undefined {
  if (from === letters.length) return { to: at, spelled };
  for (const reading of spoken[at] ?? []) {
    const rest = letters.slice(from, from + reading.length);
    let common = 0;
    while (common < rest.length && rest[common] === reading[common]) common++;
    for (let length = common; length > 0; length--) {
      const last = from + length === letters.length;
      const initial = length === 1 || (length === 2 && reading[1] === 'h');
      if (!last && !initial && length < reading.length) continue;
      // A syllable that is still being typed counts as spelled once it is more than its initial.
      const full = length === reading.length || (last && length > 1);
      const end = spell(letters, from + length, spoken, at + 1, spelled && full);
      if (end) return end;
    }
  }
  return undefined;
}
