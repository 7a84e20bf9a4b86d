import { describe, expect, it } from 'vitest';
import { findCategory, isCategorised } from '../../../main/importers/categories.ts';
import { CATEGORY_WORDS } from '../../../main/importers/categoryWords.ts';
import { matchColumns } from '../../../main/importers/columns.ts';
import { distanceM } from '../../../shared/geo.ts';
import { PLACE_KINDS, type PlaceKind } from '../../../shared/records/index.ts';
import { importBytes, reasons } from './importBench.ts';

/** Headers as the tables of offices have them, and what each column is. */
const HEADERS: readonly (readonly [kind: PlaceKind, columns: Readonly<Record<string, string>>])[] = [
  [
    'firm',
    {
      企业名称: 'name',
      统一社会信用代码: 'creditCode',
      行业类别: 'industry',
      企业环境风险等级: 'riskGrade',
      生产状态: 'status',
      所属园区: 'parkName',
      排污许可证编号: 'permitNumber',
      详细地址: 'address',
      中心经度: 'lon',
      中心纬度: 'lat',
      法定代表人: 'contactName',
      联系方式: 'contactPhone',
    },
  ],
  [
    'riskSource',
    {
      企业名称: 'firmName',
      风险单元名称: 'name',
      风险物质名称: 'substance',
      CAS号: 'casNumber',
      '最大存在量（t）': 'amountKg',
      '临界量/吨': 'criticalAmountKg',
    },
  ],
  [
    'installation',
    {
      储罐名称: 'name',
      位号: 'code',
      罐型: 'category',
      存储介质: 'substance',
      '公称容积（m³）': 'volumeM3',
      '罐径（m）': 'diameterM',
      '防火堤高度（m）': 'dikeHeightM',
    },
  ],
  [
    'station',
    {
      断面名称: 'name',
      站点编码: 'code',
      MN号: 'deviceCode',
      监测项目: 'factors',
      所属河流: 'riverName',
      监测类型: 'category',
    },
  ],
  [
    'outlet',
    {
      排放口名称: 'name',
      排放口编号: 'code',
      受纳水体名称: 'receivingWater',
      主要污染物: 'factors',
      排污单位名称: 'firmName',
    },
  ],
  [
    'camera',
    { 监控点名称: 'name', 国标编码: 'code', 摄像机类型: 'category', 方位角: 'headingDeg', RTSP地址: 'streamUrl' },
  ],
  [
    'drain',
    {
      管段编号: 'code',
      管线类型: 'category',
      起点点号: 'fromCode',
      终点点号: 'toCode',
      '管径（mm）': 'diameterM',
      '埋深（m）': 'depthM',
      雨污类型: 'water',
    },
  ],
  [
    'riverReach',
    { 河段名称: 'name', 河流名称: 'riverName', 下游河段编号: 'toCode', '平均流量（m³/s）': 'flowM3S', 比降: 'slope' },
  ],
  ['waterFacility', { 水库名称: 'name', 工程类型: 'category', '总库容（万m³）': 'volumeM3' }],
  [
    'gridCell',
    { 网格名称: 'name', 网格编码: 'code', 网格级别: 'category', 上级网格编码: 'parentCode', 常住人口: 'population' },
  ],
  ['populationBlock', { 社区名称: 'name', 行政区划代码: 'code', 总户数: 'households', 日间人口: 'populationDay' }],
  ['organisation', { 单位名称: 'name', 主管部门: 'parentName', '24小时值班电话': 'dutyPhone', 辖区: 'jurisdiction' }],
  ['contact', { 姓名: 'name', 单位名称: 'organisationName', 职务: 'post', 手机号码: 'contactPhone' }],
  ['vehicle', { 车牌号码: 'plateNumber', 车辆类型: 'category', '核定载质量（kg）': 'loadKg', 运输介质: 'substance' }],
  [
    'mobileSource',
    { 放射源编码: 'code', 核素名称: 'nuclide', '出厂活度（Bq）': 'activityBq', 放射源分类: 'sourceClass' },
  ],
  [
    'road',
    { 路名: 'name', 路线编号: 'roadNumber', 技术等级: 'category', 车道数: 'lanes', '设计速度（km/h）': 'speedKmh' },
  ],
  ['park', { 园区名称: 'name', '规划面积（km²）': 'areaM2', 管委会: 'organisationName' }],
];

describe('columns are matched by name', () => {
  it.each(HEADERS)('%s', (kind, expected) => {
    const names = Object.keys(expected);
    const matched = matchColumns(kind, names, {});
    expect(Object.fromEntries([...matched].map(([field, column]) => [column, field]))).toEqual(expected);
  });

  it('every category of every kind has words, and each of its own words leads to it', () => {
    for (const kind of PLACE_KINDS.filter(isCategorised)) {
      for (const [category, words] of Object.entries(CATEGORY_WORDS[kind] ?? {})) {
        for (const word of words.split(' ').slice(0, 2)) {
          expect(findCategory(kind, word)?.category, `${kind} ${word}`).toBe(category);
        }
      }
      expect(Object.keys(CATEGORY_WORDS[kind] ?? {}).length, kind).toBeGreaterThan(1);
    }
  });
});

describe('columns are matched by content', () => {
  it('finds codes, CAS numbers, telephones and dates under names that say nothing', async () => {
    const text = [
      '单位,A,B,C,日期,经度,纬度',
      '甲化工,91350600MA2XUQ8T5B,0596-6721234,传,2024-05-06,117.5,23.7',
      '乙化工,91350623MA347TCR2K,13900000000,真,2024年6月7日,117.6,23.8',
    ].join('\n');
    const { report, records } = await importBytes('firm', text);
    expect(report.columns).toMatchObject({ creditCode: 'A', contactPhone: 'B', asOf: '日期' });
    expect(records[1]?.record).toMatchObject({ creditCode: '91350623MA347TCR2K', contact: { phone: '13900000000' } });
    const sources =
      '名称,经度,纬度,物质,#x,传真\n一,117.5,23.7,苯,71-43-2,0596-1234567\n二,117.6,23.7,甲醇,67-56-1,0596-1234568\n';
    const found = await importBytes('riskSource', sources);
    expect(found.report.columns).toMatchObject({ casNumber: '#x' });
    expect(found.report.columns.contactPhone).toBeUndefined();
  });

  it('does not take any date for the date of the list, nor any number for a code', async () => {
    const text =
      '企业名称,经度,纬度,成立日期,序列\n甲,117.5,23.7,2001-05-06,71-43-3\n乙,117.6,23.7,2002-05-06,71-43-4\n';
    const { report } = await importBytes('firm', text);
    expect(report.columns.asOf).toBeUndefined();
    expect(report.columns.contactPhone).toBeUndefined();
  });
});

/** PROJ's own answer for 453210.5, 2630123.4. */
const CGCS2000 = { lon: 116.540968427402, lat: 23.7721055638452 };
const XIAN80 = { lon: 116.540968682302, lat: 23.7720945043143 };
const near = (record: { position: { lon: number; lat: number } } | undefined, place: { lon: number; lat: number }) =>
  record ? distanceM(record.position, place) : Number.POSITIVE_INFINITY;

describe('projected coordinates in tables', () => {
  it.each([
    ['X,Y', '2630123.4,39453210.5', undefined, CGCS2000, 'epsg:4527'],
    ['横坐标,纵坐标', '39453210.5,2630123.4', undefined, CGCS2000, 'epsg:4527'],
    ['X（西安80，中央子午线117）,Y', '2630123.4,453210.5', undefined, XIAN80, 'epsg:2384'],
    ['X,Y', '453210.5,2630123.4', 'epsg:4548', CGCS2000, 'epsg:4548'],
    ['X,Y', '2630123.4,453210.5', 'epsg:2384', XIAN80, 'epsg:2384'],
    ['东坐标,北坐标', '39453210.5,2630123.4', 'epsg:4548', CGCS2000, 'epsg:4548'],
    ['东坐标,北坐标', '453210.5,2630123.4', 'epsg:4527', CGCS2000, 'epsg:4527'],
  ])('%s %s', async (header, values, coordinateSystem, place, system) => {
    const options = coordinateSystem === undefined ? {} : { coordinateSystem };
    const { report, records } = await importBytes('firm', `企业名称,${header}\n甲,${values}\n`, options);
    expect(report).toMatchObject({ imported: 1, coordinateSystem: system });
    expect(near(records[0]?.record, place)).toBeLessThan(0.01);
  });

  it('says what is missing where nothing tells the zone, and refuses degrees in metres', async () => {
    const bare = await importBytes('firm', '企业名称,X,Y\n甲,2630123.4,453210.5\n');
    expect(reasons(bare.report)).toContain('2 zoneMissing');
    const titled = await importBytes('firm', 'CGCS2000 3度带 中央子午线117°,,\n企业名称,X,Y\n甲,2630123.4,453210.5\n');
    expect(titled.report).toMatchObject({ imported: 1, coordinateSystem: 'epsg:4548' });
    const degrees = await importBytes('firm', '企业名称,X,Y\n甲,116.5,23.7\n', { coordinateSystem: 'epsg:4548' });
    expect(reasons(degrees.report)).toEqual(['2 notInSystem']);
    const elsewhere = await importBytes('firm', '企业名称,X,Y\n甲,2630123.4,21453210.5\n', {
      coordinateSystem: 'epsg:4548',
    });
    expect(reasons(elsewhere.report)).toEqual(['2 notInSystem']);
  });

  it('reads outlines in metres, and says that a datum is unconfirmed', async () => {
    const wkt = '"POLYGON ((39453210 2630123, 39453310 2630123, 39453310 2630223, 39453210 2630123))"';
    const { report, records } = await importBytes('park', `园区名称,WKT\n甲,${wkt}\n`, {
      coordinateSystem: 'epsg:2363',
    });
    expect(report.imported).toBe(1);
    expect(near(records[0]?.record, XIAN80)).toBeLessThan(200);
    expect(reasons(report)).toContain('0 datumUnconfirmed');
  });
});

describe('positions of web maps in tables', () => {
  const table = (header: string) => `企业名称,${header}\n甲,116.3974,39.9093\n乙,116.4074,39.9193\n`;

  it('is asked for, or told by the header', async () => {
    const asked = await importBytes('firm', table('经度,纬度'), { coordinateSystem: 'gcj02' });
    const told = await importBytes('firm', table('高德经度,高德纬度'));
    expect(told.report).toMatchObject({ imported: 2, coordinateSystem: 'gcj02' });
    expect(reasons(told.report)).toContain('0 systemAssumed');
    expect(told.records[0]?.record.position).toEqual(asked.records[0]?.record.position);
    const plain = await importBytes('firm', table('经度,纬度'));
    expect(plain.report.coordinateSystem).toBe('wgs84');
    const shiftM = near(asked.records[0]?.record, { lon: 116.3974, lat: 39.9093 });
    expect(shiftM).toBeGreaterThan(400);
    expect(shiftM).toBeLessThan(700);
  });

  it('swapped columns are mended before the shift', async () => {
    const swapped = await importBytes('firm', '企业名称,经度,纬度\n甲,39.9093,116.3974\n', {
      coordinateSystem: 'bd09',
    });
    const right = await importBytes('firm', '企业名称,经度,纬度\n甲,116.3974,39.9093\n', { coordinateSystem: 'bd09' });
    expect(swapped.records[0]?.record.position).toEqual(right.records[0]?.record.position);
    expect(reasons(swapped.report)).toEqual(['2 swappedLonLat']);
  });
});
