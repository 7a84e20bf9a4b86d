import type { PlaceKind } from '../../../shared/records/index.ts';
import { GRADES } from '../symbols/names.ts';
import type { LayerFilter, LegendEntry } from './layer.ts';

/** Filter by the categories of a kind. */
export function categoryFilter(kind: PlaceKind, categories: readonly string[]): LayerFilter {
  return {
    field: 'category',
    values: categories.map((value) => ({ value, labelKey: `records.${kind}_${value}` })),
  };
}

/** Filter by a field of named values; records without one count as `none`. @param noneKey what those are called */
export function wordsFilter(field: string, words: readonly string[], noneKey = 'layers.noValue'): LayerFilter {
  return {
    field,
    values: [
      ...words.map((value) => ({ value, labelKey: `records.${field}_${value}` })),
      { value: 'none', labelKey: noneKey },
    ],
  };
}

/** Filter by the HJ 941 grade. */
export const GRADE_FILTER: LayerFilter = {
  field: 'riskGrade',
  values: GRADES.map((value) => ({ value, labelKey: gradeKey(value) })),
};

/** Title of a grade where it stands by itself. */
export function gradeKey(grade: (typeof GRADES)[number]): string {
  return grade === 'none' ? 'layers.gradeNone' : `layers.grade_${grade}`;
}

/** Legend of a kind whose symbol tells the category. @param suffix what follows the category in the symbol's name */
export function symbolLegend(kind: PlaceKind, categories: readonly string[], suffix = ''): LegendEntry[] {
  return categories.map((category) => ({
    labelKey: `records.${kind}_${category}`,
    look: { type: 'symbol', symbol: `${kind}_${category}${suffix}` },
  }));
}
