import { GRID_CELL_CATEGORIES, type GridCell } from '../../../shared/records/gridCell.ts';
import type { MapData } from '../api.ts';
import { toEcef } from '../host/ecef.ts';
import type { Ink } from '../host/ink.ts';
import { type AreaLook, areaPainter } from './areas.ts';
import { categoryFilter } from './filters.ts';
import type { MapLayer } from './layer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { boundsOf } from './shapes/geometryParts.ts';
import { areaAt } from './shapes/pickShapes.ts';
import { isWithin, type ScaleSpan } from './shapes/scaleSpan.ts';
import { shownRecords } from './shown.ts';

type Level = GridCell['category'];

/** One level at a time, by the scale, metres a pixel. */
export const GRID_SPANS: Readonly<Record<Level, ScaleSpan>> = {
  city: { from: 500, to: Number.POSITIVE_INFINITY },
  county: { from: 120, to: 500 },
  township: { from: 26, to: 120 },
  cell: { from: 0, to: 26 },
};

const LOOKS: Readonly<Record<Level, AreaLook>> = {
  city: { colour: '#b6a8ff', fillAlpha: 14, edgePx: 2, span: GRID_SPANS.city },
  county: { colour: '#a99bff', fillAlpha: 14, edgePx: 1.6, span: GRID_SPANS.county },
  township: { colour: '#9c9bff', fillAlpha: 13, edgePx: 1.3, dash: [10, 4], span: GRID_SPANS.township },
  cell: { colour: '#8fa0ff', fillAlpha: 12, edgePx: 1.1, dash: [5, 4], span: GRID_SPANS.cell },
};

const paint = areaPainter<GridCell>('gridCell', ({ category }) => LOOKS[category]);

/** The level that shows at a scale. */
export function levelAt(metresPerPixel: number): Level {
  return GRID_CELL_CATEGORIES.find((level) => isWithin(metresPerPixel, GRID_SPANS[level])) ?? 'cell';
}

/** The four-level grid: outlines of the level that suits the scale, with a light fill and their names. */
export const gridCells: MapLayer = {
  id: 'gridCell',
  titleKey: 'records.gridCell',
  group: 'grid',
  defaultVisible: false,
  kinds: ['gridCell'],
  look: { type: 'area', fill: cssOf(rgba('#a99bff', 40)), edge: '#a99bff' },
  legend: GRID_CELL_CATEGORIES.map((level) => {
    const { colour, fillAlpha = 40, edgeAlpha = 210 } = LOOKS[level];
    return {
      labelKey: `records.gridCell_${level}`,
      look: { type: 'area', fill: cssOf(rgba(colour, fillAlpha)), edge: cssOf(rgba(colour, edgeAlpha)) },
    };
  }),
  filters: [categoryFilter('gridCell', GRID_CELL_CATEGORIES)],
  select: (data) => [shownRecords(data, 'gridCell')],
  deck: (data, frame) => paint(shownRecords(data, 'gridCell'), frame),
  ink: (data, ink, { metresPerPixel }) => writeNames(data, ink, levelAt(metresPerPixel), metresPerPixel),
  // Only of the level that shows; the click's tolerance tells the scale.
  pick: (data, at, toleranceM) => {
    const level = levelAt(toleranceM / 6);
    return areaAt(
      shownRecords(data, 'gridCell').filter(({ category }) => category === level),
      at,
    );
  },
};

function writeNames(data: MapData, ink: Ink, level: Level, metresPerPixel: number): void {
  for (const cell of shownRecords(data, 'gridCell')) {
    if (cell.category !== level) continue;
    const [, south, , north] = boundsOf(cell);
    if (((north - south) * 111_000) / metresPerPixel < 26) continue;
    const at = ink.projector?.project(...toEcef(cell.position));
    if (!at) continue;
    ink.label({
      text: cell.name,
      ...at,
      sides: ['middle'],
      gapPx: 0,
      priority: 1.5,
      colour: '#c9c2ff',
      sizePx: 11.5,
      overSymbols: true,
    });
  }
}
