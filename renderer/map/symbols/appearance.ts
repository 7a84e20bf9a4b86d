import type { AlarmPriority, Grade } from './kinds.ts';
import { GRADES, type SymbolName } from './names.ts';
import { FIRM_COLOUR, GRADE_COLOURS, LAYER_COLOURS, PRIORITY_COLOURS } from './palette.ts';
import type { ShapeName } from './shapes.ts';

export interface Appearance {
  readonly shape: ShapeName;
  readonly fill: string;
  readonly glyph: string;
  /** Dots below: one, two, three for 一般, 较大, 重大. */
  readonly marks: number;
  /** Outline only: what is over. */
  readonly hollow?: boolean;
}

const SHAPE_OF: Readonly<Record<string, ShapeName>> = {
  firm: 'square',
  riskSource: 'diamond',
  supply: 'hexagon',
  shelter: 'house',
  sensitiveArea: 'circle',
  team: 'shield',
  incident: 'triangle',
  alarm: 'octagon',
};

const GLYPH_OF: Readonly<Record<string, string>> = {
  riskSource_tank: 'tank',
  riskSource_sphere: 'sphere',
  riskSource_warehouse: 'warehouse',
  riskSource_reactor: 'reactor',
  riskSource_pipeline: 'pipeline',
  riskSource_fuelStation: 'fuelStation',
  riskSource_other: 'drop',
  sensitiveArea_residents: 'home',
  sensitiveArea_school: 'school',
  sensitiveArea_hospital: 'cross',
  sensitiveArea_careHome: 'heart',
  sensitiveArea_intake: 'intake',
  sensitiveArea_reserve: 'tree',
  sensitiveArea_office: 'columns',
  sensitiveArea_publicPlace: 'people',
  sensitiveArea_other: 'dot',
  team_fire: 'flame',
  team_hazmat: 'hazmat',
  team_monitoring: 'scope',
  team_medical: 'cross',
  team_police: 'badge',
  team_engineering: 'wrench',
  team_expert: 'bulb',
  team_grid: 'grid',
  team_other: 'people',
  incident_open: 'exclamation',
  incident_drill: 'exclamation',
  incident_closed: 'check',
};

/** How a symbol looks, from its name. */
export function appearanceOf(name: SymbolName): Appearance {
  const [kind = '', category = '', last = ''] = name.split('_');
  const shape = SHAPE_OF[kind] ?? 'circle';
  const glyph = GLYPH_OF[`${kind}_${category}`] ?? DEFAULT_GLYPHS[kind] ?? 'dot';
  const fill = LAYER_COLOURS[kind] ?? '#ffffff';
  switch (kind) {
    case 'firm':
      return { shape, glyph, fill: FIRM_COLOUR, marks: marksOf(category) };
    case 'riskSource':
      return { shape, glyph, fill: isGrade(last) ? GRADE_COLOURS[last] : fill, marks: marksOf(last) };
    case 'alarm':
      return { shape, glyph, fill: isPriority(category) ? PRIORITY_COLOURS[category] : fill, marks: 0 };
    case 'incident':
      return category === 'closed'
        ? { shape, glyph, fill: '#9fb4c3', marks: 0, hollow: true }
        : { shape, glyph, fill: category === 'drill' ? '#3fd0c9' : fill, marks: 0 };
    default:
      return { shape, glyph, fill, marks: 0 };
  }
}

const DEFAULT_GLYPHS: Readonly<Record<string, string>> = {
  firm: 'factory',
  supply: 'crate',
  shelter: 'walker',
  alarm: 'bell',
};

function marksOf(grade: string): number {
  return isGrade(grade) ? GRADES.indexOf(grade) : 0;
}

function isGrade(value: string): value is Grade {
  return GRADES.some((grade) => grade === value);
}

function isPriority(value: string): value is AlarmPriority {
  return value in PRIORITY_COLOURS;
}
