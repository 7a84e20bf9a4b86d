import type { Camera } from '../../shared/records/camera.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';
import type { MobileSource, Vehicle } from '../../shared/records/vehicle.ts';
import { type DemoFirm, siteNear } from './firms.ts';
import type { Ground } from './ground.ts';
import { phone, shortName } from './names.ts';
import type { Park } from './parks.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { type LonLat, positionOf, rounded } from './plane.ts';
import { plotPoint } from './plants.ts';
import { Dice } from './random.ts';
import type { River } from './rivers.ts';
import type { Town } from './towns.ts';

/** What the province has of each. */
export const DEPOTS = 120;
export const CAMERAS = 200;
export const PANORAMAS = 216;
export const MOBILE_SOURCES = 40;

const ITEMS: readonly (readonly [name: string, unit: string, low: number, high: number])[] = [
  ['吸油毡', 'kg', 300, 4000],
  ['围油栏', 'm', 200, 3000],
  ['活性炭', 't', 2, 60],
  ['沙袋', '个', 500, 9000],
  ['片碱', 't', 1, 20],
  ['石灰', 't', 5, 60],
  ['聚合氯化铝', 't', 1, 25],
  ['硫化钠', 't', 1, 10],
  ['正压式空气呼吸器', '套', 10, 80],
  ['重型防化服', '套', 6, 60],
  ['过滤式防毒面具', '个', 50, 2500],
  ['便携式多气体检测仪', '台', 2, 24],
  ['移动泵', '台', 1, 12],
  ['堵漏工具', '套', 2, 18],
  ['泡沫灭火剂', 't', 2, 80],
  ['应急照明灯', '台', 4, 40],
];

/** Depots: five at each park, one at each seat, the rest in townships. */
export function supplyRecords(towns: readonly Town[], parks: readonly Park[], ground: Ground): PlaceRecord[] {
  const dice = new Dice('depots');
  const seats = towns
    .filter(({ rank }) => rank === 'seat')
    .map(({ name, at, county }) => ({ name, at, city: county.city }));
  const atParks = parks.flatMap(({ short, gate, county }) => {
    const city = towns.find((town) => town.county.name === county)?.county.city ?? '';
    return Array.from({ length: 5 }, () => ({ name: short, at: gate, city }));
  });
  const rest = dice
    .shuffled(towns.filter(({ rank }) => rank === 'town'))
    .map(({ name, at, county }) => ({ name, at, city: county.city }));
  return [...atParks, ...seats, ...rest].slice(0, DEPOTS).map(({ name, at, city }, i) => {
    const items = ITEMS.filter((_, k) => (k + i) % 3 === 0 || dice.chance(0.4)).map(([item, unit, low, high]) => ({
      name: item,
      quantity: dice.whole(low, high),
      unit,
    }));
    return made('supply', `${city}（演示）应急管理局`, {
      code: `WZ${numbered(i + 1, 3)}`,
      name: `${shortName(name)}演示应急物资${i + 1}号库`,
      position: positionOf(siteNear(at, dice, ground, 150, 1800)),
      contact: { name: '演示保管员', phone: phone(800_000 + i) },
      items,
    });
  });
}

/** Cameras: high points and crossings of the parks, gates of firms, rivers and towns. */
export function cameraRecords(
  firms: readonly DemoFirm[],
  parks: readonly Park[],
  rivers: readonly River[],
  towns: readonly Town[],
  ground: Ground,
): PlaceRecord[] {
  const dice = new Dice('cameras');
  type Spot = { at: LonLat; name: string; category: Camera['category']; firmName?: string };
  const inParks = parks.flatMap(({ short, frame, streets }) =>
    streets.slice(0, 20).map(({ line }, i): Spot => {
      const [x, y] = line[Math.floor(line.length / 2)] ?? [0, 0];
      return {
        at: frame.at(x + 9, y + 9),
        name: `${short}演示路口${i + 1}`,
        category: i % 5 === 0 ? 'highPoint' : 'dome',
      };
    }),
  );
  const gates = firms.slice(0, 90).flatMap((firm): Spot[] => {
    if (!firm.plant) return [];
    const { park, plot } = firm.plant;
    const at = plotPoint(park, plot, plot.x1 - plot.x0 - 40, 4);
    return [{ at, name: `${firm.short}厂区`, category: 'fixed', firmName: firm.name }];
  });
  const onRivers = rivers
    .filter(({ isMain }) => isMain)
    .flatMap(({ name, reaches }) =>
      reaches
        .slice(-3)
        .map(
          (reach, i): Spot => ({ at: reach.line[0] ?? [0, 0], name: `${name}演示河段${i + 1}`, category: 'highPoint' }),
        ),
    );
  const inTowns = towns.map(
    (town): Spot => ({
      at: siteNear(town.at, dice, ground, 60, 500),
      name: `${shortName(town.name)}演示`,
      category: 'dome',
    }),
  );
  return [...inParks, ...gates, ...onRivers, ...inTowns].slice(0, CAMERAS).map(({ at, name, category, firmName }, i) =>
    made('camera', PRODUCERS.ecology, {
      code: `SP${numbered(i + 1, 3)}`,
      name: `${name}监控点${i + 1}`,
      position: positionOf(at),
      category,
      ...(firmName ? { firmName } : {}),
      headingDeg: dice.whole(0, 359),
      fieldOfViewDeg: category === 'fixed' ? 70 : 60,
      rangeM: category === 'highPoint' ? 3000 : category === 'dome' ? 400 : 120,
      streamUrl: `demo:SP${numbered(i + 1, 3)}`,
    }),
  );
}

/** Panoramas drawn from the scene: every firm of the parks from its own yard, more firms from their gates. */
export function panoramaRecords(firms: readonly DemoFirm[]): PlaceRecord[] {
  return firms.slice(0, PANORAMAS).map((firm, i) => {
    const { plant, name, short, at, producer } = firm;
    const spot = plant
      ? plotPoint(
          plant.park,
          plant.plot,
          (plant.plot.x1 - plant.plot.x0) * 0.5,
          Math.abs(plant.plot.y1 - plant.plot.y0) * 0.48,
        )
      : at;
    return made('panorama', producer, {
      code: `QJ${numbered(i + 1, 3)}`,
      name: `${short}全景`,
      position: { ...positionOf(spot), heightM: plant ? 28 : 16 },
      category: 'scene',
      firmName: name,
      headingDeg: plant ? rounded((plant.park.headingDeg + 360) % 360, 0) : (i * 47) % 360,
    });
  });
}

const VEHICLES: readonly (readonly [category: Vehicle['category'], title: string, count: number, seats: number])[] = [
  ['hazmat', '危险货物运输车', 260, 2],
  ['fire', '消防车', 64, 6],
  ['ambulance', '救护车', 48, 4],
  ['monitoring', '监测车', 32, 5],
  ['engineering', '抢险车', 36, 4],
  ['bus', '疏散客车', 60, 45],
  ['police', '警车', 24, 5],
];
const CARRIED = ['汽油', '柴油', '甲醇', '液氨', '硫酸', '盐酸', '苯', '丙烯', '液氯', '苯乙烯'];

/** Vehicles where they stand: half of the tank lorries at the parks, the others in towns. */
export function vehicleRecords(towns: readonly Town[], parks: readonly Park[], ground: Ground): PlaceRecord[] {
  const dice = new Dice('vehicles');
  const seats = towns.filter(({ rank }) => rank === 'seat');
  const records: PlaceRecord[] = [];
  for (const [category, title, count, people] of VEHICLES) {
    for (let i = 0; i < count; i++) {
      const number = records.length + 1;
      const park = category === 'hazmat' && i % 2 === 0 ? parks[(i / 2) % parks.length] : undefined;
      const town = dice.pick(seats);
      const street = park && dice.pick(park.streets).line;
      const on = street && dice.pick(street);
      const at =
        park && on
          ? park.frame.at(on[0] + 5, on[1] + dice.between(20, 120))
          : siteNear(town.at, dice, ground, 100, 2200);
      const city = park ? park.county : town.county.city;
      const isHazmat = category === 'hazmat';
      records.push(
        made('vehicle', PRODUCERS.traffic, {
          code: `CL${numbered(number)}`,
          name: `演示${title}${i + 1}号`,
          position: positionOf(at),
          category,
          plateNumber: `演示${numbered(number)}`,
          organisationName: isHazmat ? `${shortName(city)}（演示）危货运输公司` : `${shortName(city)}（演示）应急车队`,
          capacityPeople: people,
          ...(isHazmat ? { substance: dice.pick(CARRIED), loadKg: dice.whole(10, 30) * 1000 } : {}),
          deviceCode: `YSDW${numbered(number, 8)}`,
        }),
      );
    }
  }
  return records;
}

const NUCLIDES: readonly (readonly [
  nuclide: string,
  category: MobileSource['category'],
  low: number,
  high: number,
  sourceClass: NonNullable<MobileSource['sourceClass']>,
])[] = [
  ['Ir-192', 'radiography', 3.7e11, 3.7e12, 'II'],
  ['Se-75', 'radiography', 3.7e11, 2.2e12, 'II'],
  ['Am-241/Be', 'wellLogging', 1.1e11, 6.6e11, 'III'],
  ['Cs-137', 'gauge', 3.7e8, 1.1e10, 'IV'],
];

/** Mobile radioactive sources at work: at firms of the parks and near seats, each with a fence. */
export function mobileSourceRecords(firms: readonly DemoFirm[]): PlaceRecord[] {
  const dice = new Dice('mobile sources');
  return Array.from({ length: MOBILE_SOURCES }, (_, i) => {
    const firm = firms[(i * 17) % firms.length];
    const [nuclide, category, low, high, sourceClass] = NUCLIDES[i % 3 === 2 ? 2 + (i % 2) : i % 2] ??
      NUCLIDES[0] ?? ['', 'other', 0, 0, 'V'];
    return made('mobileSource', PRODUCERS.radiation, {
      code: `YDY${numbered(i + 1, 3)}`,
      name: `演示移动放射源${i + 1}号（${nuclide}）`,
      position: positionOf(firm?.at ?? [0, 0]),
      category,
      nuclide,
      activityBq: rounded(dice.between(low, high), -7),
      sourceClass,
      organisationName: `演示检测${(i % 9) + 1}公司`,
      fenceRadiusM: category === 'radiography' ? 300 : 500,
      deviceCode: `YSFS${numbered(i + 1, 8)}`,
    });
  });
}
