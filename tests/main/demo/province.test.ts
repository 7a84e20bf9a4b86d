import { beforeAll, describe, expect, it } from 'vitest';
import { Ground } from '../../../main/demo/ground.ts';
import { gradeOf } from '../../../main/demo/hj941.ts';
import { CENSUS, CENSUS_TOTAL } from '../../../main/demo/population.ts';
import { DEMO_FILES } from '../../../shared/demo.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { baseMapFolder, fingerprints, Province } from './province.ts';

const province = new Province();
const ground = new Ground(baseMapFolder);
beforeAll(async () => {
  await province.read();
}, 240_000);

const count = <Item>(items: readonly Item[], test: (item: Item) => boolean): number => items.filter(test).length;

describe('the demonstration province', () => {
  it('is the same, byte by byte, every time', { timeout: 240_000 }, async () => {
    const prints = await fingerprints();
    expect(await fingerprints()).toEqual(prints);
    expect(prints.length).toBeGreaterThan(DEMO_FILES);
  });

  it('comes in through the importers without one objection', () => {
    expect(province.files.length).toBe(DEMO_FILES);
    for (const report of province.reports) {
      expect(report.issues, report.file).toEqual([]);
      expect(report.imported, report.file).toBe(report.rows);
    }
    const formats = new Set(province.reports.map(({ format, encoding }) => `${format} ${encoding}`));
    expect([...formats].join()).toMatch(/GB18030/);
    for (const format of ['csv', 'geojson', 'kml', 'xlsx'])
      expect(province.reports.some((report) => report.format === format)).toBe(true);
  });

  it('has the design loads', () => {
    const firms = province.of('firm');
    const installed = new Set(province.of('installation').map(({ firmId }) => firmId));
    expect(province.of('park').length).toBe(2);
    expect(firms.length).toBe(736);
    expect(installed.size).toBe(86);
    expect(new Set(province.of('panorama').map(({ firmId }) => firmId)).size).toBe(216);
    expect(new Set(province.of('drain').map(({ networkName }) => networkName)).size).toBe(53);
    expect(province.of('riskSource').length).toBe(3450);
    expect(province.of('supply').length).toBe(120);
    expect(province.of('shelter').length).toBe(600);
    expect(province.of('sensitiveArea').length).toBe(2000);
    expect(province.of('camera').length).toBe(200);
    expect(province.of('mobileSource').length).toBe(40);
    expect(province.of('outlet').length).toBe(984);
    const stations = Map.groupBy(province.of('station'), ({ category }) => category);
    expect((stations.get('wasteWater')?.length ?? 0) + (stations.get('wasteGas')?.length ?? 0)).toBe(984);
    expect(stations.get('air')?.length).toBe(165);
    expect(stations.get('surfaceWater')?.length).toBe(138);
    expect(stations.get('radiation')?.length).toBe(21);
    expect(new Set(province.of('outlet').map(({ firmId }) => firmId)).size).toBe(736);
    const codes = province.of('station').map(({ deviceCode }) => deviceCode);
    expect(new Set(codes).size).toBe(codes.length);
    const cells = Map.groupBy(province.of('gridCell'), ({ category }) => category);
    expect(['city', 'county', 'township', 'cell'].map((level) => cells.get(level as 'city')?.length)).toEqual([
      1, 11, 172, 1045,
    ]);
  });

  it('says of every record that it is invented', () => {
    for (const kind of PLACE_KINDS) {
      for (const { provenance } of province.of(kind)) {
        expect(provenance.demo).toBe(true);
        expect(provenance.producer).toMatch(/（演示）/);
      }
    }
    for (const kind of province.kinds())
      expect(
        province
          .of(kind)
          .filter(({ name }) => !name.includes('演示'))
          .map(({ name }) => name)
          .slice(0, 3),
        kind,
      ).toEqual([]);
  });

  it('stands on land, but for bridges, estuaries and the sea side of coasts', () => {
    const wet = (kind: (typeof PLACE_KINDS)[number]) =>
      count<{ position: { lon: number; lat: number } }>(
        province.of(kind),
        ({ position: { lon, lat } }) => !ground.isLand([lon, lat]),
      );
    for (const kind of [
      'park',
      'firm',
      'installation',
      'drain',
      'riskSource',
      'populationBlock',
      'supply',
      'shelter',
      'team',
      'organisation',
      'contact',
      'outlet',
      'panorama',
      'vehicle',
      'mobileSource',
      'gridCell',
    ] as const)
      expect(wet(kind), kind).toBe(0);
    const dryRoads = province.of('road').filter(({ bridge }) => bridge !== true);
    expect(
      dryRoads
        .filter(
          ({ geometry }) =>
            geometry?.type === 'LineString' &&
            geometry.coordinates.some(([lon = 0, lat = 0]) => !ground.isLand([lon, lat])),
        )
        .map(({ name }) => name),
    ).toEqual([]);
    expect(count(province.of('road'), ({ bridge }) => bridge === true)).toBeLessThan(120);
    for (const kind of ['station', 'sensitiveArea', 'camera', 'waterFacility'] as const)
      expect(wet(kind) / province.of(kind).length, kind).toBeLessThan(0.01);
  });

  it('holds as many residents as the census counted, city by city', () => {
    expect(Object.values(CENSUS).reduce((sum, people) => sum + people, 0)).toBe(CENSUS_TOTAL);
    expect(province.of('populationBlock').reduce((sum, { population }) => sum + (population?.night ?? 0), 0)).toBe(
      CENSUS_TOTAL,
    );
  });

  it('grades risk as Q, M and E say', () => {
    for (const {
      amountKg = 0,
      criticalAmountKg = 1,
      processLevel = 'M1',
      receptorLevel = 'E1',
      riskGrade,
    } of province.of('riskSource'))
      expect(riskGrade).toBe(gradeOf(amountKg / criticalAmountKg, processLevel, receptorLevel));
    const sums = new Map<string | undefined, number>();
    for (const { firmId, amountKg = 0, criticalAmountKg = 1 } of province.of('riskSource'))
      sums.set(firmId, (sums.get(firmId) ?? 0) + amountKg / criticalAmountKg);
    for (const { id, ratioQ = 0 } of province.of('firm')) expect(ratioQ).toBeCloseTo(sums.get(id) ?? 0, 2);
  });

  it('fills vessels with no more than they hold', () => {
    const vessels = province
      .of('installation')
      .filter(({ volumeM3, amountKg }) => volumeM3 !== undefined && amountKg !== undefined);
    expect(vessels.length).toBeGreaterThan(800);
    for (const { volumeM3 = 0, amountKg = 0, name } of vessels) expect(amountKg / volumeM3, name).toBeLessThan(1900);
    const each = [...Map.groupBy(province.of('installation'), ({ firmId }) => firmId).values()].map(
      (list) => list.length,
    );
    expect(Math.min(...each)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...each)).toBeLessThanOrEqual(32);
  });
});
