import type { PlaceRecord } from '../../shared/records/index.ts';
import type { County, CountyMap } from './counties.ts';
import { countyOutlines } from './counties.ts';
import type { Ground } from './ground.ts';
import { phone, shortName } from './names.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { coordinates, insideRing, type LonLat, positionOf, ringArea, rounded, signedArea, type XY } from './plane.ts';
import type { Block } from './population.ts';
import { Dice } from './random.ts';
import { type Cut, leftOf, splitRing } from './splitRing.ts';
import type { Terrain } from './terrain.ts';

/** The grid of one city: 1 city, 11 counties, 172 townships, 1,045 cells. */
export const GRID = { city: '漳州市', townships: 172, cells: 1045 } as const;

/** A point of a county that weighs what lives about it. */
interface Sample {
  readonly at: XY;
  readonly weight: number;
  readonly people: readonly [day: number, night: number];
}

/** A piece of a county: its rings (several where the coast or a cut parts it) and what lives in it. */
interface Piece {
  readonly rings: readonly (readonly XY[])[];
  readonly samples: readonly Sample[];
}

/** People that a square kilometre weighs as much as, in sharing land out. */
const WEIGHT_OF_KM2 = 150;
/** The least share of a piece's land that a cut leaves on either side. */
const LEAST_SHARE = 0.08;

/** The four levels of the grid: counties by the base map's outlines, cut into pieces of like weight. */
export function gridRecords(
  counties: CountyMap,
  blocks: readonly Block[],
  terrain: Terrain,
  ground: Ground,
): PlaceRecord[] {
  const own = counties.counties.filter(({ city }) => city === GRID.city);
  const outlines = countyOutlines(ground, own);
  const whole = own.map((county) => ({
    county,
    piece: {
      rings: [withoutSpikes(outlines.get(county.name) ?? [])],
      samples: samplesOf(county, counties, blocks, terrain),
    },
  }));
  const townships = shares(
    whole.map(({ piece }) => weightOf(piece)),
    GRID.townships,
    6,
  );
  const levels = whole.map(({ county, piece }, i) => ({
    county,
    piece,
    towns: pieces(piece, townships[i] ?? 6, new Dice(`grid ${county.name}`)),
  }));
  const cells = shares(
    levels.flatMap(({ towns }) => towns.map(weightOf)),
    GRID.cells,
    3,
  );
  const grid = new Grid();
  grid.add('ZZ', undefined, 'city', `${GRID.city}网格（演示）`, {
    rings: whole.flatMap(({ piece }) => piece.rings),
    samples: whole.flatMap(({ piece }) => piece.samples),
  });
  let town = 0;
  levels.forEach(({ county, piece, towns }, c) => {
    const code = `ZZ-${numbered(c + 1, 2)}`;
    grid.add(code, 'ZZ', 'county', `${county.name}网格（演示）`, piece);
    towns.forEach((one, t) => {
      const name = `${shortName(county.name)}演示第${t + 1}片区`;
      const townCode = `${code}-${numbered(t + 1, 2)}`;
      grid.add(townCode, code, 'township', name, one);
      pieces(one, cells[town++] ?? 3, new Dice(`cells ${townCode}`)).forEach((cell, n) => {
        grid.add(`${townCode}-${numbered(n + 1, 2)}`, townCode, 'cell', `${name}第${n + 1}网格`, cell);
      });
    });
  });
  return grid.records;
}

class Grid {
  readonly records: PlaceRecord[] = [];

  add(
    code: string,
    parentCode: string | undefined,
    category: 'city' | 'county' | 'township' | 'cell',
    name: string,
    { rings, samples }: Piece,
  ): void {
    const closed = rings.map((ring) => (ring[0] ? coordinates([...ring, ring[0]]) : []));
    const largest = [...rings].sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))[0] ?? [];
    const people = (of: 0 | 1) => samples.reduce((sum, { people: own }) => sum + own[of], 0);
    const [only] = closed;
    this.records.push(
      made('gridCell', PRODUCERS.grid, {
        code,
        name,
        position: positionOf(insideOf(largest)),
        geometry:
          closed.length === 1 && only
            ? { type: 'Polygon', coordinates: [only] }
            : { type: 'MultiPolygon', coordinates: closed.map((ring) => [ring]) },
        contact: {
          name: `演示网格${category === 'cell' ? '员' : '长'}${this.records.length + 1}`,
          phone: phone(400_000 + this.records.length),
        },
        category,
        ...(parentCode === undefined ? {} : { parentCode }),
        areaM2: rounded(
          rings.reduce((sum, ring) => sum + ringArea(ring), 0),
          0,
        ),
        population: { day: people(0), night: people(1) },
      }),
    );
  }
}

/** A point inside a ring: the middle of its widest part at half its height. */
function insideOf(ring: readonly XY[]): LonLat {
  const lats = ring.map(([, lat]) => lat);
  const [low, high] = [Math.min(...lats), Math.max(...lats)];
  for (const share of [0.5, 0.42, 0.58, 0.3, 0.7]) {
    const lat = low + (high - low) * share;
    const crossings = ring
      .flatMap(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
        return y1 > lat !== y2 > lat ? [x1 + ((x2 - x1) * (lat - y1)) / (y2 - y1)] : [];
      })
      .sort((a, b) => a - b);
    let best: readonly [width: number, lon: number] | undefined;
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [a = 0, b = 0] = [crossings[i], crossings[i + 1]];
      if (!best || b - a > best[0]) best = [b - a, (a + b) / 2];
    }
    if (best && insideRing(ring, [best[1], lat])) return [best[1], lat];
  }
  return ring[0] ?? [0, 0];
}

function samplesOf(county: County, counties: CountyMap, blocks: readonly Block[], terrain: Terrain): Sample[] {
  const samples: Sample[] = [];
  for (let cell = 0; cell < terrain.isOurs.length; cell++) {
    if (terrain.isOurs[cell] === 0) continue;
    const at = terrain.middle(cell);
    if (counties.at(at) !== county) continue;
    samples.push({ at, weight: (terrain.areaM2(cell) / 1e6) * WEIGHT_OF_KM2, people: [0, 0] });
  }
  for (const { at, day, night, county: own } of blocks)
    if (own === county) samples.push({ at, weight: night, people: [day, night] });
  return samples;
}

const weightOf = ({ samples }: Piece): number => samples.reduce((sum, { weight }) => sum + weight, 0);

/** Whole shares of a total by weight, none under the least, their sum exact. */
function shares(weights: readonly number[], total: number, least: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const free = total - least * weights.length;
  const exact = weights.map((weight) => (weight / sum) * free);
  const whole = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = free - whole.reduce((all, value) => all + value, 0);
  for (const { i } of order) if (left-- > 0) whole[i] = (whole[i] ?? 0) + 1;
  return whole.map((value) => value + least);
}

/** A piece in `count` pieces of about the same weight, by straight cuts across its longer side. */
function pieces(piece: Piece, count: number, dice: Dice): Piece[] {
  if (count <= 1) return [piece];
  const half = Math.floor(count / 2);
  const cut = cutOf(piece, half / count, dice);
  const { left, right } = splitAll(piece.rings, cut);
  const sides = Map.groupBy(piece.samples, ({ at }) => leftOf(cut, at) > 0);
  return [
    ...pieces({ rings: left, samples: sides.get(true) ?? [] }, half, dice),
    ...pieces({ rings: right, samples: sides.get(false) ?? [] }, count - half, dice),
  ];
}

function splitAll(rings: readonly (readonly XY[])[], cut: Cut): { left: XY[][]; right: XY[][] } {
  const parts = rings.map((ring) => splitRing(ring, cut));
  return { left: parts.flatMap(({ left }) => left), right: parts.flatMap(({ right }) => right) };
}

const areaOf = (rings: readonly (readonly XY[])[]): number =>
  rings.reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);

/** A ring without the places where it goes somewhere and straight back. */
function withoutSpikes(ring: readonly XY[]): XY[] {
  const out: XY[] = [];
  for (const point of ring) {
    const before = out.at(-2);
    if (before && before[0] === point[0] && before[1] === point[1]) out.pop();
    else out.push(point);
  }
  return out;
}

/** The line with a share of the weight on its left, so turned that it crosses the piece the short way. */
function cutOf({ rings, samples }: Piece, share: number, dice: Dice): Cut {
  const corners = rings.flat();
  const spread = (axis: 0 | 1) => {
    const values = corners.map((corner) => corner[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const isWide = spread(0) * 0.91 > spread(1);
  const angle = (isWide ? Math.PI / 2 : 0) + dice.between(-0.45, 0.45);
  const along: XY = [Math.cos(angle), Math.sin(angle)];
  const plain: Cut = { at: [0, 0], along };
  const reach = corners.map((corner) => leftOf(plain, corner));
  const [low, high] = [Math.min(...reach), Math.max(...reach)];
  const sorted = samples.map(({ at, weight }) => ({ far: leftOf(plain, at), weight })).sort((a, b) => b.far - a.far);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let seen = 0;
  let far = (low + high) / 2;
  for (const sample of sorted) {
    seen += sample.weight;
    if (seen < total * share) continue;
    far = sample.far - 1e-5;
    break;
  }
  const cutAt = (offset: number): Cut => ({ at: [-along[1] * offset, along[0] * offset], along });
  const all = areaOf(rings);
  const landLeft = (offset: number) => areaOf(splitAll(rings, cutAt(offset)).left) / all;
  // Both sides keep some land, whatever lives there.
  const land = landLeft(far);
  if (land > LEAST_SHARE && land < 1 - LEAST_SHARE) return cutAt(far);
  const wanted = land <= LEAST_SHARE ? LEAST_SHARE * 1.5 : 1 - LEAST_SHARE * 1.5;
  let [down, up] = [low, high];
  for (let step = 0; step < 24; step++) {
    far = (down + up) / 2;
    // The further to the left the line lies, the less is on its left.
    if (landLeft(far) > wanted) down = far;
    else up = far;
  }
  return cutAt(far);
}
