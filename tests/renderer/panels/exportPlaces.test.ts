import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportName, exportText } from '../../../renderer/panels/selection/exportPlaces.ts';
import type { PlaceRecord } from '../../../shared/records/index.ts';

const base = { position: { lon: 1.5, lat: 42.5 }, provenance: { producer: '应急局' } };
const PLACES: readonly PlaceRecord[] = [
  { ...base, id: 'sensitiveArea:a', name: '=SUM(A1)', category: 'school' },
  {
    ...base,
    id: 'supply:s',
    name: '库，"一"',
    items: [
      { name: '吸油毡', quantity: 20, unit: '箱' },
      { name: '沙袋', quantity: 5, unit: '个' },
    ],
  },
  { ...base, id: 'firm:f', name: '厂' },
];
const save = (format: 'csv' | 'geojson' | 'kml', distancesM?: readonly number[]) =>
  exportText({ places: PLACES, distancesM, format, language: 'zh-CN', distanceHeader: '距离（m）' });

describe('export of a list', () => {
  it('has the distance beside every row of its place', () => {
    const rows = Papa.parse<Record<string, string>>(save('csv', [10.4, 200, 3000]).replace('\uFEFF', ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rows.map((row) => row['距离（m）'])).toEqual(['10', '200', '200', '3000']);
    expect(rows[1]?.名称).toBe('库，"一"');
    expect(rows[0]?.名称).toBe("'=SUM(A1)");
  });

  it('has no distances where the list has none', () => {
    expect(save('csv')).not.toContain('距离（m）');
    expect(save('geojson')).not.toContain('距离（m）');
  });

  it('has distances as properties in GeoJSON', () => {
    const { features } = JSON.parse(save('geojson', [10.4, 200, 3000]));
    expect(features.map((feature: { properties: Record<string, unknown> }) => feature.properties['距离（m）'])).toEqual(
      [10, 200, 3000],
    );
    expect(save('kml', [1, 2, 3])).toContain('<Placemark>');
  });

  it('names the file by content and time, safe for every file system', () => {
    expect(exportName('周边/清单 *', 'csv', 0)).toMatch(/^周边_清单_\d{4}-\d{2}-\d{2}_\d{6}\.csv$/);
    expect(exportName('...', 'kml', 0)).toMatch(/^file_/);
  });
});
