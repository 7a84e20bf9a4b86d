import type { Firm } from '../../shared/records/firm.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';
import type { CountyMap } from './counties.ts';
import type { Ground } from './ground.ts';
import { gradeOf } from './hj941.ts';
import { NameGiver, phone, shortName } from './names.ts';
import type { Park, Plot } from './parks.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { degrees, Frame, type LonLat, middleOf, polygon, positionOf, rounded } from './plane.ts';
import { layPlant, type Part, partHeading, plotPoint } from './plants.ts';
import { PLANT_TYPES, type PlantType } from './plantTypes.ts';
import { Dice } from './random.ts';

/** Firms in all: those with online monitoring; and those with panoramas. */
export const FIRMS = 736;

interface Levels {
  readonly processLevel: NonNullable<Firm['processLevel']>;
  readonly receptorLevel: NonNullable<Firm['receptorLevel']>;
}

/** A firm of the demonstration and what the other generators need of it. */
export interface DemoFirm extends Levels {
  readonly code: string;
  readonly name: string;
  /** How its parts are called: 演示海岳. */
  readonly short: string;
  readonly at: LonLat;
  readonly outline: readonly LonLat[];
  readonly city: string;
  readonly county: string;
  readonly industry: string;
  readonly employees: number;
  readonly producer: string;
  readonly plant?: {
    readonly park: Park;
    readonly plot: Plot;
    readonly type: PlantType;
    readonly parts: readonly Part[];
  };
  /** What firms outside the parks keep, by trade. */
  readonly keeps: readonly string[];
}

const PARK_LEVELS = {
  process: ['M1', 'M2', 'M2', 'M3', 'M3', 'M4'],
  receptor: ['E1', 'E2', 'E2', 'E2', 'E3'],
} as const;
const OTHER_LEVELS = {
  process: ['M1', 'M1', 'M2', 'M2', 'M3', 'M4'],
  receptor: ['E1', 'E2', 'E2', 'E3', 'E3', 'E3'],
} as const;

/** Firms with installations, park by park. */
export function parkFirms(parks: readonly Park[], counties: CountyMap): DemoFirm[] {
  const names = new NameGiver(new Dice('park brands'));
  let number = 0;
  return parks.flatMap((park) => {
    const dice = new Dice(`firms ${park.key}`);
    const city = counties.counties.find(({ name }) => name === park.county)?.city ?? '';
    const turn = { whole: 0, half: 0, quarter: 0 };
    return park.plots.map((plot): DemoFirm => {
      number += 1;
      const size = plot.x1 - plot.x0 > 300 ? 'whole' : Math.abs(plot.y1 - plot.y0) > 250 ? 'half' : 'quarter';
      const types = PLANT_TYPES[size];
      turn[size] += 1;
      const type = types[turn[size] % types.length] ?? dice.pick(types);
      const brand = names.brand();
      const ring = park.frame.box(plot.x0, Math.min(plot.y0, plot.y1), plot.x1, Math.max(plot.y0, plot.y1));
      return {
        code: `F${numbered(number)}`,
        name: `${park.short}演示${brand}${type.trade}有限公司`,
        short: `演示${brand}`,
        at: middleOf(ring),
        outline: ring,
        city,
        county: park.county,
        industry: type.industry,
        employees: dice.whole(...type.employees),
        producer: `${city}（演示）生态环境局`,
        processLevel: dice.pick(PARK_LEVELS.process),
        receptorLevel: dice.pick(PARK_LEVELS.receptor),
        plant: { park, plot, type, parts: layPlant(plot, type, dice) },
        keeps: [],
      };
    });
  });
}

const TRADES: readonly (readonly [trade: string, industry: string, keeps: readonly string[]])[] = [
  ['电镀', '金属表面处理', ['盐酸', '硫酸', '铬酸酐', '氰化钠']],
  ['印染', '纺织印染', ['乙酸', '硫酸', '盐酸']],
  ['纸业', '造纸', ['盐酸', '硫酸']],
  ['制药', '医药制造', ['甲醇', '丙酮', '乙酸乙酯', '盐酸']],
  ['皮革', '皮革鞣制', ['硫酸', '盐酸', '甲醛']],
  ['水产', '水产品加工', ['液氨']],
  ['食品', '食品制造', ['液氨', '盐酸']],
  ['涂料', '涂料制造', ['甲苯', '乙酸乙酯', '丙酮']],
  ['鞋材', '制鞋', ['甲苯', '丙酮', '环己烷']],
  ['电子', '电子元件制造', ['硫酸', '盐酸', '硝酸', '氟化氢']],
  ['不锈钢', '黑色金属冶炼', ['硝酸', '氟化氢', '硫酸', '液氨']],
  ['热电', '电力、热力生产', ['液氨', '盐酸', '柴油']],
  ['污水处理', '污水处理', ['硫酸', '盐酸', '甲醇']],
  ['自来水', '自来水生产', ['液氯', '盐酸']],
  ['建材', '建筑材料', ['柴油', '液氨']],
  ['冷链', '冷冻仓储', ['液氨']],
];
/** Zones of a county where its firms stand, and how far from the seat, metres. */
const ZONES = 3;

/** The firms outside the parks: in a few industrial zones of every county, more where more people live. */
export function otherFirms(count: number, first: number, counties: CountyMap, ground: Ground): DemoFirm[] {
  const names = new NameGiver(new Dice('other brands'));
  const dice = new Dice('other firms');
  const weights = counties.counties.map(
    ({ areaM2, city }) => 0.7 + Math.min(1.4, areaM2 / 1.5e9) + (COASTAL.has(city) ? 1 : 0),
  );
  const zones = counties.counties.map(({ seat }) =>
    Array.from({ length: ZONES }, () => siteNear(seat, dice, ground, 2500, 7500)),
  );
  return Array.from({ length: count }, (_, i): DemoFirm => {
    const index = dice.weighted(weights);
    const county = counties.counties[index] ?? counties.counties[0];
    if (!county) throw new Error('no counties');
    const middle = dice.pick(zones[index] ?? [county.seat]);
    const at = siteNear(middle, dice, ground, 80, 1400);
    const frame = new Frame(at, rounded(dice.between(-30, 30), 1));
    const [w, h] = [dice.between(45, 130), dice.between(40, 110)];
    const [trade, industry, keeps] = dice.pick(TRADES);
    const brand = names.brand();
    return {
      code: `F${numbered(first + i)}`,
      name: `${shortName(county.name)}演示${brand}${trade}有限公司`,
      short: `演示${brand}`,
      at,
      outline: frame.box(-w, -h, w, h),
      city: county.city,
      county: county.name,
      industry,
      employees: dice.whole(20, 460),
      producer: `${county.city}（演示）生态环境局`,
      processLevel: dice.pick(OTHER_LEVELS.process),
      receptorLevel: dice.pick(OTHER_LEVELS.receptor),
      keeps,
    };
  });
}
const COASTAL = new Set(['福州市', '厦门市', '莆田市', '泉州市', '漳州市', '宁德市']);

/** A place on land, between two distances of another, rather in a valley than on a hill. */
export function siteNear(from: LonLat, dice: Dice, ground: Ground, least: number, most: number): LonLat {
  let best: LonLat | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 60; attempt++) {
    const angle = dice.between(0, 2 * Math.PI);
    const far = dice.between(least, most) * (1 + Math.floor(attempt / 20) * 0.5);
    const at = new Frame(from).at(far * Math.cos(angle), far * Math.sin(angle));
    if (!ground.isInland(at, 220)) continue;
    const height = ground.heightM(at) + dice.between(0, 60);
    if (height < lowest) {
      lowest = height;
      best = at;
    }
    if (attempt >= 5 && best) break;
  }
  return best ?? [degrees(from[0]), degrees(from[1])];
}

/** @param ratioQ Q of the firm: its sum of amounts over critical amounts */
export function firmRecord(firm: DemoFirm, ratioQ: number, index: number): PlaceRecord {
  return made('firm', firm.producer, {
    code: firm.code,
    name: firm.name,
    position: positionOf(firm.at),
    geometry: polygon(firm.outline),
    address: firm.plant
      ? `${firm.plant.park.town}演示路${index + 1}号`
      : `${firm.city}${firm.county}演示工业区${index + 1}号`,
    contact: { name: '演示联系人', phone: phone(100_000 + index) },
    remark: '演示数据：企业为虚构',
    industry: firm.industry,
    creditCode: `91350000DEMO${numbered(index + 1, 6)}`,
    riskGrade: gradeOf(ratioQ, firm.processLevel, firm.receptorLevel),
    ratioQ: rounded(ratioQ, 3),
    processLevel: firm.processLevel,
    receptorLevel: firm.receptorLevel,
    status: index % 41 === 40 ? 'stopped' : index % 53 === 52 ? 'building' : 'running',
    permitNumber: `YANSHI-${firm.code}`,
    employees: firm.employees,
    ...(firm.plant ? { parkName: firm.plant.park.name } : {}),
  });
}

/** The installations of a firm in a park. */
export function installationRecords(firm: DemoFirm): PlaceRecord[] {
  if (!firm.plant) return [];
  const { park, plot, parts } = firm.plant;
  return parts.map(({ tag, title, category, u, v, across, size, substance, amountKg }) =>
    made('installation', firm.producer, {
      code: `${firm.code}-${tag}`,
      name: `${firm.short} ${tag} ${title}`,
      position: positionOf(plotPoint(park, plot, u, v)),
      category,
      firmName: firm.name,
      headingDeg: partHeading(park, across),
      condition: 'normal',
      ...size,
      ...(substance ? { substance: substance.name, casNumber: substance.cas } : {}),
      ...(substance && amountKg !== undefined ? { amountKg } : {}),
    }),
  );
}

export function parkRecord(park: Park, areaM2: number): PlaceRecord {
  return made('park', PRODUCERS.parks, {
    code: `P-${park.key}`,
    name: park.name,
    position: positionOf(park.origin),
    geometry: polygon(park.outline),
    address: `福建省${park.town}`,
    contact: { name: '演示值班室', phone: phone(10) },
    remark: '演示数据：园区位置为真实地理，范围、道路与企业均为虚构',
    category: 'chemical',
    areaM2: rounded(areaM2, 0),
    organisationName: `${park.short}（演示）管理委员会`,
  });
}
