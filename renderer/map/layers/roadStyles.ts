import { ROAD_CATEGORIES, type Road } from '../../../shared/records/road.ts';
import type { LegendEntry } from './layer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { widthBetween } from './shapes/scaleSpan.ts';
import type { Stroke } from './shapes/strokeLayer.ts';

type RoadCategory = Road['category'];

interface RoadStyle {
  readonly colour: string;
  /** Width near the ground (2 m a pixel) and where it is last seen. */
  readonly nearPx: number;
  readonly farPx: number;
  /** From here on it is not drawn, and from there on not named, metres a pixel. */
  readonly seenTo: number;
  readonly namedTo: number;
  readonly dash?: readonly [number, number];
}

/** Roads by class: muted, so that what is on them stands out. */
export const ROAD_STYLES: Readonly<Record<RoadCategory, RoadStyle>> = {
  motorway: { colour: '#b48a52', nearPx: 7, farPx: 1.3, seenTo: 2_000, namedTo: 120 },
  trunk: { colour: '#9c8360', nearPx: 6, farPx: 1.1, seenTo: 900, namedTo: 80 },
  primary: { colour: '#7f8893', nearPx: 5.5, farPx: 1, seenTo: 220, namedTo: 50 },
  secondary: { colour: '#6b7683', nearPx: 5, farPx: 1, seenTo: 110, namedTo: 30 },
  tertiary: { colour: '#5c6875', nearPx: 4.2, farPx: 0.9, seenTo: 60, namedTo: 16 },
  residential: { colour: '#505d6a', nearPx: 3.4, farPx: 0.8, seenTo: 24, namedTo: 6 },
  service: { colour: '#475462', nearPx: 2.6, farPx: 0.8, seenTo: 12, namedTo: 4 },
  track: { colour: '#5d5a4c', nearPx: 1.6, farPx: 0.8, seenTo: 10, namedTo: 4, dash: [6, 3] },
  path: { colour: '#5d6a5c', nearPx: 1.3, farPx: 0.8, seenTo: 7, namedTo: 3, dash: [3, 3] },
  other: { colour: '#4d5966', nearPx: 2.6, farPx: 0.8, seenTo: 14, namedTo: 4 },
};

/** Classes from the lowest drawn to the topmost. */
export const ROAD_RANKS: readonly RoadCategory[] = [
  'path',
  'track',
  'other',
  'service',
  'residential',
  'tertiary',
  'secondary',
  'primary',
  'trunk',
  'motorway',
];

/** From here on lines are as thin as they get, metres a pixel. */
const FAR_SCALE = 420;
const CASING = rgba('#061019', 205);

export const ROAD_STROKES: readonly Stroke[] = ROAD_RANKS.map((category) => {
  const { colour, nearPx, farPx, seenTo, dash } = ROAD_STYLES[category];
  const width = widthBetween(
    { metresPerPixel: 1.5, px: nearPx },
    { metresPerPixel: Math.min(seenTo, FAR_SCALE), px: farPx },
  );
  return {
    colour: rgba(colour),
    casing: dash ? undefined : CASING,
    widthPx: (metresPerPixel) => (metresPerPixel < seenTo ? width(metresPerPixel) : 0),
    dash,
  };
});

export const ROAD_LEGEND: readonly LegendEntry[] = ROAD_CATEGORIES.map((category) => {
  const { colour, nearPx, dash } = ROAD_STYLES[category];
  return {
    labelKey: `records.road_${category}`,
    look: {
      type: 'line',
      colour,
      widthPx: Math.min(4, nearPx * 0.7),
      ...(dash ? { dash } : { casing: cssOf(CASING) }),
    },
  };
});

/** Plate of a road's number: national expressways green, national roads red, provincial ones ochre. */
export function plateOf({ category, roadNumber = '' }: Pick<Road, 'category' | 'roadNumber'>): string {
  if (category === 'motorway') return '#0a6a45';
  if (roadNumber.startsWith('G')) return '#8e2b33';
  return roadNumber.startsWith('S') ? '#7a5c12' : '#3a4a58';
}
