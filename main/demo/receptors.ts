import type { PlaceRecord } from '../../shared/records/index.ts';
import type { SensitiveArea } from '../../shared/records/sensitiveArea.ts';
import { siteNear } from './firms.ts';
import type { Ground } from './ground.ts';
import { phone, shortName } from './names.ts';
import type { Park } from './parks.ts';
import { AS_OF, made, numbered, PRODUCERS } from './place.ts';
import { Frame, type LonLat, metresBetween, polygon, positionOf, ringArea, rounded } from './plane.ts';
import type { Block } from './population.ts';
import { Dice } from './random.ts';
import type { River } from './rivers.ts';
import type { Terrain } from './terrain.ts';
import type { Town } from './towns.ts';

/** Sensitive areas and shelters of the province. */
export const SENSITIVE_AREAS = 2000;
export const SHELTERS = 600;

const RESIDENTS = 640;
const INTAKES = 120;
const RESERVES = 46;

/** Kinds of public places in towns: how many, and who is there. */
const PUBLIC: readonly (readonly [
  category: SensitiveArea['category'],
  title: string,
  count: number,
  day: readonly [number, number],
  night: number,
])[] = [
  ['school', '中学', 180, [600, 2600], 0.25],
  ['school', '小学', 260, [180, 1500], 0],
  ['school', '幼儿园', 130, [60, 320], 0],
  ['hospital', '医院', 110, [260, 1900], 0.6],
  ['hospital', '卫生院', 140, [40, 180], 0.4],
  ['careHome', '敬老院', 130, [40, 200], 0.92],
  ['office', '办事中心', 124, [30, 220], 0.04],
  ['publicPlace', '集贸市场', 120, [200, 1600], 0.02],
];

interface Area {
  readonly category: SensitiveArea['category'];
  readonly name: string;
  readonly at: LonLat;
  readonly ring?: readonly LonLat[];
  readonly people?: readonly [day: number, night: number];
  readonly city: string;
}

/** Residents, schools, hospitals, homes, offices, markets, intakes and reserves; denser about the parks. */
export function sensitiveRecords(
  blocks: readonly Block[],
  towns: readonly Town[],
  rivers: readonly River[],
  parks: readonly Park[],
  terrain: Terrain,
  ground: Ground,
): PlaceRecord[] {
  const dice = new Dice('sensitive areas');
  const toPark = ({ at }: { at: LonLat }) => Math.min(...parks.map(({ gate }) => metresBetween(gate, at)));
  const near = [...blocks].sort((a, b) => toPark(a) - toPark(b));
  const residents = [...near.slice(0, 200), ...dice.shuffled(near.slice(200)).slice(0, RESIDENTS - 200)].map(
    ({ name, at, ring, day, night, county }): Area => ({
      category: 'residents',
      name: `${name}居民区`,
      at,
      ring,
      people: [day, night],
      city: county.city,
    }),
  );
  const areas = [
    ...residents,
    ...publicPlaces(towns, dice, ground),
    ...intakes(rivers, terrain, dice),
    ...reserves(terrain, ground, dice),
  ];
  return areas.slice(0, SENSITIVE_AREAS).map(({ category, name, at, ring, people, city }, i) =>
    made('sensitiveArea', `${city || '福建省'}（演示）生态环境局`, {
      code: `MG${numbered(i + 1)}`,
      name,
      position: positionOf(at),
      ...(ring ? { geometry: polygon(ring) } : {}),
      category,
      contact: { name: '演示联系人', phone: phone(200_000 + i) },
      ...(people ? { population: { day: people[0], night: people[1], asOf: AS_OF } } : {}),
    }),
  );
}

function publicPlaces(towns: readonly Town[], dice: Dice, ground: Ground): Area[] {
  // Villages come first, then each seat twice: where more people are, more is.
  const places = [...towns.filter(({ rank }) => rank !== 'town'), ...dice.shuffled(towns)];
  return PUBLIC.flatMap(([category, title, count, [low, high], share], kind) =>
    Array.from({ length: count }, (_, i): Area => {
      const town = places[(i * 5 + kind * 31) % places.length] ?? places[0];
      if (!town) throw new Error('no towns');
      const day = dice.whole(low, high);
      const reach = town.rank === 'seat' ? 2000 : 450;
      return {
        category,
        name: `${shortName(town.name)}演示第${i + 1}${title}`,
        at: siteNear(town.at, dice, ground, 80, reach),
        people: [day, Math.round(day * share)],
        city: town.county.city,
      };
    }),
  );
}

/** Intakes where rivers carry enough water, beside the river. */
function intakes(rivers: readonly River[], terrain: Terrain, dice: Dice): Area[] {
  const reaches = rivers.flatMap(({ name, reaches }) =>
    reaches.filter(({ flowM3S }) => flowM3S > 4).map((reach) => ({ name, reach })),
  );
  const chosen = dice.shuffled(reaches).slice(0, INTAKES);
  return chosen.map(({ name, reach }, i) => {
    const at = reach.line[Math.max(0, Math.floor(reach.line.length / 3))] ?? [0, 0];
    const isOurs = terrain.isOurs[terrain.cellAt(at)] === 1;
    return {
      category: 'intake',
      name: `${name}演示第${i + 1}取水口`,
      at: isOurs ? at : (reach.line[0] ?? at),
      city: '',
    };
  });
}

/** Reserves on high land, with their outlines. */
function reserves(terrain: Terrain, ground: Ground, dice: Dice): Area[] {
  const high: number[] = [];
  for (let cell = 0; cell < terrain.heights.length; cell++) {
    if (terrain.isOurs[cell] === 1 && (terrain.heights[cell] ?? 0) > 550) high.push(cell);
  }
  const areas: Area[] = [];
  for (let tries = 0; areas.length < RESERVES && tries < 2000; tries++) {
    const at = terrain.middle(dice.pick(high));
    const radius = dice.between(1600, 5200);
    const isFree = areas.every((other) => metresBetween(other.at, at) > 14_000) && ground.isInland(at, 6000);
    if (!isFree) continue;
    const corners = dice.whole(9, 14);
    const ring = Array.from({ length: corners }, (_, i) =>
      new Frame(at, (i * 360) / corners).at(0, radius * dice.between(0.65, 1.2)),
    );
    areas.push({ category: 'reserve', name: `演示第${areas.length + 1}自然保护区`, at, ring, city: '' });
  }
  return areas;
}

const SHELTER_KINDS = [
  ['emergency', '小学操场', 0.45],
  ['emergency', '社区广场', 0.2],
  ['fixedShort', '中学', 0.18],
  ['fixedMedium', '体育公园', 0.1],
  ['fixedLong', '体育中心', 0.05],
  ['central', '会展中心', 0.02],
] as const;

/** Square metres for each person, by category (GB 51143-2015 as commonly quoted, not confirmed). */
const M2_A_PERSON: Readonly<Record<string, number>> = {
  emergency: 1,
  fixedShort: 2,
  fixedMedium: 3,
  fixedLong: 4.5,
  central: 4.5,
};

/** Shelters in towns, more in larger ones. */
export function shelterRecords(towns: readonly Town[], ground: Ground): PlaceRecord[] {
  const dice = new Dice('shelters');
  const seats = towns.filter(({ rank }) => rank === 'seat');
  const villages = towns.filter(({ rank }) => rank === 'village');
  const small = dice.shuffled(towns.filter(({ rank }) => rank === 'town'));
  const places = [...villages, ...seats, ...seats, ...seats, ...small];
  return Array.from({ length: SHELTERS }, (_, i) => {
    const town = places[i % places.length];
    if (!town) throw new Error('no towns');
    const [category, title] =
      SHELTER_KINDS[dice.weighted(SHELTER_KINDS.map(([, , weight]) => weight))] ?? SHELTER_KINDS[0];
    const at = siteNear(town.at, dice, ground, 90, town.rank === 'seat' ? 2400 : 400);
    const side = dice.between(45, 110) * (category === 'central' ? 3 : category.startsWith('fixed') ? 1.7 : 1);
    const ring = new Frame(at, dice.between(0, 90)).box(-side / 2, -side / 3, side / 2, side / 3);
    const areaM2 = rounded(ringArea(ring) * 0.8, -1);
    return made('shelter', `${town.county.city}（演示）应急管理局`, {
      code: `BN${numbered(i + 1, 3)}`,
      name: `${shortName(town.name)}演示第${i + 1}号${title}`,
      position: positionOf(at),
      geometry: polygon(ring),
      category,
      contact: { name: '演示联系人', phone: phone(300_000 + i) },
      areaM2,
      capacityPeople: Math.floor(areaM2 / (M2_A_PERSON[category] ?? 2)),
    });
  });
}

/** Places where polluted water can be held or turned aside on the larger rivers (一河一策). */
export function waterFacilityRecords(rivers: readonly River[], terrain: Terrain): PlaceRecord[] {
  const dice = new Dice('water facilities');
  const kinds = [
    ['damSite', '筑坝点', 0.34, [1200, 60_000]],
    ['bridge', '桥梁', 0.2, undefined],
    ['sluice', '水闸', 0.16, [20_000, 900_000]],
    ['reservoir', '水库', 0.12, [400_000, 90_000_000]],
    ['wetland', '湿地', 0.08, [10_000, 800_000]],
    ['diversion', '引水渠', 0.06, undefined],
    ['pond', '应急塘', 0.04, [3000, 60_000]],
  ] as const;
  const reaches = rivers.flatMap(({ name, reaches }) =>
    reaches.filter(({ flowM3S }) => flowM3S > 3).map((reach) => ({ name, reach })),
  );
  const records: PlaceRecord[] = [];
  for (const { name, reach } of reaches) {
    if (!dice.chance(0.75)) continue;
    const [category, title, , volume] = kinds[dice.weighted(kinds.map(([, , weight]) => weight))] ?? kinds[0];
    const inner = reach.line.slice(1, -1);
    const at = inner.length > 0 ? dice.pick(inner) : reach.line[0];
    if (!at || terrain.isOurs[terrain.cellAt(at)] !== 1) continue;
    records.push(
      made('waterFacility', PRODUCERS.water, {
        code: `SG${numbered(records.length + 1)}`,
        name: `${name}演示${title}${records.length + 1}号`,
        position: positionOf(at),
        category,
        riverName: name,
        ...(volume ? { volumeM3: rounded(volume[0] * (volume[1] / volume[0]) ** dice.next(), -2) } : {}),
        ...(category === 'damSite' ? { remark: `演示数据；河宽约 ${reach.widthM} 米` } : {}),
      }),
    );
  }
  return records;
}
