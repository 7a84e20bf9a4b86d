import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import { LAYER_COLOURS } from '../symbols/palette.ts';
import type { AreaLook } from './areas.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import { placeLayer } from './placeLayer.ts';
import { cssOf, rgba } from './shapes/colours.ts';

/** Symbols show below this camera distance: from further off their number would bury the risks. */
const NEAR_M = 130_000;
const PLAIN: AreaLook = { colour: LAYER_COLOURS.sensitiveArea ?? '#58b8ff' };
/** Areas that the law protects have a colour of their own. */
const RESERVE: AreaLook = { colour: '#58c987', fillAlpha: 34, edgePx: 1.4, dash: [8, 4] };

/** Sensitive areas: a disc with a picture by category, their outline filled softly. */
export const sensitiveAreas = placeLayer({
  kind: 'sensitiveArea',
  group: 'people',
  nearM: NEAR_M,
  symbol: 'sensitiveArea_residents',
  symbolOf: (area) => `sensitiveArea_${area.category}`,
  priorityOf: (area) => (['intake', 'hospital', 'school'].includes(area.category) ? 38 : 36),
  areaLook: (area) => (area.category === 'reserve' ? RESERVE : PLAIN),
  legend: [
    ...symbolLegend('sensitiveArea', SENSITIVE_AREA_CATEGORIES),
    { labelKey: 'layers.outlineReserve', look: areaLegend(RESERVE) },
    { labelKey: 'layers.outline', look: areaLegend(PLAIN) },
  ],
  filters: [categoryFilter('sensitiveArea', SENSITIVE_AREA_CATEGORIES)],
});

function areaLegend({ colour, fillAlpha = 40, edgeAlpha = 210 }: AreaLook) {
  return { type: 'area' as const, fill: cssOf(rgba(colour, fillAlpha)), edge: cssOf(rgba(colour, edgeAlpha)) };
}
