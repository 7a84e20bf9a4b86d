import { LAND_CATEGORIES, type Land } from '../../../shared/records/road.ts';
import { type AreaLook, areaPainter } from './areas.ts';
import { categoryFilter } from './filters.ts';
import type { MapLayer } from './layer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { areaAt } from './shapes/pickShapes.ts';
import { shownRecords } from './shown.ts';

/** Ground for orientation, by what it is. */
export const LAND_LOOKS: Readonly<Record<Land['category'], AreaLook>> = {
  water: { colour: '#1d6c94', fillAlpha: 120, edgeAlpha: 160, edgePx: 1 },
  industrial: { colour: '#8a6f9a', fillAlpha: 50, edgeAlpha: 120, edgePx: 1 },
  residential: { colour: '#8d8a62', fillAlpha: 40, edgeAlpha: 90, edgePx: 1 },
  wood: { colour: '#2f7a55', fillAlpha: 60, edgeAlpha: 0 },
  other: { colour: '#6d7f8c', fillAlpha: 34, edgeAlpha: 90, edgePx: 1 },
};

const paint = areaPainter<Land>('land', ({ category }) => LAND_LOOKS[category]);

/** Pieces of land and water. */
export const lands: MapLayer = {
  id: 'land',
  titleKey: 'records.land',
  group: 'grid',
  defaultVisible: false,
  kinds: ['land'],
  look: { type: 'area', fill: cssOf(rgba('#2f7a55', 150)) },
  legend: LAND_CATEGORIES.map((category) => {
    const { colour, fillAlpha = 40, edgeAlpha = 210 } = LAND_LOOKS[category];
    return {
      labelKey: `records.land_${category}`,
      look: {
        type: 'area',
        fill: cssOf(rgba(colour, fillAlpha)),
        ...(edgeAlpha > 0 ? { edge: cssOf(rgba(colour, edgeAlpha)) } : {}),
      },
    };
  }),
  filters: [categoryFilter('land', LAND_CATEGORIES)],
  select: (data) => [shownRecords(data, 'land')],
  deck: (data, frame) => paint(shownRecords(data, 'land'), frame),
  pick: (data, at, toleranceM) => (toleranceM > 400 ? undefined : areaAt(shownRecords(data, 'land'), at)),
};
