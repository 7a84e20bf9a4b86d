import { INSTALLATION_CATEGORIES, INSTALLATION_CONDITIONS } from '../../../shared/records/installation.ts';
import { MODEL3D_CATEGORIES } from '../../../shared/records/model3d.ts';
import { PANORAMA_CATEGORIES } from '../../../shared/records/panorama.ts';
import { PARK_CATEGORIES } from '../../../shared/records/park.ts';
import { LAYER_COLOURS } from '../symbols/palette.ts';
import type { AreaLook } from './areas.ts';
import { categoryFilter, symbolLegend, wordsFilter } from './filters.ts';
import { placeLayer } from './placeLayer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { shownRecords } from './shown.ts';
import { shownAsRiskSource } from './twins.ts';

const PARK_LOOK: AreaLook = { colour: LAYER_COLOURS.park ?? '#5fd9d0', fillAlpha: 22, edgePx: 1.8 };

/** Parks: a banner, and their outline. */
export const parks = placeLayer({
  kind: 'park',
  group: 'risk',
  symbol: 'park_chemical',
  symbolOf: (park) => `park_${park.category}`,
  priorityOf: () => 46,
  areaLook: () => PARK_LOOK,
  legend: [
    ...symbolLegend('park', PARK_CATEGORIES),
    {
      labelKey: 'layers.outline',
      look: { type: 'area', fill: cssOf(rgba(PARK_LOOK.colour, 22)), edge: cssOf(rgba(PARK_LOOK.colour, 210)) },
    },
  ],
  filters: [categoryFilter('park', PARK_CATEGORIES)],
});

/** Installations: near the ground; the colour tells what they are doing in an emergency. */
export const installations = placeLayer({
  kind: 'installation',
  group: 'risk',
  nearM: 2_000,
  symbol: 'installation_tank_normal',
  symbolOf: (installation) => `installation_${installation.category}_${installation.condition ?? 'normal'}`,
  priorityOf: ({ condition = 'normal' }) => (condition === 'normal' ? 24 : 60),
  selectAlso: (data) => [data.visibleLayers.has('riskSource') && shownRecords(data, 'riskSource')],
  hasSymbol: (data) => {
    const isTwin = shownAsRiskSource(data);
    return (installation) => (installation.condition ?? 'normal') !== 'normal' || !isTwin(installation);
  },
  areaLook: () => ({
    colour: LAYER_COLOURS.installation ?? '#d9b98c',
    fillAlpha: 26,
    edgePx: 1,
    span: { from: 0, to: 9 },
  }),
  legend: [
    ...symbolLegend('installation', INSTALLATION_CATEGORIES, '_normal'),
    ...INSTALLATION_CONDITIONS.map((condition) => ({
      labelKey: `records.condition_${condition}`,
      look: { type: 'symbol' as const, symbol: `installation_other_${condition}` },
    })),
  ],
  filters: [
    categoryFilter('installation', INSTALLATION_CATEGORIES),
    wordsFilter('condition', INSTALLATION_CONDITIONS, 'layers.conditionUnset'),
  ],
});

/** Panoramas: an eye. */
export const panoramas = placeLayer({
  kind: 'panorama',
  group: 'models',
  nearM: 30_000,
  symbol: 'panorama_photo',
  symbolOf: (panorama) => `panorama_${panorama.category}`,
  priorityOf: () => 26,
  legend: symbolLegend('panorama', PANORAMA_CATEGORIES),
  filters: [categoryFilter('panorama', PANORAMA_CATEGORIES)],
});

/** Imported 3D models: a cube where they stand. */
export const models3d = placeLayer({
  kind: 'model3d',
  group: 'models',
  nearM: 60_000,
  symbol: 'model3d_glb',
  symbolOf: (model) => `model3d_${model.category}`,
  priorityOf: () => 25,
  legend: symbolLegend('model3d', MODEL3D_CATEGORIES),
  filters: [categoryFilter('model3d', MODEL3D_CATEGORIES)],
});
