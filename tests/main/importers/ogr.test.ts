import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../shared/geo.ts';
import { importBytes } from './importBench.ts';
import { hasOgr, ogr2ogr, project, zippedShapefile } from './ogr.ts';

/** Places round Gulei, the names as long as a shapefile's fields of text can be in Chinese. */
const PLACES = Array.from({ length: 12 }, (_, i) => ({
  name: `古雷石化${i}号罐区（东）`,
  address: `漳州市漳浦县古雷镇${i}路`,
  lon: 117.55 + i * 0.0123,
  lat: 23.72 + i * 0.0071,
}));
const source = {
  type: 'FeatureCollection',
  features: PLACES.map(({ name, address, lon, lat }, i) => ({
    type: 'Feature',
    properties: { 名称: name, 地址: address, 编号: `GL-${i}`, 职工人数: 10 + i },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })),
};

async function expectPlaces(bytes: Uint8Array, fileName: string, system: string, options = {}) {
  const { report, records } = await importBytes('firm', bytes, { fileName, ...options });
  expect(report).toMatchObject({ rows: PLACES.length, imported: PLACES.length, rejected: 0, coordinateSystem: system });
  for (const [i, { name, address, lon, lat }] of PLACES.entries()) {
    const record = records[i]?.record;
    expect(record).toMatchObject({ name, address, code: `GL-${i}`, employees: 10 + i });
    expect(record && distanceM(record.position, { lon, lat })).toBeLessThan(1);
  }
  return report;
}

describe.skipIf(!hasOgr)('files that ogr2ogr wrote (skipped without gdal-bin)', () => {
  it.each([
    ['EPSG:4326', 'wgs84'],
    ['EPSG:4490', 'cgcs2000'],
    ['EPSG:4548', 'epsg:4548'],
    ['EPSG:4527', 'epsg:4527'],
    ['EPSG:4509', 'epsg:4509'],
    ['EPSG:4498', 'epsg:4498'],
    ['EPSG:2384', 'epsg:2384'],
    ['EPSG:2363', 'epsg:2363'],
    ['EPSG:32650', 'epsg:32650'],
  ])('a Shapefile in %s comes in right to the metre', async (epsg, system) => {
    const bytes = zippedShapefile(source, ['-t_srs', epsg, '-lco', 'ENCODING=UTF-8']);
    const report = await expectPlaces(bytes, 'places.zip', system);
    expect(report.format).toBe('shapefile');
    expect(report.issues.some(({ reason }) => reason === 'datumUnconfirmed')).toBe(/^epsg:23/.test(system));
  });

  it.each([
    ['GBK', /^$/],
    ['GBK', /\.cpg$/],
    ['UTF-8', /\.cpg$/],
  ])('names in %s without the parts %s', async (encoding, without) => {
    const bytes = zippedShapefile(source, ['-t_srs', 'EPSG:4548', '-lco', `ENCODING=${encoding}`], without);
    const report = await expectPlaces(bytes, 'places.zip', 'epsg:4548');
    expect(report.encoding).toBe(encoding === 'GBK' ? 'GB18030' : 'UTF-8');
  });

  it('a Shapefile without .prj: the zone is told by the prefix, else by the name of the layer', async () => {
    const prefixed = zippedShapefile(source, ['-t_srs', 'EPSG:4527', '-lco', 'ENCODING=GBK'], /\.prj$/);
    await expectPlaces(prefixed, 'a.zip', 'epsg:4527');
    const bare = ['-t_srs', 'EPSG:4548', '-lco', 'ENCODING=GBK'];
    const named = zippedShapefile(source, bare, /\.prj$/, 'CGCS2000_CM117_points');
    await expectPlaces(named, 'a.zip', 'epsg:4548');
    const mute = await importBytes('firm', zippedShapefile(source, bare, /\.prj$/), { fileName: 'a.zip' });
    expect(mute.report).toMatchObject({ imported: 0, rejected: PLACES.length });
    expect(mute.report.issues.filter(({ reason }) => reason === 'zoneMissing')).toHaveLength(PLACES.length);
    await expectPlaces(zippedShapefile(source, bare, /\.prj$/), 'a.zip', 'epsg:4548', {
      coordinateSystem: 'epsg:4548',
    });
  });

  it('outlines with holes and several parts keep them', async () => {
    const ring = (x: number, y: number, size: number) => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ];
    const polygon = { type: 'Polygon', coordinates: [ring(117.5, 23.7, 0.1), ring(117.52, 23.72, 0.02)] };
    const several = { type: 'MultiPolygon', coordinates: [polygon.coordinates, [ring(117.8, 23.9, 0.05)]] };
    const collection = {
      type: 'FeatureCollection',
      features: [polygon, several].map((geometry, i) => ({
        type: 'Feature',
        properties: { 名称: `园区${i}` },
        geometry,
      })),
    };
    const bytes = zippedShapefile(collection, [
      '-t_srs',
      'EPSG:4548',
      '-lco',
      'ENCODING=GBK',
      '-nlt',
      'PROMOTE_TO_MULTI',
    ]);
    const { records } = await importBytes('park', bytes, { fileName: '园区.zip' });
    const [first, second] = records.map(({ record }) => record.geometry);
    expect(first?.type).toBe('Polygon');
    expect(first?.type === 'Polygon' && first.coordinates.map((one) => one.length)).toEqual([5, 5]);
    expect(second?.type === 'MultiPolygon' && second.coordinates.map((rings) => rings.length)).toEqual([2, 1]);
  });

  it('a CSV written by ogr2ogr, as GBK, comes in right to the metre', async () => {
    for (const [epsg, system] of [
      ['EPSG:4326', 'wgs84'],
      ['EPSG:4527', 'epsg:4527'],
      ['EPSG:2363', 'epsg:4527'],
    ] as const) {
      const files = ogr2ogr(source, 'places.csv', ['-f', 'CSV', '-t_srs', epsg, '-lco', 'GEOMETRY=AS_XY']);
      const text = new TextDecoder().decode(files['places.csv']);
      const options = epsg === 'EPSG:2363' ? { coordinateSystem: 'epsg:2363' } : {};
      const expected = epsg === 'EPSG:2363' ? 'epsg:2363' : system;
      const report = await expectPlaces(iconv.encode(text, 'gbk'), 'places.csv', expected, options);
      expect(report.encoding).toBe('GB18030');
    }
  });

  it.each(['EPSG:4548', 'EPSG:4527', 'EPSG:2384', 'EPSG:2363', 'EPSG:4509'])(
    'X and Y in either order, %s',
    async (epsg) => {
      const places = project(
        PLACES.map(({ lon, lat }) => [lon, lat]),
        epsg,
      );
      const system = epsg.toLowerCase();
      const table = (first: 0 | 1, columns: string) =>
        `名称,地址,编号,职工人数,${columns}\n${PLACES.map(
          ({ name, address }, i) =>
            `${name},${address},GL-${i},${10 + i},${places[i]?.[first]?.toFixed(3)},${places[i]?.[1 - first]?.toFixed(3)}`,
        ).join('\n')}\n`;
      const options = { coordinateSystem: system };
      const east = await expectPlaces(Buffer.from(table(0, 'X坐标,Y坐标')), 'a.csv', system, options);
      expect(east.issues.some(({ reason }) => reason === 'axesSwapped')).toBe(false);
      const north = await expectPlaces(Buffer.from(table(1, 'X坐标,Y坐标')), 'a.csv', system, options);
      expect(north.issues.some(({ reason }) => reason === 'axesSwapped')).toBe(true);
      await expectPlaces(Buffer.from(table(1, '纵坐标（m）,横坐标（m）')), 'a.csv', system, options);
    },
  );
});
