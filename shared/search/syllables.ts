/** Syllables of Pinyin without tones by initial; `v` for ü. After 现代汉语词典, table of syllables. */
const TABLE =
  ':a ai an ang ao e ei en eng er o ou|b:a ai an ang ao ei en eng i ian iao ie in ing o u|' +
  'p:a ai an ang ao ei en eng i ian iao ie in ing o ou u|m:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u|' +
  'f:a an ang ei en eng o ou u|d:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo|' +
  't:a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo|' +
  'n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve|' +
  'l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve|' +
  'g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|' +
  'k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|' +
  'h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|' +
  'j:i ia ian iang iao ie in ing iong iu u uan ue un|q:i ia ian iang iao ie in ing iong iu u uan ue un|' +
  'x:i ia ian iang iao ie in ing iong iu u uan ue un|' +
  'zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo|' +
  'ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo|' +
  'sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo|' +
  'r:an ang ao e en eng i ong ou u ua uan ui un uo|z:a ai an ang ao e ei en eng i ong ou u uan ui un uo|' +
  'c:a ai an ang ao e en eng i ong ou u uan ui un uo|s:a ai an ang ao e en eng i ong ou u uan ui un uo|' +
  'y:a an ang ao e i in ing o ong ou u uan ue un|w:a ai an ang ei en eng o u';

export const SYLLABLES: readonly string[] = TABLE.split('|').flatMap((line) => {
  const [initial = '', finals = ''] = line.split(':');
  return finals.split(' ').map((final) => initial + final);
});

const whole: ReadonlySet<string> = new Set(SYLLABLES);
const beginnings: ReadonlySet<string> = new Set(
  SYLLABLES.flatMap((syllable) => Array.from(syllable, (_, i) => syllable.slice(0, i + 1))),
);

export function isSyllable(text: string): boolean {
  return whole.has(text);
}

/** Syllables that begin with these letters. */
export function syllablesFrom(beginning: string): readonly string[] {
  return SYLLABLES.filter((syllable) => syllable.startsWith(beginning));
}

/** Most ways of reading one query that are looked up. */
const MOST_WAYS = 4;
const LONGEST_SYLLABLE = 6;

/**
 * Ways of cutting typed letters into syllables and initials, the longest syllables first: `gulei` is gu-lei, `gl` is
 * g-l, `guleig` gu-lei-g. Only the last piece may be a syllable that is not finished.
 */
export function cutSyllables(letters: string): readonly (readonly string[])[] {
  const ways: string[][] = [];
  const dead = new Set<number>();
  const cut = (from: number, pieces: readonly string[]): boolean => {
    if (ways.length >= MOST_WAYS) return true;
    if (from === letters.length) {
      ways.push([...pieces]);
      return true;
    }
    if (dead.has(from)) return false;
    let found = false;
    for (let length = Math.min(LONGEST_SYLLABLE, letters.length - from); length > 0; length--) {
      const piece = letters.slice(from, from + length);
      const last = from + length === letters.length;
      if (last ? beginnings.has(piece) : whole.has(piece) || isInitial(piece))
        found = cut(from + length, [...pieces, piece]) || found;
    }
    if (!found) dead.add(from);
    return found;
  };
  cut(0, []);
  const initials = [...letters];
  if (initials.every(isInitial) && !ways.some((way) => way.length === initials.length)) ways.push(initials);
  return ways;
}

/** A letter that a syllable can begin with, or one of zh, ch, sh. */
function isInitial(piece: string): boolean {
  return (piece.length === 1 && beginnings.has(piece)) || piece === 'zh' || piece === 'ch' || piece === 'sh';
}
