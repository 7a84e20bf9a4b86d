import { area as areaOf } from '@turf/turf';
import { destination } from '../../../shared/geo.ts';
import { POPULATION_BLOCK_CATEGORIES, type PopulationBlock } from '../../../shared/records/populationBlock.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import { categoryFilter } from './filters.ts';
import type { LegendEntry, MapLayer, Rgba } from './layer.ts';
import { cssOf, rgba } from './shapes/colours.ts';
import { polygonsOf } from './shapes/geometryParts.ts';
import { areaAt } from './shapes/pickShapes.ts';
import { type FilledPolygon, fillLayer } from './shapes/rangedPolygonLayer.ts';
import { ALL_SCALES } from './shapes/scaleSpan.ts';
import { shownRecords } from './shown.ts';

/** Classes of density: people a square kilometre, from (inclusive). */
export const DENSITY_CLASSES: readonly { readonly from: number; readonly colour: Rgba }[] = [
  { from: 0, colour: rgba('#3a3a78', 90) },
  { from: 100, colour: rgba('#5a429c', 105) },
  { from: 500, colour: rgba('#8748ad', 120) },
  { from: 2_000, colour: rgba('#bb55a8', 135) },
  { from: 10_000, colour: rgba('#f07a95', 150) },
];

/** Radius of a block without an outline: its disc grows with the people, metres for the root of their number. */
const DISC_M = 9;

const densities = new WeakMap<PopulationBlock, number | undefined>();

/** People a square kilometre of a block with an outline: the larger of day and night. */
export function densityOf(block: PopulationBlock): number | undefined {
  if (densities.has(block)) return densities.get(block);
  const people = peopleOf(block);
  const { geometry } = block;
  const squareM = geometry && polygonsOf(geometry).length > 0 ? areaOf(geometry as GeoJSON.Geometry) : 0;
  const density = people === undefined || squareM <= 0 ? undefined : people / (squareM / 1e6);
  densities.set(block, density);
  return density;
}

/** Colour of a density. */
export function colourOfDensity(density: number): Rgba {
  return (DENSITY_CLASSES.findLast(({ from }) => density >= from) ?? DENSITY_CLASSES[0])?.colour ?? [0, 0, 0, 0];
}

function peopleOf({ population }: PopulationBlock): number | undefined {
  if (population?.day === undefined && population?.night === undefined) return undefined;
  return Math.max(population.day ?? 0, population.night ?? 0);
}

function polygonsOfBlock(block: PopulationBlock): FilledPolygon[] {
  const people = peopleOf(block);
  if (people === undefined) return [];
  const density = densityOf(block);
  if (block.geometry && density !== undefined) {
    const fill = colourOfDensity(density);
    return polygonsOf(block.geometry).map((rings) => ({ rings, fill }));
  }
  const radiusM = DISC_M * Math.sqrt(people);
  const ring = Array.from({ length: 17 }, (_, i) => destination(block.position, (i % 16) * 22.5, radiusM));
  return [{ rings: [ring.map(({ lon, lat }) => [lon, lat])], fill: DISC_COLOUR }];
}

const DISC_COLOUR = rgba('#d77ac0', 110);
const known = new WeakMap<readonly PopulationBlock[], readonly FilledPolygon[]>();

function paint(records: readonly PopulationBlock[], frame: EnuFrame) {
  const polygons = known.get(records) ?? records.flatMap(polygonsOfBlock);
  known.set(records, polygons);
  return polygons.length === 0 ? [] : [fillLayer('population', polygons, frame, ALL_SCALES)];
}

const LEGEND: readonly LegendEntry[] = [
  ...DENSITY_CLASSES.map(({ from, colour }, i): LegendEntry => {
    const to = DENSITY_CLASSES[i + 1]?.from;
    return {
      labelKey: to === undefined ? 'layers.densityFrom' : 'layers.densityClass',
      params: { from, to: to ?? '' },
      look: { type: 'area', fill: cssOf(colour) },
    };
  }),
  { labelKey: 'layers.peopleDisc', look: { type: 'area', fill: cssOf(DISC_COLOUR) } },
];

/** Where people live: blocks coloured by their density, discs where a block has no outline. */
export const population: MapLayer = {
  id: 'populationBlock',
  titleKey: 'records.populationBlock',
  group: 'people',
  defaultVisible: false,
  kinds: ['populationBlock'],
  look: { type: 'area', fill: cssOf(rgba('#bb55a8', 160)) },
  legend: LEGEND,
  filters: [categoryFilter('populationBlock', POPULATION_BLOCK_CATEGORIES)],
  select: (data) => [shownRecords(data, 'populationBlock')],
  deck: (data, frame) => paint(shownRecords(data, 'populationBlock'), frame),
  pick: (data, at) => areaAt(shownRecords(data, 'populationBlock'), at),
};
