/** Text as it is compared, and where each of its characters stands in the original. */
export interface Folded {
  readonly text: string;
  /** Index in the original by index in `text`, one more at the end. */
  readonly at: readonly number[];
}

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]/gu;

/**
 * Letters and digits alone, width and case made alike: `FQ-01`, `ｆｑ01` and `fq 01` are the same. `ü` is `v`, as it is
 * typed.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').replace(NEITHER_LETTER_NOR_DIGIT, '');
}

/** `foldText` that knows where each character came from, for marking what was found. */
export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    for (const unit of foldText(character)) {
      folded += unit;
      for (let i = 0; i < unit.length; i++) at.push(index);
    }
    index += character.length;
  }
  return { text: folded, at: [...at, text.length] };
}

/** What kind of character: a letter of the Latin alphabet, a digit, or one of another script (Chinese). */
export type CharacterClass = 'letter' | 'digit' | 'other';

export function classOf(character: string): CharacterClass {
  if (character >= 'a' && character <= 'z') return 'letter';
  return character >= '0' && character <= '9' ? 'digit' : 'other';
}

/** Runs of characters of one class, in order. @param folded made by `foldText` */
export function runsOf(folded: string): { readonly text: string; readonly kind: CharacterClass }[] {
  const runs: { text: string; kind: CharacterClass }[] = [];
  for (const character of folded) {
    const kind = classOf(character);
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += character;
    else runs.push({ text: character, kind });
  }
  return runs;
}
