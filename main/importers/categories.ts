import { records as en } from '../../shared/i18n/en/records.ts';
import { records as zh } from '../../shared/i18n/zh-CN/records.ts';
import { PLACE_KINDS, type PlaceKind, recordSchemas } from '../../shared/records/index.ts';
import { CATEGORY_WORDS } from './categoryWords.ts';

export interface CategoryMatch {
  readonly category: string;
  /** False when only a part of the text was a known word. */
  readonly exact: boolean;
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_()-]+/g, '');

/** Folded word → category, longest words first. */
function vocabulary(kind: PlaceKind): readonly (readonly [word: string, category: string])[] {
  const titled = (category: string): string[] => {
    const key = `${kind}_${category}`;
    const titles: Readonly<Record<string, string>>[] = [zh, en];
    return titles.map((catalogue) => catalogue[key] ?? category);
  };
  return categoriesOf(kind)
    .flatMap((category) =>
      [category, ...titled(category), ...(CATEGORY_WORDS[kind]?.[category] ?? '').split(' ')].map(
        (word) => [fold(word), category] as const,
      ),
    )
    .sort((a, b) => b[0].length - a[0].length);
}
const VOCABULARY: ReadonlyMap<string, ReturnType<typeof vocabulary>> = new Map(
  PLACE_KINDS.filter((kind) => categoriesOf(kind).length > 0).map((kind) => [kind, vocabulary(kind)]),
);

const vocabularyWords = (kind: PlaceKind) => VOCABULARY.get(kind) ?? [];

/** Categories of a kind; none for kinds that have none. */
function categoriesOf(kind: PlaceKind): readonly string[] {
  const { shape } = recordSchemas[kind];
  return 'category' in shape ? shape.category.options : [];
}

/** True for kinds whose places have categories. */
export function isCategorised(kind: PlaceKind): boolean {
  return VOCABULARY.has(kind);
}

/** The category that a text names, or undefined. Latin words must be whole words, Chinese ones may be part of a longer text. */
export function findCategory(kind: PlaceKind, text: string): CategoryMatch | undefined {
  const folded = fold(text);
  if (folded === '') return undefined;
  const exact = vocabularyWords(kind).find(([word]) => word === folded);
  if (exact) return { category: exact[1], exact: true };
  const inside = vocabularyWords(kind).find(
    ([word, category]) => category !== 'other' && containsWord(text, folded, word),
  );
  return inside && { category: inside[1], exact: false };
}

function containsWord(text: string, folded: string, word: string): boolean {
  if (/[\u4e00-\u9fff]/.test(word)) return folded.includes(word) && (word.length > 1 || folded.endsWith(word));
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes(word);
}

/** 一般 / 较大 / 重大 in the spellings of lists, or undefined. */
export function findRiskGrade(text: string): 'general' | 'larger' | 'major' | undefined {
  const folded = fold(text);
  if (folded.includes('重大') || folded.startsWith('major')) return 'major';
  if (folded.includes('较大') || folded.startsWith('larger')) return 'larger';
  if (folded.includes('一般') || folded.startsWith('general')) return 'general';
  return undefined;
}
