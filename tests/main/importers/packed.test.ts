import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/universal';
import { AppError } from '../../../shared/errors.ts';
import { toKml, toXlsx } from '../../../shared/exporting/index.ts';
import { type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import { importBytes, reasons } from './importBench.ts';
import { miniShapefile } from './miniShapefile.ts';

type Cell = string | number | Date | null;
const cell = (value: Cell) => {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  return { value, type: String };
};
/** A workbook as a spreadsheet program writes it. */
async function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cell)) }));
  return new Uint8Array(await (await writeWorkbook(written).toBlob()).arrayBuffer());
}
const whatOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${error.params.what}` : String(error)),
  );
const xlsx = { fileName: '台账.xlsx' };

describe('XLSX', () => {
  it('steps over titles, reads a header of two rows, dates, numbers and blanks', async () => {
    const bytes = await workbook({
      Sheet1: [
        ['漳州市重点企业一览表', null, null, null, null, null],
        ['填报单位：生态环境局', null, null, null, null, null],
        ['企业名称', '坐标', null, '职工人数', '更新日期', '联系电话'],
        [null, '经度', '纬度', null, null, null],
        ['甲化工', 117.51, 23.72, 120, new Date(Date.UTC(2025, 2, 4)), '0596-1234567'],
        [null, null, null, null, null, null],
        ['乙化工', 117.52, 23.73, null, null, '13900000000'],
      ],
    });
    const { report, records } = await importBytes('firm', bytes, xlsx);
    expect(report).toMatchObject({ format: 'xlsx', rows: 2, imported: 2, issues: [] });
    expect(report.header).toEqual(['企业名称', '经度', '纬度', '职工人数', '更新日期', '联系电话']);
    expect(records[0]?.record).toMatchObject({
      name: '甲化工',
      position: { lon: 117.51, lat: 23.72 },
      employees: 120,
      contact: { phone: '0596-1234567' },
      provenance: { asOf: Date.UTC(2025, 2, 4), row: 5 },
    });
  });

  it('reads every sheet with a header, each as the kind it is named after, and names the sheet in remarks', async () => {
    const bytes = await workbook({
      说明: [['本表由各县区填报']],
      企业清单: [
        ['企业名称', '经度', '纬度'],
        ['甲化工', 117.51, 23.72],
        [null, 117.52, 23.73],
      ],
      风险源: [
        ['风险源名称', '企业名称', '物质', '最大存在量（t）'],
        ['一号罐', '甲化工', '苯', 12.5],
      ],
    });
    const { report, records } = await importBytes('place', bytes, xlsx);
    expect(report.byKind).toEqual({ firm: 1, riskSource: 1 });
    expect(records.find(({ kind }) => kind === 'riskSource')?.record).toMatchObject({
      amountKg: 12_500,
      position: { lon: 117.51, lat: 23.72 },
      firmId: records.find(({ kind }) => kind === 'firm')?.record.id,
    });
    expect(report.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'sheetSkipped', params: { sheet: '说明' } }),
        expect.objectContaining({ reason: 'nameMissing', row: 3, sheet: '企业清单' }),
      ]),
    );
  });

  /** The sheet's XML changed by hand, as other programs write it. */
  async function withRows(rows: string): Promise<Uint8Array> {
    const parts = unzipSync(await workbook({ 表: [['企业名称', '经度', '纬度']] }));
    const path = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[path] ?? new Uint8Array()).replace('</sheetData>', `${rows}</sheetData>`);
    return zipSync({ ...parts, [path]: strToU8(xml) });
  }
  const good =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2"><v>117.5</v></c><c r="C2"><v>23.7</v></c></row>';

  it('passes over cells of errors and formulas without a value', async () => {
    const rows = `${good}<row r="3"><c r="A3" t="inlineStr"><is><t>乙</t></is></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="str"><f>A1</f></c></row>`;
    const { report } = await importBytes('firm', await withRows(rows), xlsx);
    expect(report).toMatchObject({ rows: 2, imported: 1, rejected: 1 });
    expect(reasons(report)).toEqual(['3 positionMissing']);
  });

  it('R18: a stray cell in the last column or row does not fill the memory', async () => {
    const far = `${good}<row r="3"><c r="XFD3" s="1"/><c r="XFD3"><v>1</v></c></row>`;
    expect((await importBytes('firm', await withRows(far), xlsx)).report.imported).toBe(1);
    const deep = `${good}<row r="1048576"><c r="A1048576" s="1"/></row>`;
    expect((await importBytes('firm', await withRows(deep), xlsx)).report.imported).toBe(1);
    const vast = `${good}<row r="1048576"><c r="ALK1048576"><v>1</v></c></row>`;
    expect(await whatOf(importBytes('firm', await withRows(vast), xlsx))).toBe('import.unreadable sheetTooLarge');
  });

  it('says what is wrong with a workbook that is none', async () => {
    expect(await whatOf(importBytes('firm', zipSync({ 'a.txt': strToU8('x') }), xlsx))).toBe(
      'import.unreadable workbook',
    );
    expect(await whatOf(importBytes('firm', zipSync({ 'xl/workbook.xml': strToU8('<') }), xlsx))).toBe(
      'import.unreadable workbook',
    );
  });

  it('R4: 30,000 rows come in while everybody else has turns', async () => {
    const list: PlaceRecord[] = Array.from({ length: 30_000 }, (_, i) =>
      recordSchemas.firm.parse({
        id: `firm:${i}`,
        code: `C${i}`,
        name: `企业${i}`,
        position: { lon: 117 + (i % 1000) / 1000, lat: 23 + Math.floor(i / 1000) / 100 },
        address: `演示路${i}号`,
        employees: i % 500,
        provenance: { producer: '测试单位' },
      }),
    );
    const bytes = await toXlsx(list, 'zh-CN');
    let longest = 0;
    let last = performance.now();
    let running = true;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    const before = process.cpuUsage();
    const { report } = await importBytes('firm', bytes, xlsx);
    running = false;
    const { user, system } = process.cpuUsage(before);
    expect(report.imported).toBe(30_000);
    const cpuMs = (user + system) / 1000;
    console.log(`30,000 rows of XLSX: ${Math.round(cpuMs)} ms of CPU, longest turn ${Math.round(longest)} ms`);
    expect(cpuMs).toBeLessThan(15_000);
  });
});

const depot = recordSchemas.shelter.parse({
  id: 'shelter:1',
  name: '中学操场',
  category: 'emergency',
  position: { lon: 117.1, lat: 23.1 },
  provenance: { producer: '测试单位' },
});

describe('KMZ', () => {
  it('reads the document of the archive', async () => {
    const kmz = zipSync({ 'files/a.png': new Uint8Array(9), 'doc.kml': strToU8(toKml([depot], 'zh-CN')) });
    const { report, records } = await importBytes('shelter', kmz, { fileName: '避难所.kmz' });
    expect(report).toMatchObject({ format: 'kmz', imported: 1 });
    expect(records[0]?.record).toMatchObject({ name: '中学操场', position: { lon: 117.1, lat: 23.1 } });
  });

  it('tells of more documents, and of none', async () => {
    const kml = strToU8(toKml([depot], 'zh-CN'));
    const two = await importBytes('shelter', zipSync({ 'doc.kml': kml, 'b.kml': kml }), { fileName: 'a.kmz' });
    expect(reasons(two.report)).toEqual(['0 documentsSkipped']);
    expect(await whatOf(importBytes('shelter', zipSync({ 'a.png': kml }), { fileName: 'a.kmz' }))).toBe(
      'import.unreadable noKml',
    );
  });

  it('R8: a bomb is refused whatever the archive says of its sizes', async () => {
    const zeros = new Uint8Array(510_000_000);
    const packed = deflateRawSync(zeros, { level: 1 });
    const small = zipSync({ 'doc.kml': new Uint8Array(0) }, { level: 9 });
    const name = strToU8('doc.kml');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.from(small.subarray(small.length - 22 - 46 - name.length, small.length - 22));
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(100, 24);
    central.writeUInt32LE(0, 42);
    const end = Buffer.from(small.subarray(small.length - 22));
    end.writeUInt32LE(central.length, 12);
    end.writeUInt32LE(local.length + name.length + packed.length, 16);
    const bomb = Buffer.concat([local, name, packed, central, end]);
    expect(await whatOf(importBytes('shelter', bomb, { fileName: 'a.kmz' }))).toBe('import.unreadable archiveTooLarge');
  });
});

describe('zipped Shapefile', () => {
  const rows = [
    { 名称: '甲化工', 统一社会信用代码: '91350600MA2XXXXX1A' },
    { 名称: '乙化工', 统一社会信用代码: '91350600MA2XXXXX2B' },
  ];
  const { shp, dbf } = miniShapefile(
    [
      [117.5, 23.7],
      [117.6, 23.8],
    ],
    rows,
  );

  it('reads a GBK table without .cpg and .prj, and names cut short', async () => {
    const { report, records } = await importBytes('firm', zipSync({ '企业/points.SHP': shp, '企业/points.DBF': dbf }), {
      fileName: 'a.zip',
    });
    expect(report).toMatchObject({ format: 'shapefile', encoding: 'GB18030', imported: 2, coordinateSystem: 'wgs84' });
    expect(reasons(report)).toEqual(['0 prjMissing']);
    expect(records[1]?.record).toMatchObject({ name: '乙化工', creditCode: '91350600MA2XXXXX2B' });
  });

  it('leaves out rows marked deleted, and lists damaged ones', async () => {
    const deleted = Buffer.from(dbf);
    deleted[deleted.length - 1 - 81] = 0x2a;
    const one = await importBytes('firm', zipSync({ 'a.shp': shp, 'a.dbf': deleted }), { fileName: 'a.zip' });
    expect(one.report).toMatchObject({ rows: 1, imported: 1 });
    const damaged = Buffer.from(shp);
    damaged.writeInt32LE(77, 108);
    const other = await importBytes('firm', zipSync({ 'a.shp': damaged, 'a.dbf': dbf }), { fileName: 'a.zip' });
    expect(other.report).toMatchObject({ rows: 2, imported: 1, rejected: 1 });
    expect(reasons(other.report)).toContain('1 featureUnreadable');
  });

  it('refuses a coordinate system that it cannot read', async () => {
    const prj = strToU8('PROJCS["Moon",PROJECTION["Unheard_Of"]]');
    expect(await whatOf(importBytes('firm', zipSync({ 'a.shp': shp, 'a.prj': prj }), { fileName: 'a.zip' }))).toBe(
      'import.unreadable coordinateSystem',
    );
    expect(await whatOf(importBytes('firm', zipSync({ 'a.csv': prj }), { fileName: 'a.zip' }))).toBe(
      'import.unreadable noShapefile',
    );
  });
});
