/**
 * First characters of each initial in the order of Pinyin (CLDR collation `zh-u-co-pinyin`): a character belongs to the
 * last one that does not come after it. Characters with several readings get their first.
 */
const FIRST_OF_INITIAL: readonly (readonly [initial: string, first: string])[] = [
  ['a', '\u963f'],
  ['b', '\u516b'],
  ['c', '\u5693'],
  ['d', '\u54d2'],
  ['e', '\u59b8'],
  ['f', '\u53d1'],
  ['g', '\u65ee'],
  ['h', '\u54c8'],
  ['j', '\u8ba5'],
  ['k', '\u5494'],
  ['l', '\u5783'],
  ['m', '\u5463'],
  ['n', '\u62cf'],
  ['o', '\u5662'],
  ['p', '\u5991'],
  ['q', '\u4e03'],
  ['r', '\u5465'],
  ['s', '\u4ee8'],
  ['t', '\u4ed6'],
  ['w', '\u5c72'],
  ['x', '\u5915'],
  ['y', '\u4e2b'],
  ['z', '\u5e00'],
];

const collator = new Intl.Collator('zh-u-co-pinyin');
const HAN = /\p{Script=Han}/u;

/** Pinyin initials of the Han characters of a text, its letters and digits as they are, the rest left out. */
export function pinyinInitials(text: string): string {
  return [...text].map(initialOf).join('');
}

const known = new Map<string, string>();

function initialOf(character: string): string {
  if (!HAN.test(character)) return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
  const cached = known.get(character);
  if (cached !== undefined) return cached;
  const initial = FIRST_OF_INITIAL.findLast(([, first]) => collator.compare(first, character) <= 0)?.[0] ?? '';
  known.set(character, initial);
  return initial;
}
