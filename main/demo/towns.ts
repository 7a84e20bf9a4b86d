import type { County, CountyMap } from './counties.ts';
import type { Ground } from './ground.ts';
import { NameGiver, shortName } from './names.ts';
import type { Park } from './parks.ts';
import { degrees, insideRing, type LonLat, metresBetween } from './plane.ts';
import { Dice } from './random.ts';
import type { Terrain } from './terrain.ts';

/** A county seat (real), or a township's or village's middle (invented). */
export interface Town {
  readonly rank: 'seat' | 'town' | 'village';
  readonly name: string;
  readonly county: County;
  readonly at: LonLat;
  /** Cell of the terrain that it stands in; no two stand in one. */
  readonly cell: number;
}

/** Square metres of a county for each of its townships. */
const TOWN_M2 = 1.25e8;
const LEAST_APART_M = 4200;
/** Villages close to each park, and how far they may be. */
const PARK_VILLAGES = 26;
const VILLAGE_REACH_M = 9500;

/** Seats, townships in the valleys, and villages about the parks. */
export function makeTowns(counties: CountyMap, terrain: Terrain, ground: Ground, parks: readonly Park[]): Town[] {
  const maker = new TownMaker(counties, terrain, ground, parks);
  for (const county of counties.counties) maker.seat(county);
  for (const county of counties.counties) maker.townships(county);
  for (const park of parks) maker.villages(park);
  return maker.towns;
}

class TownMaker {
  readonly towns: Town[] = [];
  readonly #taken = new Set<number>();
  readonly #byCounty = new Map<County, number[]>();
  readonly #names = new NameGiver(new Dice('town names'));
  readonly #dice = new Dice('towns');
  readonly #counties: CountyMap;
  readonly #terrain: Terrain;
  readonly #ground: Ground;
  readonly #parks: readonly Park[];

  constructor(counties: CountyMap, terrain: Terrain, ground: Ground, parks: readonly Park[]) {
    this.#counties = counties;
    this.#terrain = terrain;
    this.#ground = ground;
    this.#parks = parks;
    for (let cell = 0; cell < terrain.isOurs.length; cell++) {
      if (terrain.isOurs[cell] === 0) continue;
      const county = counties.at(terrain.middle(cell));
      if (!county) continue;
      const list = this.#byCounty.get(county);
      if (list) list.push(cell);
      else this.#byCounty.set(county, [cell]);
    }
  }

  seat(county: County): void {
    this.#add('seat', county.name, county, county.seat);
  }

  townships(county: County): void {
    const cells = this.#byCounty.get(county) ?? [];
    const count = Math.max(2, Math.min(20, Math.round(county.areaM2 / TOWN_M2)));
    const mine: LonLat[] = [county.seat];
    for (let i = 0; i < count && cells.length > 0; i++) {
      const at = this.#best(cells, mine);
      if (!at) continue;
      mine.push(at);
      this.#add('town', `${shortName(county.name)}演示${this.#names.place()}镇`, county, at);
    }
  }

  /** Of some places drawn at random, the one low in a valley, far from the others. */
  #best(cells: readonly number[], others: readonly LonLat[]): LonLat | undefined {
    let best: LonLat | undefined;
    let bestScore = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 24; attempt++) {
      const cell = this.#dice.pick(cells);
      if (this.#taken.has(cell)) continue;
      const at = this.#jittered(this.#terrain.middle(cell));
      if (!this.#isFree(at)) continue;
      const apart = Math.min(...others.map((other) => metresBetween(other, at)));
      const valley = (this.#terrain.heights[cell] ?? 0) - (this.#terrain.courseOf[cell] ? 200 : 0);
      const score = valley + (apart < LEAST_APART_M ? 2000 : 0) - Math.min(apart, 12_000) / 60;
      if (score >= bestScore) continue;
      best = at;
      bestScore = score;
    }
    return best;
  }

  villages(park: Park): void {
    const near = [...this.#byCounty.values()]
      .flat()
      .filter((cell) => metresBetween(this.#terrain.middle(cell), park.gate) < VILLAGE_REACH_M);
    for (let i = 0, tries = 0; i < PARK_VILLAGES && tries < 800; tries++) {
      const cell = this.#dice.pick(near);
      const at = this.#jittered(this.#terrain.middle(cell));
      const county = this.#counties.at(at);
      if (this.#taken.has(cell) || !county || !this.#isFree(at)) continue;
      this.#add('village', `${park.short}演示${this.#names.place()}村`, county, at);
      i += 1;
    }
  }

  #jittered([lon, lat]: LonLat): LonLat {
    return [degrees(lon + this.#dice.between(-0.003, 0.003)), degrees(lat + this.#dice.between(-0.003, 0.003))];
  }

  #isFree(at: LonLat): boolean {
    const isByPark = this.#parks.some(
      ({ outline, origin, gate }) =>
        insideRing(outline, at) || (metresBetween(origin, at) < 9000 && at[1] < gate[1] + 0.004),
    );
    return !isByPark && this.#ground.isInland(at, 420);
  }

  #add(rank: Town['rank'], name: string, county: County, at: LonLat): void {
    const cell = this.#terrain.cellAt(at);
    this.#taken.add(cell);
    this.towns.push({ rank, name, county, at, cell });
  }
}
