import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures, importBytes, reasons } from './importBench.ts';

const kml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">${body}</kml>`;
const place = (name: string, inner = '<Point><coordinates>117.1,23.1,0</coordinates></Point>') =>
  `<Placemark><name>${name}</name>${inner}</Placemark>`;
const shelters = (text: string) => importBytes('shelter', text, { fileName: 'a.kml' });
const folder = join(fixtures, 'kml');

describe.skipIf(!existsSync(folder))('real KML files', () => {
  const read = (name: string) => importBytes('sensitiveArea', readFileSync(join(folder, name)), { fileName: name });

  it('bad.kml: each unreadable placemark is a row error', async () => {
    const { report } = await read('bad.kml');
    expect(report).toMatchObject({ rows: 3, rejected: 3 });
    expect(reasons(report)).toEqual(['1 geometryUnreadable', '2 geometryUnreadable', '3 geometryUnreadable']);
  });

  it('reads lines, several geometries, heights and descriptions', async () => {
    expect((await read('linestring.kml')).report.imported).toBe(2);
    const multi = await read('multigeometry.kml');
    expect(multi.records[0]?.record.geometry).toMatchObject({ type: 'MultiLineString' });
    const styled = await read('styles.kml');
    expect(styled.records[0]?.record.position.heightM).toBeCloseTo(1011.317, 2);
    expect((await read('extended_data.kml')).records[0]?.record.remark).toContain('Attached to the ground');
  });
});

describe('KML', () => {
  it('reads extended data and takes the folder for a category', async () => {
    const data = '<ExtendedData><Data name="容纳人数"><value>1,200</value></Data></ExtendedData>';
    const text = kml(
      `<Document><Folder><name>紧急避难场所</name>${place('甲 &amp; 乙', `${data}<Point><coordinates>117.1,23.1,0</coordinates></Point>`)}</Folder></Document>`,
    );
    const { records } = await shelters(text);
    expect(records[0]?.record).toMatchObject({ name: '甲 & 乙', category: 'emergency', capacityPeople: 1200 });
    expect(records[0]?.record.position).toEqual({ lon: 117.1, lat: 23.1 });
  });

  it('reads prefixed names and HTML descriptions', async () => {
    const text = `<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Placemark><k:name>甲</k:name><k:description><![CDATA[<b>一</b><br/>二]]></k:description><k:Point><k:coordinates>117.1,23.1</k:coordinates></k:Point></k:Placemark></k:kml>`;
    const { records } = await shelters(text);
    expect(records[0]?.record).toMatchObject({ name: '甲', remark: '一 \n二' });
  });

  it('gives an error to a placemark without a place and keeps its neighbours', async () => {
    const text = kml(
      `${place('甲')}<Placemark/>${place('乙', '')}${place('丙', '<Point><coordinates>117.2,23.2,x</coordinates></Point>')}`,
    );
    const { report, records } = await shelters(text);
    expect(records.map(({ record }) => record.name)).toEqual(['甲']);
    expect(reasons(report)).toEqual([
      '0 categoryColumnMissing',
      '2 geometryMissing',
      '3 geometryMissing',
      '4 geometryUnreadable',
    ]);
  });

  it.each([
    ['xml', kml(place('甲')).slice(0, -20)],
    ['xml', kml('<Placemark><name>甲</Placemark></name>')],
    ['xml', kml('<a b=c></a>')],
    ['xml', `${kml(place('甲'))}<kml></kml>`],
    ['notKml', '<gpx><wpt/></gpx>'],
    ['tooDeep', kml(`${'<Folder>'.repeat(300)}${'</Folder>'.repeat(300)}`)],
  ])('refuses as a whole: %s', async (what, text) => {
    await expect(shelters(text)).rejects.toMatchObject({ code: 'import.unreadable', params: { what } });
  });

  it('R3: refuses entity declarations, expanding ones first of all', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${kml(place('&b;')).slice(38)}`;
    await expect(shelters(bomb)).rejects.toMatchObject({ code: 'import.unreadable', params: { what: 'doctype' } });
  });

  it('says that there are no rows', async () => {
    await expect(shelters(kml('<Document><name>空</name></Document>'))).rejects.toMatchObject({
      code: 'import.noRows',
    });
  });
});
