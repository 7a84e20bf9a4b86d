/**
 * Writes the demonstration data set (演示数据): `node assets/demo/generate.ts`. Every firm, depot, team and village is
 * invented; only the two industrial areas they stand in are real. The same bytes come out every time.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { blockAround, createRandom, PARKS, type Park, type Point, pointIn } from './layout.ts';

const random = createRandom(20240601);
const folder = import.meta.dirname;
const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
const whole = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
const degrees = (value: number): string => value.toFixed(6);
const numeral = (index: number): string => '一二三四五六七八九十'.charAt(index);
const perPark = <Item>(make: (park: Park, taken: Point[]) => Item[]): Item[] => PARKS.flatMap((park) => make(park, []));

function table(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

interface Firm {
  readonly code: string;
  readonly name: string;
  readonly park: Park;
  readonly at: Point;
  readonly grade: string;
  readonly industry: string;
}

const TRADES = [
  ['石化一厂', '精炼石油产品制造', '重大'],
  ['石化二厂', '精炼石油产品制造', '重大'],
  ['芳烃厂', '有机化学原料制造', '重大'],
  ['氯碱厂', '无机碱制造', '重大'],
  ['合成氨厂', '氮肥制造', '重大'],
  ['丙烯腈厂', '有机化学原料制造', '重大'],
  ['苯乙烯厂', '有机化学原料制造', '较大'],
  ['环氧材料厂', '合成树脂制造', '较大'],
  ['液体化学品库', '危险化学品仓储', '重大'],
  ['天然气接收站', '天然气储运', '较大'],
  ['氟材料厂', '无机盐制造', '较大'],
  ['污水处理厂', '污水处理及其再生利用', '一般'],
] as const;

const firms: Firm[] = perPark((park, taken) =>
  TRADES.map(([trade, industry, grade], i) => ({
    code: `${park.key}-Q${String(i + 1).padStart(2, '0')}`,
    name: `${park.name}演示${trade}`,
    park,
    at: pointIn(park.plants, random, taken, 0.0035),
    grade,
    industry,
  })),
);

function writeFirms(): void {
  const header = ['企业编号', '企业名称', '行业类别', '环境风险等级', '职工人数', '经度', '纬度', '详细地址', '联系人', '联系电话'];
  const rows = firms.map(({ code, name, industry, grade, at, park }, i) => [
    code,
    name,
    industry,
    grade,
    whole(6, 90) * 10,
    degrees(at[0]),
    degrees(at[1]),
    `${park.town}演示路${i + 1}号`,
    '演示联系人',
    `0000-${String(6100000 + i)}`,
  ]);
  // GBK, as many an office system still exports.
  writeFileSync(join(folder, 'firms.csv'), iconv.encode(table([header, ...rows]), 'gbk'));
}

/** Substance, CAS number, kind of vessel, usual amount and critical amount in tonnes (HJ 169-2018 annex B, HJ 941-2018 annex A). */
const SUBSTANCES: Readonly<Record<string, readonly [cas: string, vessel: string, tonnes: number, criticalTonnes: number]>> = {
  氯: ['7782-50-5', '储罐', 60, 1],
  液氨: ['7664-41-7', '球罐', 900, 5],
  苯: ['71-43-2', '储罐', 4500, 10],
  甲苯: ['108-88-3', '储罐', 3000, 10],
  二甲苯: ['1330-20-7', '储罐', 12000, 10],
  苯乙烯: ['100-42-5', '储罐', 5000, 10],
  汽油: ['86290-81-5', '储罐', 15000, 2500],
  柴油: ['68334-30-5', '储罐', 20000, 2500],
  液化天然气: ['74-82-8', '储罐', 36000, 10],
  环氧乙烷: ['75-21-8', '球罐', 600, 7.5],
  丙烯腈: ['107-13-1', '储罐', 2600, 10],
  氟化氢: ['7664-39-3', '储罐', 80, 1],
  甲醇: ['67-56-1', '储罐', 6000, 10],
  丁二烯: ['106-99-0', '球罐', 1500, 10],
  丙烯: ['115-07-1', '球罐', 2000, 10],
  硫酸: ['7664-93-9', '储罐', 1200, 10],
  氯化氢: ['7647-01-0', '反应装置', 6, 2.5],
};

const HOLDINGS: readonly (readonly string[])[] = [
  ['汽油', '柴油', '丙烯'],
  ['汽油', '苯', '丁二烯'],
  ['二甲苯', '苯', '甲苯'],
  ['氯', '氯化氢', '硫酸'],
  ['液氨', '甲醇'],
  ['丙烯腈', '丙烯', '液氨'],
  ['苯乙烯', '苯'],
  ['环氧乙烷', '甲醇'],
  ['甲醇', '苯乙烯', '二甲苯', '汽油'],
  ['液化天然气'],
  ['氟化氢', '硫酸'],
  ['氯'],
];

function writeRiskSources(): void {
  const header = ['编号', '风险源名称', '类别', '所属企业', '风险物质', 'CAS号', '最大存在量（t）', '临界量（t）', '风险等级', '经度', '纬度', '备注'];
  const rows = firms.flatMap((firm, i) =>
    (HOLDINGS[i % TRADES.length] ?? []).map((substance, k) => {
      const [cas, vessel, tonnes, critical] = SUBSTANCES[substance] ?? ['', '储罐', 1, 1];
      const amount = Number((tonnes * (0.6 + 0.8 * random())).toPrecision(3));
      const isLarge = amount >= 1000;
      const position: Point = [firm.at[0] + (k - 1) * 0.0007 + 0.0002, firm.at[1] + ((k % 2) - 0.5) * 0.0012];
      return [
        `${firm.code}-F${k + 1}`,
        `${firm.name}${substance}${vessel}`,
        vessel,
        firm.name,
        substance,
        cas,
        // Lists mix both notations.
        isLarge && k === 0 ? amount.toLocaleString('en-US') : amount,
        critical,
        firm.grade,
        degrees(position[0]),
        degrees(position[1]),
        '演示数据，非真实风险源',
      ];
    }),
  );
  const stations = perPark((park, taken) =>
    [0, 1, 2, 3].map((i) => {
      const at = pointIn(park.settled[i % 3] ?? park.plants, random, taken, 0.003);
      const name = `${park.name}演示第${numeral(i)}加油站`;
      const amount = whole(40, 90);
      return [`${park.key}-J${i + 1}`, name, '加油站', '', '汽油', '86290-81-5', amount, 2500, '一般', degrees(at[0]), degrees(at[1]), '演示数据，非真实风险源'];
    }),
  );
  writeFileSync(join(folder, 'riskSources.csv'), `\uFEFF${table([header, ...rows, ...stations])}`);
}

const ITEMS: readonly (readonly [name: string, unit: string, low: number, high: number])[] = [
  ['吸油毡', 'kg', 500, 4000],
  ['围油栏', 'm', 200, 3000],
  ['活性炭', 't', 2, 40],
  ['沙袋', '个', 500, 5000],
  ['片碱', 't', 1, 20],
  ['石灰', 't', 5, 60],
  ['聚合氯化铝', 't', 1, 15],
  ['正压式空气呼吸器', '套', 10, 80],
  ['重型防化服', '套', 6, 40],
  ['过滤式防毒面具', '个', 50, 1500],
  ['便携式多气体检测仪', '台', 2, 20],
  ['移动泵车', '辆', 1, 4],
  ['堵漏工具', '套', 2, 15],
];

function writeSupplies(): void {
  const header = ['仓库编号', '仓库名称', '物资名称', '数量', '单位', '经度', '纬度', '地址', '负责人', '联系电话'];
  const rows = perPark((park, taken) =>
    [0, 1, 2, 3, 4, 5].flatMap((i) => {
      const at = pointIn(i < 3 ? park.plants : (park.settled[i - 3] ?? park.plants), random, taken, 0.004);
      const depot = [`${park.key}-W${i + 1}`, `${park.name}演示应急物资${numeral(i)}库`];
      const place = [degrees(at[0]), degrees(at[1]), `${park.town}演示仓储区${i + 1}号`, '演示负责人', `0000-${6200000 + i}`];
      const stock = ITEMS.filter((_, k) => (k + i) % 2 === 0 || random() < 0.25);
      return stock.map(([name, unit, low, high]) => [...depot, name, whole(low, high), unit, ...place]);
    }),
  );
  writeFileSync(join(folder, 'supplies.csv'), `\uFEFF${table([header, ...rows])}`);
}

function writeShelters(): void {
  const kinds = ['紧急避难场所', '固定避难场所（短期）', '固定避难场所（中期）', '中心避难场所'];
  const folders = PARKS.map((park, p) => {
    const taken: Point[] = [];
    const marks = Array.from({ length: p === 0 ? 7 : 8 }, (_, i) => {
      const at = pointIn(park.settled[1 + (i % 2)] ?? park.plants, random, taken, 0.003);
      const area = whole(15, 400) * 100;
      const data = { 编号: `${park.key}-B${i + 1}`, 类别: pick(kinds), 容纳人数: Math.floor(area / 2.5), '有效面积（m²）': area, 联系电话: `0000-${6300000 + p * 10 + i}` };
      const values = Object.entries(data).map(([key, value]) => `<Data name="${key}"><value>${value}</value></Data>`);
      const place = pick(['中学操场', '体育公园', '文化广场', '小学操场', '会展馆']);
      return `    <Placemark><name>${park.name}演示${numeral(i)}号${place}</name><ExtendedData>${values.join('')}</ExtendedData><Point><coordinates>${degrees(at[0])},${degrees(at[1])},0</coordinates></Point></Placemark>`;
    });
    return `  <Folder><name>${park.name}避难场所（演示数据）</name>\n${marks.join('\n')}\n  </Folder>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>';
  writeFileSync(join(folder, 'shelters.kml'), `${head}\n${folders.join('\n')}\n</Document>\n</kml>\n`);
}

interface Target {
  readonly category: string;
  readonly label: (index: number) => string;
  readonly count: number;
  /** People by day and by night, for one place. */
  readonly people?: () => readonly [day: number, night: number];
}

const TARGETS: readonly Target[] = [
  { category: '居民区', label: (i) => `演示${'海滨新港临江东山西屿南坡北岸双溪平安长乐'.slice(2 * i, 2 * i + 2)}社区`, count: 11, people: () => { const night = whole(300, 4200); return [Math.round(night * (0.45 + 0.2 * random())), night]; } },
  { category: '学校', label: (i) => `演示第${numeral(i)}${i < 2 ? '中学' : i < 5 ? '小学' : '幼儿园'}`, count: 8, people: () => [whole(120, 1800), whole(0, 60)] },
  { category: '医院', label: (i) => (i === 0 ? '演示中心医院' : `演示第${numeral(i)}卫生院`), count: 3, people: () => [whole(80, 700), whole(40, 350)] },
  { category: '养老福利机构', label: (i) => `演示${numeral(i)}号敬老院`, count: 2, people: () => { const staying = whole(40, 160); return [staying + whole(5, 20), staying]; } },
  { category: '饮用水取水口', label: (i) => `演示水库${numeral(i)}号取水口`, count: 2 },
  { category: '行政办公', label: (i) => (i === 0 ? '演示管理委员会' : '演示派出所'), count: 2, people: () => [whole(30, 160), whole(2, 12)] },
  { category: '人员密集场所', label: (i) => `演示${numeral(i)}号${i === 0 ? '农贸市场' : '综合商场'}`, count: 2, people: () => [whole(200, 1500), whole(0, 30)] },
];

function writeSensitiveAreas(): void {
  const features = perPark((park, taken) => {
    const places = TARGETS.flatMap(({ category, label, count, people }, t) =>
      Array.from({ length: count }, (_, i) => {
        const isIntake = category === '饮用水取水口';
        const ring = park.settled[isIntake ? 2 : (i + t) % 3] ?? park.plants;
        const at = pointIn(ring, random, taken, 0.0012);
        const counted = people?.();
        const properties = {
          编号: `${park.key}-M${t + 1}${String(i + 1).padStart(2, '0')}`,
          名称: `${park.name}${label(i)}`,
          类别: category,
          ...(counted ? { 白天人口: counted[0], 夜间人口: counted[1], 统计日期: '2024-06-30' } : {}),
        };
        const geometry =
          category === '居民区'
            ? { type: 'Polygon', coordinates: [blockAround(at, 0.0009, random)] }
            : { type: 'Point', coordinates: at };
        return { type: 'Feature', geometry, properties };
      }),
    );
    const wetland = [...park.wetland, park.wetland[0]];
    const reserve = {
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [wetland] },
      properties: { 编号: `${park.key}-M901`, 名称: `${park.name}演示滨海湿地保护区`, 类别: '自然保护区' },
    };
    return [...places, reserve];
  });
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  writeFileSync(join(folder, 'sensitiveAreas.geojson'), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}

function writeTeams(): void {
  const header = ['队伍编号', '队伍名称', '队伍类型', '人数', '经度', '纬度', '驻地地址', '队长', '值班电话'];
  const kinds: readonly (readonly [string, string, number])[] = [
    ['消防救援站', '消防队', 35],
    ['危化品处置队', '危化品处置队', 24],
    ['环境应急监测队', '应急监测队', 14],
    ['医疗救护队', '医疗救护队', 18],
    ['工程抢险队', '工程抢险队', 30],
    ['网格员一组', '网格员', 12],
  ];
  const rows = perPark((park, taken) =>
    kinds.map(([name, kind, size], i) => {
      const at = pointIn(i < 2 ? park.plants : (park.settled[i % 2 === 0 ? 0 : 1] ?? park.plants), random, taken, 0.002);
      return [`${park.key}-D${i + 1}`, `${park.name}演示${name}`, kind, size + whole(-3, 6), degrees(at[0]), degrees(at[1]), park.town, '演示队长', `0000-${6400000 + i}`];
    }),
  );
  writeFileSync(join(folder, 'teams.csv'), `\uFEFF${table([header, ...rows])}`);
}

writeFirms();
writeRiskSources();
writeSupplies();
writeShelters();
writeSensitiveAreas();
writeTeams();
const manifest = [
  ['firms.csv', 'firm'],
  ['riskSources.csv', 'riskSource'],
  ['supplies.csv', 'supply'],
  ['shelters.kml', 'shelter'],
  ['sensitiveAreas.geojson', 'sensitiveArea'],
  ['teams.csv', 'team'],
].map(([file, kind]) => ({ file, kind, producer: '演示数据' }));
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
