import { GRADES } from '../symbols/names.ts';
import { GRADE_FILTER, gradeKey } from './filters.ts';
import { gradeRank } from './grade.ts';
import { placeLayer } from './placeLayer.ts';

/** Firms: a square with a factory; marks below tell the HJ 941 grade. */
export const firms = placeLayer({
  kind: 'firm',
  group: 'risk',
  symbol: 'firm_none',
  symbolOf: (firm) => `firm_${firm.riskGrade ?? 'none'}`,
  priorityOf: (firm) => 30 + gradeRank(firm.riskGrade),
  legend: GRADES.map((grade) => ({
    labelKey: gradeKey(grade),
    look: { type: 'symbol', symbol: `firm_${grade}` },
  })),
  filters: [GRADE_FILTER],
});
