import { ROAD_CATEGORIES, type Road } from '../../../shared/records/road.ts';
import { categoryFilter } from './filters.ts';
import type { MapLayer } from './layer.ts';
import { plateOf, ROAD_LEGEND, ROAD_RANKS, ROAD_STROKES, ROAD_STYLES } from './roadStyles.ts';
import { type LineText, writeAlong } from './shapes/lineInk.ts';
import { linePacker, strokeLayers } from './shapes/lineLayer.ts';
import { lineAt } from './shapes/pickShapes.ts';
import { shownRecords } from './shown.ts';

const pack = linePacker<Road>((road) => ROAD_RANKS.indexOf(road.category));

/** Scales up to which numbers stand on roads, metres a pixel; on lesser roads half as far as their names. */
const NUMBERED_TO: Readonly<Partial<Record<Road['category'], number>>> = { motorway: 320, trunk: 220, primary: 70 };
/** Nearer than this a click may mean a road, metres a pixel. */
const PICKED_M = 160;

/** Roads: width and colour by class, numbers on plates, names along them; fewer classes from afar. */
export const roads: MapLayer = {
  id: 'road',
  titleKey: 'records.road',
  group: 'grid',
  defaultVisible: true,
  kinds: ['road'],
  look: { type: 'line', colour: ROAD_STYLES.motorway.colour, widthPx: 3, casing: '#061019' },
  legend: ROAD_LEGEND,
  filters: [categoryFilter('road', ROAD_CATEGORIES)],
  select: (data) => [shownRecords(data, 'road')],
  deck: (data, frame) => strokeLayers('road', pack(shownRecords(data, 'road')), ROAD_STROKES, frame),
  ink: (data, ink, { metresPerPixel }) => {
    const passes = ({ rank }: { rank: number }) => {
      const category = ROAD_RANKS[rank];
      return category !== undefined && metresPerPixel < Math.max(ROAD_STYLES[category].namedTo, numberedTo(category));
    };
    writeAlong(ink, pack(shownRecords(data, 'road')), passes, (road) => textsOf(road, metresPerPixel));
  },
  pick: (data, at, toleranceM) =>
    toleranceM > PICKED_M ? undefined : lineAt(pickable(shownRecords(data, 'road'), toleranceM / 6), at, toleranceM),
};

function pickable(records: readonly Road[], metresPerPixel: number): readonly Road[] {
  return records.filter(({ category }) => ROAD_STYLES[category].seenTo > metresPerPixel);
}

function numberedTo(category: Road['category']): number {
  return NUMBERED_TO[category] ?? ROAD_STYLES[category].namedTo / 2;
}

function textsOf(road: Road, metresPerPixel: number): LineText[] {
  const { namedTo } = ROAD_STYLES[road.category];
  const texts: LineText[] = [];
  const rank = ROAD_RANKS.indexOf(road.category);
  if (road.roadNumber && metresPerPixel < numberedTo(road.category)) {
    texts.push({
      text: road.roadNumber.split(/[;；,，、]/)[0] ?? road.roadNumber,
      colour: '#f2f7fa',
      sizePx: 10.5,
      priority: 6 + rank / 10,
      plate: plateOf(road),
      apartPx: 300,
    });
  }
  if (metresPerPixel < namedTo && road.name !== road.roadNumber) {
    texts.push({ text: road.name, colour: '#a9bac7', sizePx: 11, priority: 2 + rank / 10, apartPx: 280 });
  }
  return texts;
}
