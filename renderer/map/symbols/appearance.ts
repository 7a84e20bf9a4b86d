import { GLYPH_OF } from './glyphOf.ts';
import type { AlarmPriority, Grade } from './kinds.ts';
import { GRADES, type SymbolName } from './names.ts';
import {
  CONDITION_COLOURS,
  FIRM_COLOUR,
  GRADE_COLOURS,
  LAYER_COLOURS,
  PRIORITY_COLOURS,
  STATION_COLOURS,
} from './palette.ts';
import type { ShapeName } from './shapes.ts';

export interface Appearance {
  readonly shape: ShapeName;
  readonly fill: string;
  readonly glyph: string;
  /** How far the picture is moved up, in the box of 24. */
  readonly liftBy: number;
  /** Dots below: one, two, three for 一般, 较大, 重大. */
  readonly marks: number;
  /** Outline only: what is over. */
  readonly hollow?: boolean;
  /** A sign in the upper right corner: the state in a form that needs no colour. */
  readonly badge?: string;
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
  park: 'banner',
  installation: 'arch',
  station: 'pin',
  outlet: 'pentagonDown',
  camera: 'stadium',
  drain: 'tile',
  waterFacility: 'trapezoid',
  organisation: 'pentagonUp',
  contact: 'disc',
  vehicle: 'sign',
  mobileSource: 'yield',
  panorama: 'eye',
  model3d: 'cube',
};

/** Shapes whose middle is not that of their box. */
const LIFT: Readonly<Partial<Record<ShapeName, number>>> = {
  pin: 1.2,
  yield: 3,
  banner: 0.8,
  trapezoid: -0.8,
  sign: 0,
};

/** What tells a station's state without colour: a sign, or an empty outline. */
const STATION_MARKS: Readonly<Record<keyof typeof STATION_COLOURS, Partial<Appearance>>> = {
  normal: {},
  exceeding: { badge: '!' },
  suspicious: { badge: '?' },
  flagged: { badge: '~' },
  silent: { badge: '×', hollow: true },
};

/** How a symbol looks, from its name. */
export function appearanceOf(name: SymbolName): Appearance {
  const [kind = '', category = '', last = ''] = name.split('_');
  const shape = SHAPE_OF[kind] ?? 'circle';
  const glyph = GLYPH_OF[`${kind}_${category}`] ?? GLYPH_OF[kind] ?? 'dot';
  const fill = LAYER_COLOURS[kind] ?? '#ffffff';
  const plain = { shape, glyph, fill, liftBy: LIFT[shape] ?? 0, marks: 0 };
  switch (kind) {
    case 'firm':
      return { ...plain, fill: FIRM_COLOUR, marks: marksOf(category) };
    case 'riskSource':
      return { ...plain, fill: isGrade(last) ? GRADE_COLOURS[last] : fill, marks: marksOf(last) };
    case 'installation':
      return { ...plain, fill: isCondition(last) ? CONDITION_COLOURS[last] : fill };
    case 'station':
      return isStationState(last) ? { ...plain, fill: STATION_COLOURS[last], ...STATION_MARKS[last] } : plain;
    case 'alarm':
      return {
        ...plain,
        fill: isPriority(category) ? PRIORITY_COLOURS[category] : fill,
        glyph: last === 'cleared' ? 'check' : glyph,
        hollow: last === 'acknowledged' || last === 'cleared',
      };
    case 'incident':
      return category === 'closed'
        ? { ...plain, fill: '#9fb4c3', hollow: true }
        : { ...plain, fill: category === 'drill' ? '#3fd0c9' : fill };
    default:
      return plain;
  }
}

function marksOf(grade: string): number {
  return isGrade(grade) ? GRADES.indexOf(grade) : 0;
}

function isGrade(value: string): value is Grade {
  return GRADES.some((grade) => grade === value);
}

function isPriority(value: string): value is AlarmPriority {
  return value in PRIORITY_COLOURS;
}

function isStationState(value: string): value is keyof typeof STATION_COLOURS {
  return value in STATION_COLOURS;
}

function isCondition(value: string): value is keyof typeof CONDITION_COLOURS {
  return value in CONDITION_COLOURS;
}
