import { RIVER_CATEGORIES, type RiverReach, WATER_FACILITY_CATEGORIES } from '../../../shared/records/river.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import type { MapLayer } from './layer.ts';
import { placeLayer } from './placeLayer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { drawArrows, writeAlong } from './shapes/lineInk.ts';
import { linePacker, strokeLayers } from './shapes/lineLayer.ts';
import { lineAt } from './shapes/pickShapes.ts';
import { widthBetween } from './shapes/scaleSpan.ts';
import type { Stroke } from './shapes/strokeLayer.ts';
import { shownRecords } from './shown.ts';

interface RiverStyle {
  readonly labelKey: string;
  readonly colour: string;
  readonly nearPx: number;
  readonly farPx: number;
  readonly seenTo: number;
  readonly namedTo: number;
}

/** Rivers from the lowest rank to the topmost: by category and by the water they carry. */
export const RIVER_STYLES: readonly RiverStyle[] = [
  { labelKey: 'records.riverReach_other', colour: '#2c6d94', nearPx: 2, farPx: 0.8, seenTo: 140, namedTo: 20 },
  { labelKey: 'records.riverReach_canal', colour: '#3a86a6', nearPx: 2.4, farPx: 0.8, seenTo: 160, namedTo: 30 },
  { labelKey: 'layers.tributarySmall', colour: '#2f7fad', nearPx: 3, farPx: 0.8, seenTo: 420, namedTo: 45 },
  { labelKey: 'layers.tributaryLarge', colour: '#348cc0', nearPx: 4, farPx: 0.9, seenTo: 900, namedTo: 120 },
  { labelKey: 'records.riverReach_lake', colour: '#2a7aa8', nearPx: 2, farPx: 1, seenTo: 2_000, namedTo: 90 },
  { labelKey: 'layers.mainRiver', colour: '#3a9ad2', nearPx: 6, farPx: 1.3, seenTo: 6_000, namedTo: 420 },
  { labelKey: 'layers.mainRiverLarge', colour: '#45a8e0', nearPx: 8, farPx: 1.8, seenTo: 12_000, namedTo: 700 },
];
/** Flow from which a tributary or a main river is drawn wider, cubic metres a second. */
export const LARGE_FLOW_M3S = { tributary: 30, mainRiver: 300 } as const;
/** From here on lines are as thin as they get, metres a pixel. */
const FAR_SCALE = 420;
/** Arrows show the flow nearer than this, metres a pixel. */
const ARROWS_TO = 60;

/** Rank of a reach in `RIVER_STYLES`. */
export function riverRank({ category, flowM3S = 0 }: Pick<RiverReach, 'category' | 'flowM3S'>): number {
  switch (category) {
    case 'other':
      return 0;
    case 'canal':
      return 1;
    case 'tributary':
      return flowM3S >= LARGE_FLOW_M3S.tributary ? 3 : 2;
    case 'lake':
      return 4;
    case 'mainRiver':
      return flowM3S >= LARGE_FLOW_M3S.mainRiver ? 6 : 5;
  }
}

const STROKES: readonly Stroke[] = RIVER_STYLES.map(({ colour, nearPx, farPx, seenTo }) => {
  const width = widthBetween(
    { metresPerPixel: 6, px: nearPx },
    { metresPerPixel: Math.min(seenTo, FAR_SCALE), px: farPx },
  );
  return {
    colour: rgba(colour),
    casing: rgba('#04121d', 150),
    widthPx: (metresPerPixel) => (metresPerPixel < seenTo ? width(metresPerPixel) : 0),
  };
});

const pack = linePacker<RiverReach>(riverRank);

/** River reaches: width by the water they carry, names along them, arrows with the flow. */
export const rivers: MapLayer = {
  id: 'riverReach',
  titleKey: 'layers.rivers',
  group: 'water',
  defaultVisible: true,
  kinds: ['riverReach'],
  look: { type: 'line', colour: '#3a9ad2', widthPx: 3 },
  legend: [
    ...RIVER_STYLES.map(({ labelKey, colour, nearPx }) => ({
      labelKey,
      params: LARGE_FLOW_M3S,
      look: {
        type: 'line' as const,
        colour,
        widthPx: Math.min(4.5, nearPx * 0.6),
        casing: cssOf(rgba('#04121d', 150)),
      },
    })),
    { labelKey: 'layers.flow', look: { type: 'line', colour: '#9fdcff', widthPx: 1, arrow: true } },
  ],
  filters: [categoryFilter('riverReach', RIVER_CATEGORIES)],
  select: (data) => [shownRecords(data, 'riverReach')],
  deck: (data, frame) => strokeLayers('riverReach', pack(shownRecords(data, 'riverReach')), STROKES, frame),
  ink: (data, ink, { metresPerPixel }) => {
    const packed = pack(shownRecords(data, 'riverReach'));
    const named = ({ rank }: { rank: number }) => metresPerPixel < (RIVER_STYLES[rank]?.namedTo ?? 0);
    if (metresPerPixel < ARROWS_TO) {
      const seen = ({ rank }: { rank: number }) => metresPerPixel < (RIVER_STYLES[rank]?.seenTo ?? 0) / 3 && rank !== 4;
      drawArrows(ink, packed, seen, 130, () => '#9fdcff');
    }
    writeAlong(ink, packed, named, (reach) => {
      const rank = riverRank(reach);
      const text = reach.riverName ?? reach.name;
      return [{ text, colour: '#7cc4ee', sizePx: rank >= 5 ? 12.5 : 11, priority: 3 + rank / 10, apartPx: 340 }];
    });
  },
  pick: (data, at, toleranceM) => lineAt(shownRecords(data, 'riverReach'), at, Math.min(toleranceM, 1_500)),
};

/** Places where polluted water can be held or turned aside. */
export const waterFacilities = placeLayer({
  kind: 'waterFacility',
  group: 'water',
  nearM: 90_000,
  symbol: 'waterFacility_sluice',
  symbolOf: (facility) => `waterFacility_${facility.category}`,
  priorityOf: () => 31,
  legend: symbolLegend('waterFacility', WATER_FACILITY_CATEGORIES),
  filters: [categoryFilter('waterFacility', WATER_FACILITY_CATEGORIES)],
});
