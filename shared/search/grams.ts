import { CODE_FIELDS, type SearchField, SPOKEN_FIELDS } from './fields.ts';
import { foldText, runsOf } from './fold.ts';
import { type Spoken, spokenOf } from './readings.ts';

/**
 * What the index holds of a record: pieces of its texts, separated by spaces, by column.
 * `name`: of name and codes; `text`: of everything else, and `@kind`; `sound`: of Pinyin.
 */
export interface Grams {
  readonly name: string;
  readonly text: string;
  readonly sound: string;
}

/**
 * The pieces of a record.
 * Chinese: each character (of other texts only the last of a run) and each two neighbours. Letters and digits: each three neighbours, and `^` with
 * the first one and two of each run. Sound: initials of each two neighbours, `^` with the first initials of the name,
 * each syllable (`gu1`) and each two neighbouring syllables.
 */
export function gramsOf(kind: string, fields: readonly SearchField[]): Grams {
  const name = new Set<string>();
  const text = new Set<string>([`@${kind.toLowerCase()}`]);
  const sound = new Set<string>();
  for (const { field, text: value } of fields) {
    const folded = foldText(value);
    const strong = field === 'name' || CODE_FIELDS.has(field);
    addLiteral(strong ? name : text, folded, strong);
    if (SPOKEN_FIELDS.has(field)) addSound(sound, spokenOf(folded), field === 'name');
  }
  return { name: [...name].join(' '), text: [...text].join(' '), sound: [...sound].join(' ') };
}

function addLiteral(grams: Set<string>, folded: string, single: boolean): void {
  for (const { text, kind } of runsOf(folded)) {
    if (kind === 'other') addNeighbours(grams, [...text], 2, single);
    else {
      grams.add(`^${text.charAt(0)}`);
      if (text.length > 1) grams.add(`^${text.slice(0, 2)}`);
      for (let i = 0; i + 3 <= text.length; i++) grams.add(text.slice(i, i + 3));
    }
  }
}

function addNeighbours(grams: Set<string>, characters: readonly string[], count: number, single: boolean): void {
  characters.forEach((character, i) => {
    if (single || i === characters.length - 1) grams.add(character);
    if (i + count <= characters.length) grams.add(characters.slice(i, i + count).join(''));
  });
}

function addSound(grams: Set<string>, spoken: readonly Spoken[], isName: boolean): void {
  for (let i = 0; i < spoken.length; i++) {
    const here = spoken[i];
    const next = spoken[i + 1];
    if (!here) continue;
    for (const syllable of here) {
      if (isName && i === 0) grams.add(`^${syllable.charAt(0)}`);
      if (syllable.length > 1) grams.add(`${syllable}1`);
      for (const following of next ?? []) {
        const initials = syllable.charAt(0) + following.charAt(0);
        grams.add(initials);
        if (isName && i === 0) grams.add(`^${initials}`);
        if (syllable.length > 1) grams.add(syllable + following);
      }
    }
  }
}
