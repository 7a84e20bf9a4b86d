import { DRAIN_CATEGORIES, DRAIN_WATERS, type Drain } from '../../../shared/records/drain.ts';
import { WATER_COLOURS } from '../symbols/palette.ts';
import { categoryFilter, symbolLegend, wordsFilter } from './filters.ts';
import { placeLayer } from './placeLayer.ts';
import { rgba } from './shapes/colours.ts';
import { drawArrows } from './shapes/lineInk.ts';
import { linePacker, strokeLayers } from './shapes/lineLayer.ts';
import { lineAt } from './shapes/pickShapes.ts';
import { widthBetween } from './shapes/scaleSpan.ts';
import { shownRecords } from './shown.ts';

const WATERS = ['none', ...DRAIN_WATERS] as const;

function waterOf({ water }: Drain): (typeof WATERS)[number] {
  return water ?? 'none';
}

/** Pipes show nearer than this, metres a pixel. */
const PIPES_TO = 14;
const ARROWS_TO = 3;
const width = widthBetween({ metresPerPixel: 0.4, px: 4 }, { metresPerPixel: PIPES_TO, px: 1.1 });

const STROKES = WATERS.map((water) => ({
  colour: rgba(WATER_COLOURS[water]),
  casing: rgba('#04101a', 190),
  widthPx: (metresPerPixel: number) => (metresPerPixel < PIPES_TO ? width(metresPerPixel) : 0),
}));

const pack = linePacker<Drain>((drain) => (drain.category === 'pipe' ? WATERS.indexOf(waterOf(drain)) : -1));

/** Drain networks: pipes coloured by their water with arrows along the flow, nodes as small squares. */
export const drains = placeLayer({
  kind: 'drain',
  group: 'water',
  nearM: 5_000,
  symbol: 'drain_valve',
  hasSymbol:
    () =>
    ({ category }) =>
      category !== 'pipe',
  symbolOf: (drain) => `drain_${drain.category}`,
  priorityOf: ({ category }) => (category === 'manhole' || category === 'inlet' ? 14 : 23),
  // Pipes are lines of their own; what is left are pools.
  areaLook: (drain) =>
    drain.category === 'pipe'
      ? { colour: WATER_COLOURS[waterOf(drain)], fillAlpha: 0, edgeAlpha: 0 }
      : { colour: WATER_COLOURS[waterOf(drain)], fillAlpha: 60, edgePx: 1, span: { from: 0, to: PIPES_TO } },
  legend: [
    ...WATERS.map((water) => ({
      labelKey: water === 'none' ? 'layers.waterUnknown' : `records.water_${water}`,
      look: { type: 'line' as const, colour: WATER_COLOURS[water], widthPx: 3, arrow: true },
    })),
    ...symbolLegend(
      'drain',
      DRAIN_CATEGORIES.filter((category) => category !== 'pipe'),
    ),
  ],
  filters: [categoryFilter('drain', DRAIN_CATEGORIES), wordsFilter('water', DRAIN_WATERS, 'layers.waterUnknown')],
  deck: (data, frame) => strokeLayers('drain-pipes', pack(shownRecords(data, 'drain')), STROKES, frame),
  ink: (data, ink, { metresPerPixel }) => {
    if (metresPerPixel > ARROWS_TO) return;
    drawArrows(
      ink,
      pack(shownRecords(data, 'drain')),
      () => true,
      90,
      (drain) => WATER_COLOURS[waterOf(drain)],
    );
  },
  pick: (data, at, toleranceM) =>
    toleranceM > PIPES_TO * 6 ? undefined : lineAt(shownRecords(data, 'drain'), at, toleranceM),
});
