import type { PlaceRecord } from '../../shared/records/index.ts';
import type { County, CountyMap } from './counties.ts';
import type { Ground } from './ground.ts';
import { shortName } from './names.ts';
import type { Park } from './parks.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { Frame, insideRing, type LonLat, metresBetween, polygon, positionOf } from './plane.ts';
import { Dice } from './random.ts';
import type { Terrain } from './terrain.ts';
import type { Town } from './towns.ts';

/**
 * Residents by city: seventh national census, 1 November 2020 (福建省第七次全国人口普查公报, Fujian Bureau of Statistics,
 * 2021). Their sum is 41,540,086. Where in a city they live is invented.
 */
export const CENSUS: Readonly<Record<string, number>> = {
  福州市: 8_291_268,
  厦门市: 5_163_970,
  莆田市: 3_210_714,
  三明市: 2_486_450,
  泉州市: 8_782_285,
  漳州市: 5_054_328,
  南平市: 2_680_645,
  龙岩市: 2_723_637,
  宁德市: 3_146_789,
};
export const CENSUS_TOTAL = 41_540_086;
const CENSUS_DAY = Date.UTC(2020, 10, 1);

/** A block of residents. */
export interface Block {
  readonly category: 'urban' | 'town' | 'village';
  readonly name: string;
  readonly county: County;
  readonly at: LonLat;
  readonly ring: readonly LonLat[];
  readonly night: number;
  readonly day: number;
}

type Plain = Omit<Block, 'night' | 'day'> & { readonly weight: number };

/** Side of a block in a city, metres. */
const URBAN_M = 760;

/** Blocks of the whole province: dense about the seats, thinner about townships, villages in the valleys. */
export function makeBlocks(
  counties: CountyMap,
  towns: readonly Town[],
  terrain: Terrain,
  ground: Ground,
  parks: readonly Park[],
): Block[] {
  const maker = new BlockMaker(counties, terrain, ground, parks);
  const byCounty = Map.groupBy(towns, ({ county }) => county);
  for (const county of counties.counties) maker.county(county, byCounty.get(county) ?? []);
  return [...Map.groupBy(maker.blocks, ({ county }) => county.city)].flatMap(([city, blocks]) =>
    peopled(blocks, CENSUS[city] ?? 0),
  );
}

class BlockMaker {
  readonly blocks: Plain[] = [];
  readonly #counties: CountyMap;
  readonly #terrain: Terrain;
  readonly #ground: Ground;
  readonly #parks: readonly Park[];

  constructor(counties: CountyMap, terrain: Terrain, ground: Ground, parks: readonly Park[]) {
    this.#counties = counties;
    this.#terrain = terrain;
    this.#ground = ground;
    this.#parks = parks;
  }

  county(county: County, towns: readonly Town[]): void {
    const dice = new Dice(`blocks ${county.name}`);
    const size = importance(county);
    this.#seat(county, size, dice);
    for (const town of towns) if (town.rank === 'town') this.#town(town, size, dice);
    for (const town of towns) if (town.rank === 'village') this.#village(town, dice);
    const hamlets = Math.round(county.areaM2 / 6.5e7);
    for (let i = 0; i < hamlets; i++) {
      const town = dice.pick(towns);
      const at = this.#placeNear(town.at, dice, 1600, 7000);
      if (at)
        this.#add(
          'village',
          `${shortName(county.name)}演示${i + 1}村`,
          county,
          at,
          0.75 * dice.between(0.6, 1.5),
          this.#round(at, dice.between(260, 520), dice),
        );
    }
  }

  /** Square blocks on a grid, fewer people further out. */
  #seat(county: County, size: number, dice: Dice): void {
    const frame = new Frame(county.seat, dice.between(0, 90));
    const reach = 1 + 1.05 * Math.sqrt(size);
    let number = 0;
    for (let i = -9; i <= 9; i++) {
      for (let j = -9; j <= 9; j++) {
        const far = Math.hypot(i, j);
        if (far > reach * 1.55) continue;
        const [x, y] = [(i + 0.5) * URBAN_M, (j + 0.5) * URBAN_M];
        const at = frame.at(x, y);
        if (this.#counties.at(at) !== county || !this.#isFree(at, 330)) continue;
        number += 1;
        const half = URBAN_M / 2 - 12;
        const ring = frame.box(x - half, y - half, x + half, y + half);
        const weight = 7.5 * Math.exp(-far / reach) * dice.between(0.75, 1.3) * (0.55 + 0.45 * Math.min(1.6, size));
        this.#add('urban', `${shortName(county.name)}演示第${number}街区`, county, at, weight, ring);
      }
    }
  }

  #town(town: Town, size: number, dice: Dice): void {
    const count = dice.whole(2, 3);
    const turn = dice.between(0, 360);
    for (let i = 0; i < count; i++) {
      const at = new Frame(town.at, turn + (i * 360) / count).at(0, 430);
      if (!this.#isFree(at, 300)) continue;
      const weight = (1.5 + 0.6 * Math.min(2, size)) * dice.between(0.6, 1.4);
      this.#add('town', `${town.name}第${i + 1}片区`, town.county, at, weight, this.#round(at, 380, dice));
    }
  }

  /** Villages near the parks in small blocks: evacuations are worked out with them. */
  #village(town: Town, dice: Dice): void {
    for (let i = 0; i < 4; i++) {
      const at = new Frame(town.at, i * 90 + 45).at(0, 210);
      if (!this.#isFree(at, 150)) continue;
      this.#add(
        'village',
        `${town.name}第${i + 1}组`,
        town.county,
        at,
        0.8 * dice.between(0.5, 1.5),
        this.#round(at, 135, dice),
      );
    }
  }

  #placeNear(from: LonLat, dice: Dice, least: number, most: number): LonLat | undefined {
    let best: LonLat | undefined;
    let lowest = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 5; attempt++) {
      const at = new Frame(from, dice.between(0, 360)).at(0, dice.between(least, most));
      const cell = this.#terrain.cellAt(at);
      const height = this.#terrain.heights[cell] ?? 0;
      if (this.#terrain.isOurs[cell] !== 1 || height >= lowest || !this.#isFree(at, 420)) continue;
      best = at;
      lowest = height;
    }
    return best;
  }

  #isFree(at: LonLat, metres: number): boolean {
    return (
      this.#ground.isInland(at, metres) &&
      !this.#parks.some((park) => insideRing(park.outline, at) || metresBetween(park.origin, at) < 1500)
    );
  }

  #round(at: LonLat, radiusM: number, dice: Dice): LonLat[] {
    const corners = dice.whole(6, 8);
    return Array.from({ length: corners }, (_, i) =>
      new Frame(at, ((i + 0.3 * dice.next()) * 360) / corners).at(0, radiusM * dice.between(0.75, 1.1)),
    );
  }

  #add(
    category: Block['category'],
    name: string,
    county: County,
    at: LonLat,
    weight: number,
    ring: readonly LonLat[],
  ): void {
    this.blocks.push({ category, name, county, at, ring, weight });
  }
}

/** How much a county weighs against a plain one: districts and county-level cities more. */
function importance({ name, areaM2 }: County): number {
  const rank = name.endsWith('区') ? 2.4 : name.endsWith('市') ? 1.9 : 1;
  return rank * Math.sqrt(Math.max(3e8, areaM2) / 1.6e9) + (areaM2 < 3e8 ? 2.2 : 0);
}

/** Shares a city's residents out: whole people, and their sum exactly. */
function peopled(blocks: readonly Plain[], total: number): Block[] {
  const sum = blocks.reduce((all, { weight }) => all + weight, 0);
  const shares = blocks.map(({ weight }) => Math.floor((weight / sum) * total));
  let left = total - shares.reduce((all, share) => all + share, 0);
  return blocks.map(({ weight: _, ...block }, i) => {
    const night = (shares[i] ?? 0) + (left-- > 0 ? 1 : 0);
    const byDay = block.category === 'urban' ? 1.08 : block.category === 'town' ? 0.94 : 0.72;
    return { ...block, night, day: Math.round(night * byDay) };
  });
}

export function blockRecords(blocks: readonly Block[]): PlaceRecord[] {
  return blocks.map(({ category, name, at, ring, night, day }, i) =>
    made('populationBlock', PRODUCERS.statistics, {
      code: `RK${numbered(i + 1, 5)}`,
      name,
      position: positionOf(at),
      geometry: polygon(ring),
      category,
      population: { day, night, asOf: CENSUS_DAY },
      households: Math.round(night / 2.68),
    }),
  );
}
