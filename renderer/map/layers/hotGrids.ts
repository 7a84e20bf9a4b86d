import type { HotGrid } from '../../../shared/contract/alarming.ts';
import type { GridCell } from '../../../shared/records/gridCell.ts';
import type { MapData } from '../api.ts';
import { toEcef } from '../host/ecef.ts';
import { type AreaLook, areaPainter } from './areas.ts';
import type { MapLayer } from './layer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { areaAt } from './shapes/pickShapes.ts';

export type Heat = Exclude<HotGrid['confidence'], 'none'>;
export const HEATS: readonly Heat[] = ['extreme', 'strong', 'weak'];

/** Warm colours by significance; the rank written in the cell says it too. */
const LOOKS: Readonly<Record<Heat, AreaLook>> = {
  extreme: { colour: '#ff4256', fillAlpha: 110, edgePx: 2.4 },
  strong: { colour: '#ff8f33', fillAlpha: 90, edgePx: 1.8 },
  weak: { colour: '#ffd54a', fillAlpha: 70, edgePx: 1.2, dash: [6, 4] },
};
/** Ranks that are written into their cells. */
const NAMED = 20;

interface HotCells {
  readonly hot: readonly HotGrid[];
  readonly cells: readonly GridCell[];
  readonly shown: readonly GridCell[];
}

let last: HotCells | undefined;
const heatOf = new WeakMap<GridCell, Heat>();

/** The cells that are hot, in the order of their rank; the same list while nothing changed. */
export function hotCells({ hotGrids = [], places }: Pick<MapData, 'hotGrids' | 'places'>): readonly GridCell[] {
  if (last?.hot === hotGrids && last.cells === places.gridCell) return last.shown;
  const byId = new Map(places.gridCell.map((cell) => [cell.id, cell]));
  const shown = hotGrids.flatMap(({ gridCellId, confidence }) => {
    const cell = byId.get(gridCellId);
    if (!cell || confidence === 'none') return [];
    heatOf.set(cell, confidence);
    return [cell];
  });
  last = { hot: hotGrids, cells: places.gridCell, shown };
  return shown;
}

const paint = areaPainter<GridCell>('hotGrid', (cell) => LOOKS[heatOf.get(cell) ?? 'weak']);

/** Grid cells where alarms and exceedances gather, coloured by how sure that is, the hottest with their ranks. */
export const hotGrids: MapLayer = {
  id: 'hotGrid',
  titleKey: 'monitoring.hotGrids',
  group: 'grid',
  defaultVisible: false,
  kinds: ['gridCell'],
  look: { type: 'area', fill: cssOf(rgba(LOOKS.strong.colour, 90)), edge: LOOKS.strong.colour },
  legend: HEATS.map((heat) => ({
    labelKey: `monitoring.hotGrid_${heat}`,
    look: {
      type: 'area',
      fill: cssOf(rgba(LOOKS[heat].colour, LOOKS[heat].fillAlpha ?? 40)),
      edge: LOOKS[heat].colour,
    },
  })),
  select: (data) => [hotCells(data)],
  deck: (data, frame) => paint(hotCells(data), frame),
  ink: (data, ink) => {
    for (const [i, cell] of hotCells(data).slice(0, NAMED).entries()) {
      const at = ink.projector?.project(...toEcef(cell.position));
      if (!at) continue;
      ink.label({
        text: `${i + 1} ${cell.name}`,
        ...at,
        sides: ['middle', 'above'],
        gapPx: 10,
        priority: 60 - i,
        colour: '#ffffff',
        sizePx: 12,
        weight: 600,
        plate: 'rgba(64, 22, 10, 0.86)',
        overSymbols: true,
      });
    }
  },
  pick: (data, at) => areaAt(hotCells(data), at),
};
