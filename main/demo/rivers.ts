import type { PlaceRecord } from '../../shared/records/index.ts';
import { COURSES } from './courses.ts';
import type { Ground } from './ground.ts';
import { NameGiver } from './names.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { coordinates, type LonLat, lineMetres, positionOf, rounded } from './plane.ts';
import { Dice } from './random.ts';
import type { Terrain } from './terrain.ts';

/** Area from which water makes a river, square metres. */
const SOURCE_M2 = 52e6;
/** Water of a square metre of land, m³/s: about a metre a year. */
const YIELD = 0.0315e-6;

/** A river from its source to its end, in reaches. */
export interface River {
  readonly name: string;
  readonly isMain: boolean;
  readonly reaches: readonly Reach[];
}

export interface Reach {
  readonly code: string;
  readonly line: readonly LonLat[];
  readonly toCode?: string;
  /** At its lower end, m³/s. */
  readonly flowM3S: number;
  readonly widthM: number;
  readonly depthM: number;
  readonly velocityMS: number;
  readonly slope: number;
}

interface Stem {
  /** Cells from the source down. */
  readonly cells: number[];
  readonly areaM2: number;
  name: string;
  isMain: boolean;
}

/** The rivers of the province as one network: down the relief, along the base map's rivers where it has them. */
export function makeRivers(terrain: Terrain, ground: Ground): River[] {
  const area = drainedAreas(terrain);
  const stems = stemsOf(terrain, area);
  nameStems(stems, terrain);
  return reachesOf(stems, terrain, area, ground);
}

/** Square metres that drain through each cell, its own included. */
function drainedAreas(terrain: Terrain): Float64Array {
  const area = Float64Array.from(terrain.isOurs, (ours, cell) => (ours ? terrain.areaM2(cell) : 0));
  for (let i = terrain.order.length - 1; i >= 0; i--) {
    const cell = terrain.order[i] ?? 0;
    const next = terrain.downhill[cell] ?? cell;
    if (next !== cell) area[next] = (area[next] ?? 0) + (area[cell] ?? 0);
  }
  return area;
}

/** Each source's way down until it meets a larger river, the sea or the border. */
function stemsOf(terrain: Terrain, area: Float64Array): Stem[] {
  const isRiver = (cell: number) => (area[cell] ?? 0) >= SOURCE_M2 && terrain.isOurs[cell] === 1;
  const best = new Map<number, number>();
  for (const cell of terrain.order) {
    if (!isRiver(cell)) continue;
    const next = terrain.downhill[cell] ?? cell;
    const known = best.get(next);
    if (known === undefined || (area[cell] ?? 0) > (area[known] ?? 0)) best.set(next, cell);
  }
  const stems: Stem[] = [];
  for (const cell of terrain.order) {
    const next = terrain.downhill[cell] ?? cell;
    const isEnd = isRiver(cell) && (!isRiver(next) || best.get(next) !== cell);
    if (!isEnd) continue;
    const cells = [next];
    for (let at: number | undefined = cell; at !== undefined; at = best.get(at)) cells.push(at);
    stems.push({ cells: cells.reverse(), areaM2: area[cell] ?? 0, name: '', isMain: false });
  }
  return stems;
}

/** The largest river along a known course bears its name; all others get invented names. */
function nameStems(stems: readonly Stem[], terrain: Terrain): void {
  COURSES.forEach(({ name, isMain }, course) => {
    const follows = ({ cells }: Stem) => cells.filter((cell) => terrain.courseOf[cell] === course + 1).length;
    const along = stems.filter((stem) => stem.name === '' && follows(stem) >= 5);
    const found = along.sort((a, b) => b.areaM2 - a.areaM2)[0];
    // A branch may be the upper part of the river that it is drawn to join: then that one's name stands.
    if (!found) return;
    found.name = name;
    found.isMain = isMain === true;
  });
  const names = new NameGiver(new Dice('river names'));
  for (const stem of stems) if (stem.name === '') stem.name = `演示${names.place()}溪`;
}

function reachesOf(stems: readonly Stem[], terrain: Terrain, area: Float64Array, ground: Ground): River[] {
  const codeAt = new Map<number, string>();
  const joints = new Set(stems.map(({ cells }) => cells.at(-1) ?? -1));
  const pieces = stems.map((stem, number) => {
    const codes: { code: string; cells: number[] }[] = [];
    let cells: number[] = [];
    stem.cells.forEach((cell, i) => {
      cells.push(cell);
      const isLast = i === stem.cells.length - 1;
      if (cells.length < 2 || !(isLast || joints.has(cell))) return;
      codes.push({ code: `R${numbered(number + 1)}-${numbered(codes.length + 1, 2)}`, cells });
      cells = [cell];
    });
    for (const { code, cells: own } of codes) for (const cell of own.slice(0, -1)) codeAt.set(cell, code);
    return codes;
  });
  return stems.map(({ name, isMain }, number) => {
    const reaches = (pieces[number] ?? []).map(({ code, cells }): Reach => {
      const last = cells.at(-1) ?? 0;
      const lowest = cells.at(-2) ?? last;
      const toCode = codeAt.get(last);
      const line = lineOf(cells, terrain, ground);
      const flowM3S = rounded((area[lowest] ?? 0) * YIELD, 3);
      const widthM = rounded(5.2 * Math.sqrt(flowM3S), 1);
      const depthM = rounded(0.32 * flowM3S ** 0.38, 2);
      const fall = Math.max(0.5, (terrain.heights[cells[0] ?? 0] ?? 0) - (terrain.heights[lowest] ?? 0));
      return {
        code,
        line,
        ...(toCode === undefined ? {} : { toCode }),
        flowM3S,
        widthM,
        depthM,
        velocityMS: rounded(flowM3S / (widthM * depthM), 2),
        slope: rounded(Math.min(0.08, fall / Math.max(500, lineMetres(line))), 5),
      };
    });
    return { name, isMain, reaches };
  });
}

/** The line of a reach: along the base map's river where it runs in one, else from cell to cell, bent softly. */
function lineOf(cells: readonly number[], terrain: Terrain, ground: Ground): LonLat[] {
  const line: LonLat[] = [];
  cells.forEach((cell, i) => {
    const previous = cells[i - 1];
    const river = terrain.riverOf[cell] ?? 0;
    const points = ground.rivers[river - 1]?.points;
    const vertex = terrain.vertexOf[cell] ?? 0;
    if (points && previous !== undefined && terrain.riverOf[previous] === river) {
      const from = terrain.vertexOf[previous] ?? vertex;
      const step = Math.sign(vertex - from);
      for (let k = from + step; step !== 0 && k !== vertex + step && Math.abs(k - from) < 12; k += step) {
        const point = points[k];
        if (point && k !== vertex) line.push(point);
      }
    }
    line.push(spotOf(cell, terrain, ground));
  });
  return line;
}

const spots = new WeakMap<Terrain, Map<number, LonLat>>();

/** Where a river crosses a cell: the same for every reach that meets there. */
function spotOf(cell: number, terrain: Terrain, ground: Ground): LonLat {
  const known = spots.get(terrain) ?? new Map<number, LonLat>();
  spots.set(terrain, known);
  const before = known.get(cell);
  if (before) return before;
  const points = ground.rivers[(terrain.riverOf[cell] ?? 0) - 1]?.points;
  const middle = terrain.middle(cell);
  const dice = new Dice(`spot ${cell}`);
  const spot: LonLat = points?.[terrain.vertexOf[cell] ?? 0] ?? [
    middle[0] + dice.between(-0.0034, 0.0034),
    middle[1] + dice.between(-0.0034, 0.0034),
  ];
  known.set(cell, spot);
  return spot;
}

export function riverRecords(rivers: readonly River[]): PlaceRecord[] {
  return rivers.flatMap(({ name, isMain, reaches }) =>
    reaches.map(({ code, line, ...measures }, i) =>
      made('riverReach', PRODUCERS.water, {
        code,
        name: `${name}第${i + 1}河段（演示）`,
        position: positionOf(line[Math.floor(line.length / 2)] ?? [0, 0]),
        geometry: { type: 'LineString', coordinates: coordinates(line) },
        category: isMain ? 'mainRiver' : 'tributary',
        riverName: name,
        lengthM: rounded(lineMetres(line), 0),
        ...measures,
      }),
    ),
  );
}
