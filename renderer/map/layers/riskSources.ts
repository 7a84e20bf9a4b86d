import { gradeRank } from './grade.ts';
import { placeLayer } from './placeLayer.ts';

/** Risk sources: a diamond; picture by category, colour and marks by grade. */
export const riskSources = placeLayer(
  'riskSource',
  (source) => `riskSource_${source.category}_${source.riskGrade ?? 'none'}`,
  (source) => 40 + 4 * gradeRank(source.riskGrade),
);
