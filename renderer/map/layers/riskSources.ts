import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { GRADES } from '../symbols/names.ts';
import { categoryFilter, GRADE_FILTER, gradeKey, symbolLegend } from './filters.ts';
import { gradeRank } from './grade.ts';
import { placeLayer } from './placeLayer.ts';

/** Risk sources: a diamond; picture by category, colour and marks by grade. */
export const riskSources = placeLayer({
  kind: 'riskSource',
  group: 'risk',
  symbol: 'riskSource_tank_none',
  symbolOf: (source) => `riskSource_${source.category}_${source.riskGrade ?? 'none'}`,
  priorityOf: (source) => 40 + 4 * gradeRank(source.riskGrade),
  legend: [
    ...symbolLegend('riskSource', RISK_SOURCE_CATEGORIES, '_none'),
    ...GRADES.map((grade) => ({
      labelKey: gradeKey(grade),
      look: { type: 'symbol' as const, symbol: `riskSource_other_${grade}` },
    })),
  ],
  filters: [categoryFilter('riskSource', RISK_SOURCE_CATEGORIES), GRADE_FILTER],
});
