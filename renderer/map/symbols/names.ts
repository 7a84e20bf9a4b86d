import { ALARM_PRIORITIES } from '../../../shared/records/alarm.ts';
import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import { SHELTER_CATEGORIES } from '../../../shared/records/shelter.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';

/** Cells of the atlas: `kind`, `kind_category` or `kind_category_grade`, and the marks that lie round a symbol. */
export type SymbolName = string;

export const GRADES = ['none', 'general', 'larger', 'major'] as const;

/** Every symbol of the atlas, in its order. */
export const SYMBOL_NAMES: readonly SymbolName[] = [
  'ring_selected',
  'ring_hovered',
  'ring_highlighted',
  ...GRADES.map((grade) => `firm_${grade}`),
  ...RISK_SOURCE_CATEGORIES.flatMap((category) => GRADES.map((grade) => `riskSource_${category}_${grade}`)),
  'supply',
  ...SHELTER_CATEGORIES.map((category) => `shelter_${category}`),
  ...SENSITIVE_AREA_CATEGORIES.map((category) => `sensitiveArea_${category}`),
  ...TEAM_CATEGORIES.map((category) => `team_${category}`),
  'incident_open',
  'incident_drill',
  'incident_closed',
  ...ALARM_PRIORITIES.map((priority) => `alarm_${priority}`),
];
