import { OUTLET_CATEGORIES } from '../../../shared/records/outlet.ts';
import { STATION_CATEGORIES } from '../../../shared/records/station.ts';
import { MOBILE_SOURCE_CATEGORIES, SOURCE_CLASSES } from '../../../shared/records/vehicle.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import { circlePoints } from '../host/ink.ts';
import { LAYER_COLOURS } from '../symbols/palette.ts';
import { categoryFilter, symbolLegend, wordsFilter } from './filters.ts';
import { placeLayer } from './placeLayer.ts';
import { shownRecords } from './shown.ts';

/** Stations of the environment itself; those of firms' outlets are many and show nearer. */
const PUBLIC_STATIONS: ReadonlySet<string> = new Set(['air', 'surfaceWater', 'radiation', 'weather']);

/** Monitoring stations: a pin with a picture by category. */
export const stations = placeLayer({
  kind: 'station',
  group: 'monitoring',
  nearM: 400_000,
  symbol: 'station_air',
  symbolOf: (station) => `station_${station.category}`,
  priorityOf: (station) => (PUBLIC_STATIONS.has(station.category) ? 35 : 29),
  legend: symbolLegend('station', STATION_CATEGORIES),
  filters: [categoryFilter('station', STATION_CATEGORIES)],
});

/** Outlets: a pentagon that points down. */
export const outlets = placeLayer({
  kind: 'outlet',
  group: 'monitoring',
  defaultVisible: false,
  nearM: 60_000,
  symbol: 'outlet_wasteWater',
  symbolOf: (outlet) => `outlet_${outlet.category}`,
  priorityOf: () => 27,
  legend: symbolLegend('outlet', OUTLET_CATEGORIES),
  filters: [categoryFilter('outlet', OUTLET_CATEGORIES)],
});

const fences = new Map<string, Vec3[]>();
/** Fences are drawn when one of 10 km would be 20 pixels wide, metres a pixel. */
const FENCE_TO = 500;
const FENCE_COLOUR = LAYER_COLOURS.mobileSource ?? '#ffe14a';

/** Mobile radioactive sources: a yellow triangle on its tip, with the fence that it must not leave. */
export const mobileSources = placeLayer({
  kind: 'mobileSource',
  group: 'monitoring',
  defaultVisible: false,
  symbol: 'mobileSource_radiography',
  symbolOf: (source) => `mobileSource_${source.category}`,
  priorityOf: () => 39,
  legend: [
    { labelKey: 'records.mobileSource', look: { type: 'symbol', symbol: 'mobileSource_radiography' } },
    { labelKey: 'layers.fence', look: { type: 'line', colour: FENCE_COLOUR, widthPx: 1.2, dash: [5, 4] } },
  ],
  filters: [categoryFilter('mobileSource', MOBILE_SOURCE_CATEGORIES), wordsFilter('sourceClass', SOURCE_CLASSES)],
  ink: (data, ink, { metresPerPixel }) => {
    if (metresPerPixel > FENCE_TO) return;
    for (const { position, fenceRadiusM } of shownRecords(data, 'mobileSource')) {
      if (!fenceRadiusM || fenceRadiusM / metresPerPixel < 8) continue;
      if (!ink.projector?.mayShow(...toEcef(position), fenceRadiusM, 0)) continue;
      const key = `${position.lon} ${position.lat} ${fenceRadiusM}`;
      if (fences.size > 2_000) fences.clear();
      const points = fences.get(key) ?? circlePoints(position, fenceRadiusM, 72);
      fences.set(key, points);
      ink.line(points, { colour: FENCE_COLOUR, width: 1.2, dash: [5, 4] }, true);
    }
  },
});
