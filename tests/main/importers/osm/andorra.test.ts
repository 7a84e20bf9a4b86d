import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatCoordinates } from '../../../../shared/geo.ts';
import { fixtures, importBytes, isWhole } from '../importBench.ts';
import { countTags } from './countTags.ts';

const path = join(fixtures, 'andorra.osm.pbf');

describe.skipIf(!existsSync(path))("Andorra's extract", () => {
  const bytes = readFileSync(path);
  const counted = countTags(bytes);
  const tagged = (tag: string) =>
    ['node', 'way', 'relation'].reduce((sum, what) => sum + (counted.elements.get(`${what} ${tag}`) ?? 0), 0);

  it('is sorted by its tags: counts as counted apart', async () => {
    const startedAt = performance.now();
    const outcome = await importBytes('place', bytes, { fileName: 'andorra.osm.pbf' });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    const { report, records } = outcome;
    const ofCategory = (kind: string, category: string) =>
      records.filter(({ kind: own, record }) => own === kind && 'category' in record && record.category === category)
        .length;
    expect(isWhole(outcome)).toBe(true);
    expect(report.byKind.road).toBe(1615);
    expect(report.byKind.road).toBe(counted.elements.get('way highway=*'));
    expect(counted.highwayNodes.size).toBe(38_556);
    expect(ofCategory('sensitiveArea', 'hospital')).toBe(7);
    expect(ofCategory('sensitiveArea', 'hospital')).toBe(tagged('amenity=hospital'));
    expect(ofCategory('riskSource', 'fuelStation')).toBe(19);
    expect(ofCategory('riskSource', 'fuelStation')).toBe(tagged('amenity=fuel'));
    expect(ofCategory('sensitiveArea', 'school')).toBe(1);
    expect(ofCategory('sensitiveArea', 'school')).toBe(tagged('amenity=school'));
    expect(ofCategory('riverReach', 'mainRiver')).toBe(tagged('waterway=river'));
    expect(ofCategory('riverReach', 'tributary')).toBe(tagged('waterway=stream'));
    expect(ofCategory('land', 'industrial')).toBe(tagged('landuse=industrial'));
    expect(ofCategory('road', 'primary')).toBe(tagged('highway=primary') + tagged('highway=primary_link'));
  });

  it('keeps every vertex of every road, so that roads meet where they share a node', async () => {
    const { records } = await importBytes('road', bytes, { fileName: 'andorra.osm.pbf' });
    const vertices = records.flatMap(({ record }) => (record.geometry ? flatCoordinates(record.geometry) : []));
    expect(vertices).toHaveLength(counted.highwayVertices);
    // 29 of the nodes lie exactly on another one: drawn twice, and one place for whoever drives there.
    const places = new Set(vertices.map((at) => at.join(' ')));
    expect(places.size).toBe(counted.highwayNodes.size - 29);
  });

  it('names roads as they are named, else by their number or class, and reads what routing needs', async () => {
    const { records, report } = await importBytes('road', bytes, { fileName: 'andorra.osm.pbf' });
    const roads = records.flatMap(({ record }) =>
      'oneWay' in record || record.id.startsWith('road:') ? [record] : [],
    );
    const names = new Set(roads.map(({ name }) => name));
    for (const name of counted.highwayNames) expect(names).toContain(name.trim());
    expect(roads.filter((road) => 'bridge' in road && road.bridge).length).toBeGreaterThan(100);
    expect(roads.filter((road) => 'oneWay' in road && road.oneWay === 'backward').length).toBe(24);
    expect(roads.filter((road) => 'speedKmh' in road && road.speedKmh === 90).length).toBeGreaterThanOrEqual(20);
    expect(roads.every((road) => 'lengthM' in road && Number(road.lengthM) >= 0)).toBe(true);
    // What is no road is said once, not row by row.
    expect(report.issues.filter(({ severity }) => severity === 'skipped')).toEqual([]);
    expect(report.issues.filter(({ reason }) => reason === 'osmLeftOut')).toHaveLength(1);
    expect(report.rows).toBe(1615);
  });

  it('recognises a second import of the same file by its codes', async () => {
    const first = await importBytes('road', bytes, { fileName: 'andorra.osm.pbf' });
    const existing = first.records.map(({ record }) => record);
    const again = await importBytes('road', bytes, { fileName: 'andorra.osm.pbf', existing });
    expect(again.report).toMatchObject({ imported: 0, updated: 1615 });
  });
});
