import type { PlaceRecord } from '../../shared/records/index.ts';
import type { CountyMap } from './counties.ts';
import { type DemoFirm, siteNear } from './firms.ts';
import type { Ground } from './ground.ts';
import { shortName } from './names.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { Frame, type LonLat, positionOf } from './plane.ts';
import { plotPoint } from './plants.ts';
import { Dice } from './random.ts';
import type { River } from './rivers.ts';
import type { Town } from './towns.ts';

/** Points where firms are watched online, and stations of air, surface water and radiation. */
export const POINTS = 984;
export const AIR_STATIONS = 165;
export const WATER_STATIONS = 138;
export const RADIATION_STATIONS = 21;

/** The nuclear power sites of the province: geography only. */
const NUCLEAR_SITES: readonly (readonly [name: string, at: LonLat])[] = [
  ['宁德', [120.28, 27.045]],
  ['福清', [119.445, 25.445]],
];

/** A device number of 24 characters (MN of HJ 212) that no real device has. */
const deviceCode = (group: number, number: number): string => `YANSHI${numbered(group, 2)}${numbered(number, 16)}`;

/** One point of every firm, a second one for the first of them: its outlet and the station at it. */
export function pointRecords(firms: readonly DemoFirm[]): { outlets: PlaceRecord[]; stations: PlaceRecord[] } {
  const outlets: PlaceRecord[] = [];
  const stations: PlaceRecord[] = [];
  for (let i = 0; i < POINTS; i++) {
    const firm = firms[i % firms.length];
    if (!firm) continue;
    const isSecond = i >= firms.length;
    const isWater = isSecond !== (i % 3 !== 1);
    const category = isWater ? 'wasteWater' : 'wasteGas';
    const factors = isWater ? 'pH;化学需氧量;氨氮;总磷;总氮;流量' : '二氧化硫;氮氧化物;颗粒物;氧含量;烟气流量';
    const title = isWater ? '废水总排口' : '废气排放口';
    const code = `${isWater ? 'DW' : 'DA'}${numbered(i + 1, 4)}`;
    const position = positionOf(outletAt(firm, isWater));
    const height = 15 + ((i * 7) % 6) * 9;
    outlets.push(
      made('outlet', firm.producer, {
        code,
        name: `${firm.short}${title}`,
        position,
        category,
        firmName: firm.name,
        factors,
        ...(isWater
          ? { receivingWater: `${shortName(firm.county)}演示污水处理厂`, permittedFlowM3Day: 40 + ((i * 37) % 90) * 30 }
          : { structureHeightM: height }),
      }),
    );
    stations.push(
      made('station', firm.producer, {
        code: `ZX${numbered(i + 1, 4)}`,
        name: `${firm.short}${title}在线监测点`,
        position,
        category,
        firmName: firm.name,
        deviceCode: deviceCode(isWater ? 32 : 31, i + 1),
        factors,
      }),
    );
  }
  return { outlets, stations };
}

function outletAt({ plant, at, code }: DemoFirm, isWater: boolean): LonLat {
  if (!plant) return new Frame(at, Number(code.slice(1)) % 90).at(isWater ? 38 : -20, isWater ? -32 : 18);
  const { park, plot, parts } = plant;
  const stack =
    parts.find(({ category }) => category === 'stack') ?? parts.find(({ category }) => category === 'column');
  if (!isWater && stack) return plotPoint(park, plot, stack.u, stack.v);
  return plotPoint(park, plot, plot.x1 - plot.x0 - 20, 6);
}

export function airRecords(towns: readonly Town[], ground: Ground): PlaceRecord[] {
  const dice = new Dice('air stations');
  const seats = towns.filter(({ rank }) => rank === 'seat');
  return Array.from({ length: AIR_STATIONS }, (_, i) => {
    const { name, at, county } = seats[i % seats.length] ??
      seats[0] ?? { name: '', at: [0, 0] as const, county: { city: '' } };
    return made('station', `${county.city}（演示）生态环境局`, {
      code: `KQ${numbered(i + 1, 3)}`,
      name: `${shortName(name)}演示空气自动站${Math.floor(i / seats.length) + 1}号`,
      position: positionOf(siteNear(at, dice, ground, 300, 2600)),
      category: 'air',
      deviceCode: deviceCode(22, i + 1),
      factors: 'PM2.5;PM10;二氧化硫;二氧化氮;一氧化碳;臭氧',
    });
  });
}

/** Where rivers carry most water, spread over all of them. */
export function waterRecords(rivers: readonly River[], counties: CountyMap): PlaceRecord[] {
  const reaches = rivers.flatMap(({ name, isMain, reaches }) =>
    reaches.filter((_, i) => i % (isMain ? 2 : 3) === 0).map((reach) => ({ name, reach })),
  );
  const largest = reaches.sort((a, b) => b.reach.flowM3S - a.reach.flowM3S).slice(0, WATER_STATIONS);
  return largest.map(({ name, reach }, i) => {
    const at = reach.line[Math.floor(reach.line.length / 2)] ?? [0, 0];
    return made('station', `${counties.at(at)?.city ?? '福建省'}（演示）生态环境局`, {
      code: `DB${numbered(i + 1, 3)}`,
      name: `${name}演示断面${i + 1}号水质站`,
      position: positionOf(at),
      category: 'surfaceWater',
      deviceCode: deviceCode(21, i + 1),
      factors: 'pH;溶解氧;高锰酸盐指数;氨氮;总磷;电导率;浊度',
      riverName: name,
    });
  });
}

/** Round the two sites, from 1 to 20 km, on land. */
export function radiationRecords(ground: Ground): PlaceRecord[] {
  const dice = new Dice('radiation stations');
  return Array.from({ length: RADIATION_STATIONS }, (_, i) => {
    const [name, at] = NUCLEAR_SITES[i % NUCLEAR_SITES.length] ?? ['', [0, 0]];
    const ring = Math.floor(i / 2);
    const far = [900, 1800, 3000, 4500, 6500, 9000, 11_000, 13_000, 15_000, 17_500, 20_000][ring] ?? 20_000;
    return made('station', PRODUCERS.radiation, {
      code: `FS${numbered(i + 1, 3)}`,
      name: `${name}演示辐射环境自动站${ring + 1}号`,
      position: positionOf(
        onLandAt(at, far, ring * 67 + 20, ground) ?? siteNear(at, dice, ground, far * 0.7, far * 1.3),
      ),
      category: 'radiation',
      deviceCode: deviceCode(26, i + 1),
      factors: '环境γ辐射剂量率;气温;湿度;风速;风向;雨量',
    });
  });
}

/** A place on land at a distance, in the direction nearest to the one wished for. */
function onLandAt(from: LonLat, metres: number, bearingDeg: number, ground: Ground): LonLat | undefined {
  for (let turn = 0; turn < 36; turn++) {
    const bearing = bearingDeg + (turn % 2 === 0 ? 5 : -5) * turn;
    const at = new Frame(from, bearing).at(0, metres);
    if (ground.isInland(at, 120)) return at;
  }
  return undefined;
}
