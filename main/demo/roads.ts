import type { PlaceRecord } from '../../shared/records/index.ts';
import type { Road } from '../../shared/records/road.ts';
import type { Ground } from './ground.ts';
import { shortName } from './names.ts';
import type { Park } from './parks.ts';
import { Pathfinder } from './pathfinder.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import {
  coordinates,
  degrees,
  insideRing,
  type LonLat,
  lineMetres,
  metresBetween,
  positionOf,
  rounded,
} from './plane.ts';
import { Dice } from './random.ts';
import { gridStreets, type Street } from './streets.ts';
import type { Terrain } from './terrain.ts';
import type { Town } from './towns.ts';

/** Classes of roads between towns, the greatest first. */
const CLASSES = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'] as const;
type RoadClass = (typeof CLASSES)[number];

/** What a class is like: km/h, lanes, width in metres. */
const MEASURES: Readonly<Record<Road['category'], readonly [speedKmh: number, lanes: number, widthM: number]>> = {
  motorway: [100, 4, 26],
  trunk: [80, 4, 20],
  primary: [60, 4, 16],
  secondary: [50, 2, 10],
  tertiary: [40, 2, 7],
  residential: [30, 2, 7],
  service: [30, 2, 8],
  track: [20, 1, 4],
  path: [5, 1, 2],
  other: [20, 1, 4],
};

export interface RoadLine {
  readonly category: Road['category'];
  readonly name: string;
  readonly number?: string;
  readonly line: readonly LonLat[];
  readonly bridge?: boolean;
}

/** The roads of the province: one connected network that shares vertices where roads meet. */
export function makeRoads(
  towns: readonly Town[],
  parks: readonly Park[],
  terrain: Terrain,
  ground: Ground,
): RoadLine[] {
  const country = new Country(towns, parks, terrain, ground);
  country.linkSeats();
  country.linkTowns();
  const gates = parks.map((park) => country.linkPark(park));
  const lines = country.lines();
  const streets = towns.flatMap((town) => townStreets(town, ground));
  const inParks = parks.flatMap((park, i) => parkStreets(park, gates[i] ?? park.gate));
  return [...lines, ...streets, ...inParks];
}

class Country {
  readonly #towns: readonly Town[];
  readonly #terrain: Terrain;
  readonly #ground: Ground;
  readonly #finder: Pathfinder;
  readonly #inParks: ReadonlySet<number>;
  /** Class by edge, and the cells beside each cell. */
  readonly #edges = new Map<number, RoadClass>();
  readonly #next = new Map<number, Set<number>>();
  readonly #spots = new Map<number, LonLat>();

  constructor(towns: readonly Town[], parks: readonly Park[], terrain: Terrain, ground: Ground) {
    this.#towns = towns;
    this.#finder = new Pathfinder(terrain);
    this.#inParks = cellsOf(parks, terrain);
    this.#terrain = terrain;
    this.#ground = ground;
    for (const { cell, at } of towns) if (!this.#spots.has(cell)) this.#spots.set(cell, at);
  }

  /** Motorways between the cities' seats, trunk roads between the counties' (Gabriel graphs). */
  linkSeats(): void {
    const seats = this.#towns.filter(({ rank }) => rank === 'seat');
    const capitals = [...Map.groupBy(seats, ({ county }) => county.city).values()].flatMap((list) => list[0] ?? []);
    for (const [a, b] of gabriel(capitals)) this.#link(a.cell, b.cell, 'motorway');
    for (const [a, b] of gabriel(seats))
      this.#link(a.cell, b.cell, metresBetween(a.at, b.at) > 38_000 ? 'trunk' : 'primary');
  }

  /** Every other town to the nearest one that is joined already, many also to another. */
  linkTowns(): void {
    const joined = this.#towns.filter(({ rank }) => rank === 'seat');
    const dice = new Dice('town roads');
    for (const town of this.#towns) {
      if (town.rank === 'seat') continue;
      const near = nearestTwo(joined, town);
      const category = town.rank === 'town' ? 'secondary' : 'tertiary';
      if (near[0]) this.#link(near[0].cell, town.cell, category);
      if (near[1] && (town.rank === 'village' || dice.chance(0.45))) this.#link(near[1].cell, town.cell, 'tertiary');
      joined.push(town);
    }
  }

  /** @returns where the park's own road begins */
  linkPark({ gate, county }: Park): LonLat {
    const cell = this.#terrain.cellAt(gate);
    if (!this.#spots.has(cell)) this.#spots.set(cell, gate);
    const near = this.#towns
      .filter(({ rank, county: own }) => rank !== 'village' && own.name === county)
      .sort((a, b) => metresBetween(a.at, gate) - metresBetween(b.at, gate));
    for (const town of near.slice(0, 2)) this.#link(town.cell, cell, 'primary');
    return this.#spots.get(cell) ?? gate;
  }

  #link(from: number, to: number, category: RoadClass): void {
    const { heights, isLand, columns } = this.#terrain;
    const size = heights.length;
    const cost = (cell: number) => {
      if (this.#inParks.has(cell)) return 60;
      if (isLand[cell] === 0) return 6;
      const here = heights[cell] ?? 0;
      const rise = Math.abs(here - (heights[cell - 1] ?? here)) + Math.abs(here - (heights[cell - columns] ?? here));
      return (this.#next.has(cell) ? 0.55 : 1) * (1 + Math.max(0, here) / 500 + rise / 160);
    };
    const cells = from === to ? [] : this.#finder.between(from, to, cost, 0.55);
    for (let i = 1; i < cells.length; i++) {
      const [a, b] = [cells[i - 1] ?? 0, cells[i] ?? 0];
      const key = Math.min(a, b) * size + Math.max(a, b);
      const known = this.#edges.get(key);
      if (known && CLASSES.indexOf(known) <= CLASSES.indexOf(category)) continue;
      this.#edges.set(key, category);
      this.#join(a, b);
      this.#join(b, a);
    }
  }

  #join(from: number, to: number): void {
    const list = this.#next.get(from);
    if (list) list.add(to);
    else this.#next.set(from, new Set([to]));
  }

  #classOf(a: number, b: number): RoadClass {
    return this.#edges.get(Math.min(a, b) * this.#terrain.heights.length + Math.max(a, b)) ?? 'tertiary';
  }

  /** Stretches from junction to junction of one class. */
  lines(): RoadLine[] {
    const isTown = new Set(this.#towns.map(({ cell }) => cell));
    const isEnd = (cell: number) => {
      const next = [...(this.#next.get(cell) ?? [])];
      return next.length !== 2 || isTown.has(cell) || new Set(next.map((other) => this.#classOf(cell, other))).size > 1;
    };
    const lines: RoadLine[] = [];
    const counts = new Map<RoadClass, number>();
    for (const [cell, beside] of this.#next) {
      if (!isEnd(cell)) continue;
      for (const first of beside) {
        const cells = [cell, first];
        while (!isEnd(cells.at(-1) ?? cell)) {
          const [last, previous] = [cells.at(-1) ?? cell, cells.at(-2)];
          const onward = [...(this.#next.get(last) ?? [])].find((other) => other !== previous);
          if (onward === undefined) break;
          cells.push(onward);
        }
        if ((cells.at(-1) ?? 0) < cell || ((cells.at(-1) ?? 0) === cell && (cells[1] ?? 0) > (cells.at(-2) ?? 0)))
          continue;
        const category = this.#classOf(cell, first);
        const number = (counts.get(category) ?? 0) + 1;
        counts.set(category, number);
        lines.push({
          category,
          ...titleOf(category, number),
          line: cells.map((one) => this.#spot(one)),
          bridge: cells.some((one) => this.#terrain.isLand[one] === 0),
        });
      }
    }
    return lines;
  }

  /** Where roads cross a cell: in its town, else somewhere in its middle, on land. */
  #spot(cell: number): LonLat {
    const known = this.#spots.get(cell);
    if (known) return known;
    const dice = new Dice(`road ${cell}`);
    const [lon, lat] = this.#terrain.middle(cell);
    const bent: LonLat = [degrees(lon + dice.between(-0.0028, 0.0028)), degrees(lat + dice.between(-0.0028, 0.0028))];
    const spot: LonLat = this.#ground.isLand(bent) ? bent : [degrees(lon), degrees(lat)];
    this.#spots.set(cell, spot);
    return spot;
  }
}

/** Cells that are a park's own: no other road crosses it. */
function cellsOf(parks: readonly Park[], terrain: Terrain): Set<number> {
  const cells = new Set<number>();
  for (const { outline, gate } of parks) {
    for (let cell = 0; cell < terrain.heights.length; cell++) {
      if (insideRing(outline, terrain.middle(cell))) cells.add(cell);
    }
    cells.delete(terrain.cellAt(gate));
  }
  return cells;
}

function nearestTwo(towns: readonly Town[], { at }: Town): Town[] {
  let [first, second]: (readonly [far: number, town: Town] | undefined)[] = [];
  for (const town of towns) {
    const far = metresBetween(town.at, at);
    if (!first || far < first[0]) {
      second = first;
      first = [far, town];
    } else if (!second || far < second[0]) second = [far, town];
  }
  return [first, second].flatMap((found) => (found ? [found[1]] : []));
}

function titleOf(category: RoadClass, number: number): { name: string; number?: string } {
  switch (category) {
    case 'motorway':
      return { name: `演示高速第${number}段`, number: `YG${number}` };
    case 'trunk':
      return { name: `演示国道第${number}段`, number: `YD${number}` };
    case 'primary':
      return { name: `演示省道第${number}段`, number: `YS${number}` };
    case 'secondary':
      return { name: `演示县道第${number}段` };
    case 'tertiary':
      return { name: `演示乡道第${number}段` };
  }
}

/** Pairs with no third place in the circle that they span. */
function gabriel(places: readonly Town[]): (readonly [Town, Town])[] {
  return places.flatMap((a, i) =>
    places.slice(i + 1).flatMap((b) => {
      const far = metresBetween(a.at, b.at) ** 2;
      const isBetween = (c: Town) => metresBetween(a.at, c.at) ** 2 + metresBetween(b.at, c.at) ** 2 < far;
      return places.some((c) => c !== a && c !== b && isBetween(c)) ? [] : [[a, b] as const];
    }),
  );
}

function townStreets(town: Town, ground: Ground): RoadLine[] {
  const dice = new Dice(`streets ${town.name}`);
  const isDistrict = town.name.endsWith('区');
  const half = town.rank === 'seat' ? (isDistrict ? dice.whole(5, 7) : dice.whole(3, 5)) : 2;
  const spacing = town.rank === 'seat' ? 270 : town.rank === 'village' ? 130 : 200;
  const all = gridStreets(town.at, dice.between(0, 90), half, spacing, (at) => ground.isLand(at));
  const streets = town.rank === 'town' ? all.filter(({ isMiddle }) => isMiddle) : all;
  const short = shortName(town.name);
  return streets.map(({ line, isMain }, i) => ({
    category: isMain && town.rank === 'seat' ? 'tertiary' : 'residential',
    name: `${short}演示街${i + 1}`,
    line,
  }));
}

/** A park's streets, and the way from its gate to the nearest of their crossings. */
function parkStreets({ frame, streets, short }: Park, gate: LonLat): RoadLine[] {
  const all = streets.map(
    ({ line, isAvenue }): Street => ({ isMain: isAvenue, line: line.map(([x, y]) => frame.at(x, y)) }),
  );
  const nodes = all.flatMap(({ line }) => line);
  const nearest = nodes.reduce((a, b) => (metresBetween(b, gate) < metresBetween(a, gate) ? b : a));
  const lines = all.map(
    ({ line, isMain }, i): RoadLine => ({
      category: isMain ? 'primary' : 'service',
      name: `${short}演示园区路${i + 1}`,
      line,
    }),
  );
  return [...lines, { category: 'primary', name: `${short}演示疏港大道`, line: [gate, nearest] }];
}

export function roadRecords(roads: readonly RoadLine[]): PlaceRecord[] {
  return roads.map(({ category, name, number, line, bridge }, i) => {
    const [speedKmh, lanes, widthM] = MEASURES[category];
    return made('road', PRODUCERS.traffic, {
      code: `L${numbered(i + 1, 5)}`,
      name,
      position: positionOf(line[Math.floor(line.length / 2)] ?? [0, 0]),
      geometry: { type: 'LineString', coordinates: coordinates(line) },
      category,
      ...(number === undefined ? {} : { roadNumber: number }),
      oneWay: 'no',
      lanes,
      speedKmh,
      widthM,
      ...(bridge ? { bridge } : {}),
      lengthM: rounded(lineMetres(line), 0),
    });
  });
}
