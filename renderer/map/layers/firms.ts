import { gradeRank } from './grade.ts';
import { placeLayer } from './placeLayer.ts';

/** Firms: a square with a factory; marks below tell the HJ 941 grade. */
export const firms = placeLayer(
  'firm',
  (firm) => `firm_${firm.riskGrade ?? 'none'}`,
  (firm) => 30 + gradeRank(firm.riskGrade),
);
