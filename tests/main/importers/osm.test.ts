import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classifyOsm } from '../../../main/importers/osmTags.ts';
import { fixtures, importBytes, isWhole, reasons } from './importBench.ts';

const path = join(fixtures, 'andorra-places.geojson');
const collection = z.object({
  features: z.array(
    z.object({
      id: z.string(),
      properties: z.record(z.string(), z.string()),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
});

describe.skipIf(!existsSync(path))('real places of OpenStreetMap', () => {
  const bytes = readFileSync(path);
  const { features } = collection.parse(JSON.parse(bytes.toString('utf8')));
  const count = (key: string, ...values: string[]) =>
    features.filter(({ properties }) => values.includes(properties[key] ?? '')).length;

  it('sorts each feature by its tags: counts as counted apart', async () => {
    const outcome = await importBytes('place', bytes, { fileName: 'andorra-places.geojson' });
    const { report, records } = outcome;
    const skippedFor = (reason: string) =>
      report.issues.filter((issue) => issue.severity === 'skipped' && issue.reason === reason);
    const duplicates = skippedFor('duplicateInFile');
    const categories = (category: string) =>
      records.filter(({ record }) => 'category' in record && record.category === category).length;

    expect(report.rows).toBe(290);
    expect(isWhole(outcome)).toBe(true);
    expect(report.rejected).toBe(0);
    expect(skippedFor('noKnownTag')).toHaveLength(count('amenity', 'parking', 'pharmacy'));
    expect(report.byKind.riskSource).toBe(count('amenity', 'fuel'));
    expect(categories('residents')).toBe(count('place', 'village', 'hamlet', 'town', 'city'));
    expect(categories('hospital')).toBe(count('amenity', 'hospital'));
    expect(categories('school')).toBe(count('amenity', 'school'));
    expect(categories('office')).toBe(count('amenity', 'townhall', 'police'));
    const hotels = features.filter(({ properties }) => properties.tourism === 'hotel' && !properties.amenity);
    const publicPlaces = hotels.length + count('amenity', 'place_of_worship');
    const doubleHotels = duplicates.filter(({ name }) => name === 'Espel').length;
    expect(doubleHotels).toBe(1);
    expect(categories('publicPlace')).toBe(publicPlaces - doubleHotels);
    expect(report.byKind.shelter).toBe(count('amenity', 'shelter') - (duplicates.length - doubleHotels));
    // Drawn twice at the very same spot under the same name.
    expect(duplicates.map(({ name }) => name).sort()).toEqual([
      'Cabane de La Farga - andorre',
      'Espel',
      'Pla de les Pedres - Andorre',
      'Refuge de Fontverd - andorre',
      'Refuge des Agols - andorre',
    ]);
  });

  it('keeps codes, outlines, population and says what it assumed', async () => {
    const { records } = await importBytes('place', bytes, { fileName: 'andorra-places.geojson' });
    const capital = records.find(({ record }) => record.code === 'osm:n58957648')?.record;
    expect(capital).toMatchObject({ name: 'Andorra la Vella', population: { day: 24678, night: 24678 } });
    const fuel = records.filter(({ kind }) => kind === 'riskSource').map(({ record }) => record);
    expect(
      fuel.every((record) => 'substance' in record && record.substance === '汽油' && record.remark?.includes('推定')),
    ).toBe(true);
    const outlines = features.filter(
      ({ geometry, properties }) => geometry.type !== 'Point' && !/parking/.test(properties.amenity ?? ''),
    );
    const kept = records.filter(({ record }) => record.geometry !== undefined);
    expect(kept.length).toBeGreaterThanOrEqual(outlines.length - 1);
    const first = outlines[0];
    expect(kept.find(({ record }) => record.code === `osm:${first?.id}`)?.record.geometry).toEqual(first?.geometry);
  });

  it('imports one kind only when asked for one', async () => {
    const { report } = await importBytes('riskSource', bytes, { fileName: 'a.geojson' });
    expect(report.byKind).toEqual({ riskSource: count('amenity', 'fuel') });
    expect(report.issues.filter(({ reason }) => reason === 'otherKind').length).toBe(
      290 - 19 - count('amenity', 'parking', 'pharmacy'),
    );
  });

  it('recognises a second import of the same file', async () => {
    const first = await importBytes('place', bytes, { fileName: 'a.geojson' });
    const again = await importBytes('place', bytes, {
      fileName: 'a.geojson',
      existing: first.records.map(({ record }) => record),
    });
    expect(again.report).toMatchObject({ imported: 0, updated: first.report.imported, skipped: first.report.skipped });
  });
});

describe('tags', () => {
  const kindOf = (tags: Record<string, string>) => classifyOsm(new Map(Object.entries(tags)));

  it.each([
    [{ amenity: 'clinic' }, 'sensitiveArea', 'hospital'],
    [{ amenity: 'kindergarten' }, 'sensitiveArea', 'school'],
    [{ amenity: 'social_facility' }, 'sensitiveArea', 'careHome'],
    [{ boundary: 'protected_area' }, 'sensitiveArea', 'reserve'],
    [{ man_made: 'water_works' }, 'sensitiveArea', 'intake'],
    [{ man_made: 'storage_tank', content: 'oil' }, 'riskSource', 'tank'],
    [{ man_made: 'works', landuse: 'industrial' }, 'firm', undefined],
    [{ emergency: 'assembly_point' }, 'shelter', 'emergency'],
    [{ amenity: 'fire_station' }, 'team', 'fire'],
    [{ amenity: 'parking', tourism: 'hotel' }, 'sensitiveArea', 'publicPlace'],
  ])('%j is %s %s', (tags, kind, category) =>
    expect(kindOf(tags)).toMatchObject({ kind, ...(category ? { category } : {}) }),
  );

  it('leaves out what is no shelter and no risk', () => {
    expect(kindOf({ amenity: 'shelter', shelter_type: 'public_transport' })).toEqual({
      unknownTags: 'amenity=shelter',
    });
    expect(kindOf({ man_made: 'storage_tank', content: 'water' })).toEqual({ unknownTags: 'man_made=storage_tank' });
    expect(kindOf({ name: '某地', place: '古雷镇' })).toBeUndefined();
  });

  it('sorts rows of a table with tag columns', async () => {
    const text =
      '@id,name,amenity,lon,lat\nnode/1,甲医院,hospital,117.1,23.1\nnode/2,乙库,parking,117.2,23.2\nnode/3,,fuel,117.3,23.3\n';
    const { report, records } = await importBytes('place', text);
    expect(records.map(({ record }) => record.code)).toEqual(['osm:n1', 'osm:n3']);
    expect(records[1]?.record.name).toBe('加油站 n3');
    expect(reasons(report)).toEqual(['3 noKnownTag', '4 unnamed']);
  });
});
