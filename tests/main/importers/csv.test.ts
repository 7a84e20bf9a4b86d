import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { importBytes, reasons } from './importBench.ts';

const TABLE = '编号,风险源名称,经度,纬度,风险物质,最大存在量（t）,风险等级\nA1,一号储罐,117.59,23.77,氯,"1,200",重大\n';

describe('CSV: encodings and separators', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TABLE)],
    ['UTF-8 BOM', new TextEncoder().encode(`\uFEFF${TABLE}`)],
    ['GB18030', iconv.encode(TABLE, 'gbk')],
    ['UTF-16LE', iconv.encode(TABLE, 'utf-16le', { addBOM: true })],
    ['UTF-16BE', iconv.encode(TABLE, 'utf-16be', { addBOM: true })],
  ])('%s', async (encoding, bytes) => {
    const { report, records } = await importBytes('riskSource', bytes);
    expect(report.encoding).toBe(encoding);
    expect(records[0]?.record).toMatchObject({
      name: '一号储罐',
      substance: '氯',
      amountKg: 1_200_000,
      riskGrade: 'major',
    });
  });

  it.each([';', '\t', '|'])('separator %j and CR LF', async (separator) => {
    const text = TABLE.replace('"1,200"', '1200').replaceAll(',', separator).replaceAll('\n', '\r\n');
    const { report, records } = await importBytes('riskSource', text);
    expect(report).toMatchObject({ rows: 1, imported: 1, format: 'csv' });
    expect(records[0]?.record).toMatchObject({ code: 'A1', amountKg: 1_200_000 });
  });

  it('keeps UTF-8 with a damaged byte as UTF-8 and says so', async () => {
    const bytes = new TextEncoder().encode(TABLE.repeat(3));
    bytes[bytes.length - 4] = 0xff;
    const { report } = await importBytes('riskSource', bytes);
    expect(report.encoding).toBe('UTF-8');
    expect(reasons(report)).toContain('0 encodingErrors');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', new TextEncoder().encode(' \n\n')],
    ['zip', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['oldExcel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['binary', new Uint8Array(64)],
    ['encoding', Uint8Array.from({ length: 300 }, (_, i) => 0xf8 + (i % 8))],
  ])('refuses as a whole: %s', async (what, bytes) => {
    await expect(importBytes('firm', bytes)).rejects.toMatchObject({
      code: 'import.unreadable',
      params: { file: 'list.csv', what },
    });
  });

  it('has no rows when only the header is there', async () => {
    await expect(importBytes('firm', '名称,经度,纬度\n')).rejects.toMatchObject({ code: 'import.noRows' });
  });
});

describe('CSV: rows', () => {
  it('lists every bad row with number and reason and keeps the good ones', async () => {
    const text = [
      '名称,经度,纬度,人口,类别',
      '甲村,117.1,23.1,300人,居民区',
      ',117.2,23.2,,居民区',
      '乙村,,,10,居民区',
      '丙村,abc,23.3,10,居民区',
      '丁村,0,0,10,居民区',
      '戊村,517.3,23.3,10,居民区',
      '',
      '己小学,117.4,23.4,许多,外星基地',
      '庚村,23.5,117.5,5,居民区',
      '甲村,117.1001,23.1001,1,居民区',
      '甲村,117.9,23.1,1,居民区',
      '辛村,118°30′15″E,24°30′N,１２０,村庄',
      '=HYPERLINK(1),117.6,23.6,1,居民区',
    ].join('\n');
    const { report, records } = await importBytes('sensitiveArea', text);
    expect(reasons(report)).toEqual([
      '3 nameMissing',
      '4 positionMissing',
      '5 positionUnreadable',
      '6 zeroPosition',
      '7 positionOutOfRange',
      '9 categoryGuessed',
      '9 numberUnreadable',
      '10 swappedLonLat',
      '11 duplicateInFile',
    ]);
    expect(report).toMatchObject({ rows: 12, imported: 6, skipped: 1, rejected: 5, updated: 0 });
    expect(records.map(({ record }) => record.name)).toEqual([
      '甲村',
      '己小学',
      '庚村',
      '甲村',
      '辛村',
      '=HYPERLINK(1)',
    ]);
    expect(records[0]?.record).toMatchObject({ category: 'residents', population: { day: 300, night: 300 } });
    expect(records[1]?.record).toMatchObject({ category: 'school' });
    expect(records[2]?.record.position).toEqual({ lon: 117.5, lat: 23.5 });
    expect(records[4]?.record.position.lon).toBeCloseTo(118.5041667, 6);
    expect(records[4]?.record.provenance).toMatchObject({ row: 13, file: 'list.csv', producer: '测试单位' });
  });

  it('gives up a row whose quote never closes, and only that one', async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => `企业${i},${117 + i / 1e4},23.5,"演示路, ${i}号"`);
    rows[1500] = '企业1500,"117.15,23.5,路';
    const { report } = await importBytes('firm', `名称,经度,纬度,地址\n${rows.join('\n')}\n`);
    expect(report.rows).toBeGreaterThanOrEqual(3998);
    expect(report.rejected).toBeLessThanOrEqual(2);
    expect(report.imported + report.rejected + report.skipped).toBe(report.rows);
  });

  it('finds the header below a title, and columns by content where there is none', async () => {
    const titled = await importBytes('firm', '某区企业清单,,\n名称,经度,纬度\n甲厂,117.1,23.1\n');
    expect(titled.records[0]?.record).toMatchObject({ name: '甲厂', provenance: { row: 3 } });
    const unnamed = await importBytes('firm', '单位,甲列,乙列\n甲厂,23.105,117.115\n乙厂,23.205,117.215\n', {
      columns: { name: '单位' },
    });
    expect(unnamed.records.map(({ record }) => record.position.lon)).toEqual([117.115, 117.215]);
    const pair = await importBytes('firm', '企业名称,坐标\n甲厂,"117.1,23.1"\n');
    expect(pair.records[0]?.record.position).toEqual({ lon: 117.1, lat: 23.1 });
  });

  it('lets the user overrule columns and says when one is missing', async () => {
    const text = '企业名称,曾用名,经度,纬度\n新厂,旧厂,117.1,23.1\n';
    const { report, records } = await importBytes('firm', text, { columns: { name: '曾用名', address: '没有' } });
    expect(records[0]?.record.name).toBe('旧厂');
    expect(report.columns.name).toBe('曾用名');
    expect(report.issues).toEqual([
      { row: 0, severity: 'warning', reason: 'columnMissing', params: { column: '没有' } },
    ]);
  });

  it('leaves amounts without a unit out and says so once', async () => {
    const { report, records } = await importBytes(
      'riskSource',
      '名称,经度,纬度,存量\n甲,117.1,23.1,5\n乙,117.2,23.2,6\n丙,117.3,23.3,7 t\n',
    );
    expect(records.map(({ record }) => 'amountKg' in record && record.amountKg)).toEqual([false, false, 7000]);
    expect(reasons(report).filter((reason) => reason.endsWith('amountUnitMissing'))).toEqual(['0 amountUnitMissing']);
  });

  it('mends a swapped row only where all others tell which order is right', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `地点${i},${1.5 + i / 100},${42.5 + i / 100}`);
    rows[7] = '地点7,42.57,1.57';
    const { report, records } = await importBytes('firm', `名称,经度,纬度\n${rows.join('\n')}`);
    expect(reasons(report)).toEqual(['9 swappedLonLat']);
    expect(records[7]?.record.position).toEqual({ lon: 1.57, lat: 42.57 });
    rows[7] = '地点7,61.57,52.57';
    expect(reasons((await importBytes('firm', `名称,经度,纬度\n${rows.join('\n')}`)).report)).toEqual([
      '9 farFromOthers',
    ]);
  });

  it('lists every bad row; of a file of bad rows the first 100,000, and counts the others', async () => {
    const rows = Array.from({ length: 100_010 }, (_, i) => `点${i},x,y`);
    const text = (count: number) => `名称,经度,纬度\n${rows.slice(0, count).join('\n')}`;
    const { report } = await importBytes('firm', text(1500));
    expect(report).toMatchObject({ rows: 1500, rejected: 1500, issuesCut: false });
    expect(report.issues).toHaveLength(1500);
    const { report: long } = await importBytes('firm', text(rows.length));
    expect(long).toMatchObject({ rejected: 100_010, issuesCut: true });
    expect(long.issues).toHaveLength(100_000);
  });

  it('is not misled by a column called __proto__', async () => {
    const { records } = await importBytes('firm', '名称,经度,纬度,__proto__,constructor\n甲,117.1,23.1,x,y\n');
    expect(records[0]?.record.name).toBe('甲');
  });
});

describe('CSV: depots', () => {
  it('puts item rows of one depot together, merged cells too', async () => {
    const text = [
      '仓库名称,物资名称,数量,单位,经度,纬度',
      '甲库,吸油毡,"1,500",kg,117.1,23.1',
      ',围油栏,300m,,,',
      '甲库,沙袋,200,个,117.1,23.1',
      '乙库,活性炭,x,t,117.2,23.2',
      '乙库,石灰,3,t,117.2,23.2',
    ].join('\n');
    const { report, records } = await importBytes('supply', text);
    expect(reasons(report)).toEqual(['5 itemUnreadable']);
    expect(report).toMatchObject({ rows: 5, imported: 4, rejected: 1, byKind: { supply: 2 } });
    expect(records.map(({ record }) => 'items' in record && record.items)).toEqual([
      [
        { name: '吸油毡', quantity: 1500, unit: 'kg' },
        { name: '围油栏', quantity: 300, unit: 'm' },
        { name: '沙袋', quantity: 200, unit: '个' },
      ],
      [{ name: '石灰', quantity: 3, unit: 't' }],
    ]);
  });

  it('reads a list of items in one cell', async () => {
    const { records } = await importBytes(
      'supply',
      '名称,经度,纬度,物资清单\n甲库,117.1,23.1,"吸油毡 500 kg; 围油栏 2,000 m；3M 口罩 200 个"\n',
    );
    expect(records[0]?.record).toMatchObject({
      items: [
        { name: '吸油毡', quantity: 500, unit: 'kg' },
        { name: '围油栏', quantity: 2000, unit: 'm' },
        { name: '3M 口罩', quantity: 200, unit: '个' },
      ],
    });
  });
});
