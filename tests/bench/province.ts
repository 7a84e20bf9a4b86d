import type { EventDraft } from '../../shared/events.ts';
import { destination, type Position } from '../../shared/geo.ts';
import type { PlaceKind } from '../../shared/records/index.ts';

/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CITIES = '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 平潭'.split(' ');
const TOWNS =
  '古雷 江阴 杜浔 沙西 霞美 旧镇 赤湖 佛昙 前亭 六鳌 盘陀 石榴 绥安 马坪 长泰 岩溪 枋洋 陈巷 港尾 浮宫 东园 海澄 角美 榜山 紫泥 白水 程溪 颜厝 九湖 靖城'.split(
    ' ',
  );
const ROOTS =
  '宏达 中海 恒源 福化 海顺 联盛 金泰 永荣 东南 天辰 正新 科瑞 华安 长乐 利丰 兴业 鼎信 万华 申远 大东 石益 新阳 海德 百宏 三棵 嘉盛 源昌 立白 青口 盛世'.split(
    ' ',
  );
const TRADES = '石化 化工 新材料 能源 储运 热电 制药 水务 气体 涂料 农药 纺织 染整 电镀 食品 物流'.split(' ');
const SUBSTANCES: readonly (readonly [name: string, cas: string])[] = [
  ['液氨', '7664-41-7'],
  ['液氯', '7782-50-5'],
  ['苯', '71-43-2'],
  ['甲醇', '67-56-1'],
  ['丙烯', '115-07-1'],
  ['乙烯', '74-85-1'],
  ['对二甲苯', '106-42-3'],
  ['氢氧化钠', '1310-73-2'],
  ['硫酸', '7664-93-9'],
  ['盐酸', '7647-01-0'],
  ['硫化氢', '7783-06-4'],
  ['环氧乙烷', '75-21-8'],
  ['丙烯腈', '107-13-1'],
  ['苯乙烯', '100-42-5'],
  ['汽油', '86290-81-5'],
];
const VESSELS = '储罐 球罐 反应釜 仓库 装卸台 管廊 中间罐 计量罐'.split(' ');
const ROADS = '疏港路 环岛路 工业大道 港前路 滨海大道 兴港路 腾龙路 石化一路 石化二路 新港城大道'.split(' ');
const SENSITIVE = '第一中学 中心小学 医院 卫生院 养老院 社区 村 水源地 幼儿园 花园小区'.split(' ');

/** Centres that most things stand round, as they do round parks and towns. */
const CENTRES: readonly Position[] = [
  { lon: 117.6, lat: 23.77 },
  { lon: 119.3, lat: 25.42 },
  { lon: 118.1, lat: 24.48 },
  { lon: 119.3, lat: 26.08 },
  { lon: 118.6, lat: 24.9 },
  { lon: 117.65, lat: 24.51 },
];
export const PARK: Position = { lon: 117.6, lat: 23.77 };

type Made = { readonly kind: PlaceKind; readonly record: { readonly id: string } & Readonly<Record<string, unknown>> };

/** How many of each kind stand in a province of 300,000 records. */
const SHARES: readonly (readonly [PlaceKind, number])[] = [
  ['riskSource', 0.6],
  ['road', 0.1],
  ['populationBlock', 0.1],
  ['installation', 0.06],
  ['sensitiveArea', 0.05],
  ['firm', 0.04],
  ['outlet', 0.02],
  ['riverReach', 0.01],
  ['camera', 0.01],
  ['shelter', 0.006],
  ['supply', 0.004],
];

/** Records of a whole province, deterministic: names that repeat their words as real ones do, most of them in towns. */
export function* provinceRecords(count: number): Generator<Made> {
  const random = seeded(20261125);
  const any = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  for (const [kind, share] of SHARES) {
    for (let i = 0; i < Math.round(count * share); i++) {
      const position = placeIn(random, any);
      const [city, town] = [any(CITIES), any(TOWNS)];
      const firmName = `${city}${any(ROOTS)}${any(TRADES)}有限公司`;
      const base = {
        id: `${kind}:B${String(i).padStart(8, '0')}`,
        code: `${kind.slice(0, 2).toUpperCase()}-${String(i).padStart(6, '0')}`,
        position,
        address: `福建省${city}市${town}镇${any(ROADS)}${1 + Math.floor(random() * 400)}号`,
        provenance: { producer: 'bench' },
      };
      yield { kind, record: { ...base, ...ownOf(kind, i, { random, any, position, city, town, firmName }) } };
    }
  }
}

interface Making {
  readonly random: () => number;
  readonly any: <Item>(list: readonly Item[]) => Item;
  readonly position: Position;
  readonly city: string;
  readonly town: string;
  readonly firmName: string;
}

function ownOf(kind: PlaceKind, i: number, making: Making): Readonly<Record<string, unknown>> & { name: string } {
  const { random, any, position, city, town, firmName } = making;
  const [substance, casNumber] = any(SUBSTANCES);
  switch (kind) {
    case 'riskSource':
    case 'installation':
      return {
        name: `${town}${any(ROOTS)}${substance}${any(VESSELS)}${i % 97}号`,
        category: 'tank',
        firmName,
        substance,
        casNumber,
        amountKg: Math.round(random() * 100_000),
      };
    case 'road':
      return {
        name: `${town}${any(ROADS)}`,
        category: any(['primary', 'tertiary', 'service']),
        geometry: lineFrom(position, 8, 150, random),
      };
    case 'riverReach':
      return {
        name: `${town}溪${i % 40}段`,
        category: 'tributary',
        riverName: `${town}溪`,
        geometry: lineFrom(position, 20, 200, random),
      };
    case 'populationBlock':
      return {
        name: `${city}${town}网格${i}`,
        category: any(['urban', 'village']),
        population: { day: Math.floor(random() * 900), night: Math.floor(random() * 1200) },
        geometry: squareAt(position, 250),
      };
    case 'sensitiveArea':
      return {
        name: `${town}${any(SENSITIVE)}`,
        category: 'residents',
        population: { day: Math.floor(random() * 3000) },
      };
    case 'firm':
      return {
        name: firmName,
        creditCode: `9135${String(i).padStart(12, '0')}XA`,
        contact: { phone: `0596-${8_000_000 + i}` },
      };
    case 'shelter':
      return { name: `${town}避难场所${i}`, category: 'central', capacityPeople: 500 };
    case 'supply':
      return { name: `${town}物资库${i}`, items: [{ name: '活性炭', quantity: 5, unit: '吨' }] };
    case 'outlet':
      return { name: `${firmName}废水排口`, category: 'wasteWater', firmName };
    default:
      return { name: `${town}${any(ROADS)}监控${i}`, category: 'other' };
  }
}

function placeIn(random: () => number, any: Making['any']): Position {
  if (random() < 0.3) return { lon: 116 + random() * 4.4, lat: 23.6 + random() * 4.4 };
  // Denser towards the middle, to some 25 km out.
  return destination(any(CENTRES), random() * 360, 25_000 * random());
}

function lineFrom(from: Position, points: number, stepM: number, random: () => number) {
  let bearing = random() * 360;
  let at = from;
  const coordinates = Array.from({ length: points }, () => {
    const here = [at.lon, at.lat];
    bearing += (random() - 0.5) * 40;
    at = destination(at, bearing, stepM);
    return here;
  });
  return { type: 'LineString', coordinates };
}

function squareAt({ lon, lat }: Position, halfM: number) {
  const [dLat, dLon] = [halfM / 111_195, halfM / (111_195 * Math.cos((lat * Math.PI) / 180))];
  const corners = [
    [lon - dLon, lat - dLat],
    [lon + dLon, lat - dLat],
    [lon + dLon, lat + dLat],
    [lon - dLon, lat + dLat],
  ];
  return { type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] };
}

/** The records as an import brings them, 500 to an event. */
export function* provinceEvents(count: number): Generator<EventDraft> {
  let kind: PlaceKind | undefined;
  let records: Made['record'][] = [];
  const flush = function* (): Generator<EventDraft> {
    if (kind && records.length > 0)
      yield { type: 'records.imported', payload: { importId: 'importBatch:bench', kind, records } };
    records = [];
  };
  for (const made of provinceRecords(count)) {
    if (made.kind !== kind || records.length === 500) yield* flush();
    kind = made.kind;
    records.push(made.record);
  }
  yield* flush();
}
