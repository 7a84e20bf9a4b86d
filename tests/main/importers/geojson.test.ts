import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeometry } from '../../../main/importers/geometry.ts';
import { parseWkt } from '../../../main/importers/wkt.ts';
import { toWkt } from '../../../shared/exporting/wkt.ts';
import { geometrySchema } from '../../../shared/geo.ts';
import { importBytes, reasons } from './importBench.ts';

const feature = (geometry: unknown, properties: object = { name: 'x', category: '学校' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const area = (content: string) => importBytes('sensitiveArea', content, { fileName: 'a.geojson' });
const SQUARE = [
  [117, 23],
  [117.1, 23],
  [117.1, 23.1],
  [117, 23.1],
];
/** A U: the middle of its bounds lies outside. */
const U = [
  [0, 0],
  [3, 0],
  [3, 3],
  [2, 3],
  [2, 1],
  [1, 1],
  [1, 3],
  [0, 3],
  [0, 0],
];

describe('GeoJSON', () => {
  it('reads every geometry type or says why not', async () => {
    const { report, records } = await area(
      file(
        feature({ type: 'Point', coordinates: [117, 23, 12] }),
        feature({
          type: 'MultiPoint',
          coordinates: [
            [117.1, 23],
            [118, 24],
          ],
        }),
        feature({
          type: 'LineString',
          coordinates: [
            [117.2, 23],
            [117.4, 23],
          ],
        }),
        feature({
          type: 'MultiLineString',
          coordinates: [
            [
              [117.3, 23],
              [117.5, 23],
            ],
          ],
        }),
        feature({ type: 'Polygon', coordinates: [SQUARE] }, { name: 'open ring', category: '学校' }),
        feature({ type: 'MultiPolygon', coordinates: [[[...SQUARE, SQUARE[0]]]] }, { name: 'multi', category: '学校' }),
        feature(
          {
            type: 'GeometryCollection',
            geometries: [
              { type: 'Point', coordinates: [117.05, 23.01] },
              { type: 'Polygon', coordinates: [SQUARE] },
            ],
          },
          { name: 'both', category: '学校' },
        ),
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [117, 23],
              [117.1, 23],
            ],
          ],
        }),
        feature({ type: 'Curve', coordinates: [] }),
        feature({ type: 'Point', coordinates: ['a', 1] }),
        feature(null),
        'no feature',
        feature({ type: 'Point', coordinates: [23, 117] }, { name: 'swapped', category: '学校' }),
        feature(
          { type: 'Polygon', coordinates: [SQUARE.map(([lon, lat]) => [lat, lon])] },
          { name: 'swapped area', category: '学校' },
        ),
      ),
    );
    expect(reasons(report)).toEqual([
      '2 multiPointReduced',
      '8 ringTooShort',
      '9 geometryType',
      '10 geometryUnreadable',
      '11 geometryMissing',
      '12 featureUnreadable',
      '13 swappedLonLat',
      '14 swappedLonLat',
    ]);
    const byName = new Map(records.map(({ record }) => [record.name, record]));
    expect(records[0]?.record.position).toEqual({ lon: 117, lat: 23, heightM: 12 });
    expect(byName.get('open ring')?.geometry).toEqual({ type: 'Polygon', coordinates: [[...SQUARE, SQUARE[0]]] });
    expect(byName.get('multi')?.geometry?.type).toBe('MultiPolygon');
    expect(byName.get('both')).toMatchObject({ position: { lon: 117.05, lat: 23.01 }, geometry: { type: 'Polygon' } });
    expect(byName.get('swapped')?.position).toEqual({ lon: 117, lat: 23 });
    expect(byName.get('swapped area')?.geometry).toEqual({ type: 'Polygon', coordinates: [[...SQUARE, SQUARE[0]]] });
  });

  it('reads a bare geometry and a single feature', async () => {
    expect((await area(JSON.stringify({ type: 'Point', coordinates: [117, 23] }))).report.imported).toBe(1);
    expect((await area(JSON.stringify(feature({ type: 'Point', coordinates: [117, 23] })))).report.imported).toBe(1);
  });

  it.each([
    ['json', '{"type": "FeatureCollection", "features": ['],
    ['notGeoJson', '[1, 2]'],
    ['notGeoJson', '{"type": "Topology"}'],
    [
      'coordinateSystem',
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}',
    ],
  ])('refuses as a whole: %s', async (what, text) => {
    await expect(area(text)).rejects.toMatchObject({ code: 'import.unreadable', params: { what } });
  });

  it('takes CGCS2000 degrees for WGS-84', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
    const text = JSON.stringify({
      type: 'FeatureCollection',
      crs,
      features: [feature({ type: 'Point', coordinates: [117, 23] })],
    });
    expect((await area(text)).report.imported).toBe(1);
  });

  it('says that there are no rows', async () => {
    await expect(area(file())).rejects.toMatchObject({ code: 'import.noRows' });
  });

  it('refuses an outline with too many points', async () => {
    const ring = Array.from({ length: 100_001 }, (_, i) => [117 + Math.cos(i / 1e4) / 10, 23 + Math.sin(i / 1e4) / 10]);
    const { report } = await area(file(feature({ type: 'Polygon', coordinates: [ring] })));
    expect(reasons(report)).toEqual(['1 geometryTooLarge']);
  });

  it('survives absurd nesting', async () => {
    const deep = `{"type":"Point","coordinates":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const nested = `${'{"type":"GeometryCollection","geometries":['.repeat(500)}${']}'.repeat(500)}`;
    expect((await area(deep)).report.rejected).toBe(1);
    expect((await area(nested)).report.rejected).toBe(1);
  });
});

describe('anchors', () => {
  it('stands inside an area of any form', () => {
    const shape = readGeometry({ type: 'Polygon', coordinates: [U] });
    if ('reason' in shape) throw new Error(shape.reason);
    expect(
      booleanPointInPolygon(
        [shape.position.lon, shape.position.lat],
        { type: 'Polygon', coordinates: [U] },
        { ignoreBoundary: true },
      ),
    ).toBe(true);
  });

  it('stands inside random stars', () => {
    const radii = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(radii, (lengths) => {
        const ring = lengths.map((radius, i) => {
          const angle = (2 * Math.PI * i) / lengths.length;
          return [117 + radius * Math.cos(angle), 23 + radius * Math.sin(angle)];
        });
        const shape = readGeometry({ type: 'Polygon', coordinates: [ring] });
        if ('reason' in shape || shape.geometry?.type !== 'Polygon') return false;
        return booleanPointInPolygon([shape.position.lon, shape.position.lat], shape.geometry);
      }),
    );
  });

  it('stands on a line, half-way', () => {
    const shape = readGeometry({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    });
    if ('reason' in shape) throw new Error(shape.reason);
    expect(shape.position.lat).toBeCloseTo(1, 3);
    expect(shape.position.lon).toBeLessThan(0.01);
  });
});

describe('well-known text', () => {
  const coordinate = fc
    .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    .map(([lon, lat]) => [lon + 0, lat + 0]);
  const line = fc.array(coordinate, { minLength: 2, maxLength: 6 });
  const ring = fc.array(coordinate, { minLength: 3, maxLength: 6 }).map((open) => [...open, open[0] ?? []]);
  const polygon = fc.array(ring, { minLength: 1, maxLength: 3 });
  const geometry = fc.oneof(
    line.map((coordinates) => ({ type: 'LineString', coordinates })),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiLineString', coordinates })),
    polygon.map((coordinates) => ({ type: 'Polygon', coordinates })),
    fc.array(polygon, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  );

  it('comes back digit by digit', () => {
    fc.assert(
      fc.property(geometry, (one) => {
        expect(parseWkt(toWkt(geometrySchema.parse(one)))).toEqual(one);
      }),
    );
  });

  it('reads what other programs write and refuses the rest', () => {
    expect(parseWkt('SRID=4326;POINT Z (1 2 3)')).toEqual({ type: 'Point', coordinates: [1, 2, 3] });
    expect(parseWkt('multipoint((1 2),(3 4))')).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
    for (const text of ['', 'POINT', 'POINT (1 2', 'CIRCLE (1 2)', 'POLYGON ((1 2, (3 4))'])
      expect(parseWkt(text)).toBeUndefined();
  });
});
