import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BaseMapShapes } from '../../../../renderer/map/basemap/shapes.ts';
import { ASSETS, readShapes } from './readBaseMap.ts';

let shapes: BaseMapShapes;
beforeAll(async () => {
  shapes = await readShapes();
});

describe('land and sea', () => {
  it.each([
    ['Fuzhou', 119.3, 26.08],
    ['Xiamen island', 118.12, 24.49],
    ['Quanzhou', 118.67, 24.88],
    ['Gulei', 117.6, 23.775],
    ['Pingtan', 119.79, 25.5],
    ['Taipei', 121.5, 25.05],
    ['Beijing', 116.4, 39.9],
    ['Andorra', 1.55, 42.53],
    ['Alice Springs', 133.9, -23.7],
    ['Chukotka, beyond 180°', -175, 67],
    ['the South Pole', 10, -89],
  ])('%s is land', (_, lon, lat) => {
    expect(shapes.land.contains(lon, lat)).toBe(true);
  });

  it.each([
    ['the Taiwan Strait', 119.5, 24.0],
    ['the East China Sea', 123, 28],
    ['Dongshan Bay', 117.53, 23.83],
    ['the Bay of Bengal', 88, 15],
    ['the Atlantic', -30, 0],
    ['the North Pole', 10, 89],
  ])('%s is sea', (_, lon, lat) => {
    expect(shapes.land.contains(lon, lat)).toBe(false);
  });
});

describe('land from afar', () => {
  it.each([
    ['the Sahara', 10, 24, true],
    ['China', 105, 32, true],
    ['the South Pole', 10, -89, true],
    ['the Bay of Bengal', 88, 15, false],
    ['the Pacific', -150, 10, false],
  ])('%s', (_, lon, lat, dry) => {
    expect(shapes.landFar.contains(lon, lat)).toBe(dry);
  });
});

describe('borders', () => {
  it('cross land only, but for the nation and its dashes', () => {
    const { borders, land } = shapes;
    const { coordinates, starts, marks } = borders.layer;
    let wet = 0;
    let tested = 0;
    for (let path = 0; path < marks.length; path += 7) {
      if (marks[path] === 0) continue;
      const middle = Math.floor(((starts[path] ?? 0) + (starts[path + 1] ?? 0)) / 2);
      tested++;
      if (!land.contains(coordinates[middle * 2] ?? 0, coordinates[middle * 2 + 1] ?? 0)) wet++;
    }
    expect(tested).toBeGreaterThan(300);
    // Far from Fujian the shipped coast is simplified after the clip.
    expect(wet / tested).toBeLessThan(0.1);
  });

  it('no mark of the nation lies on the coast of Fujian', () => {
    const { borders } = shapes;
    const near = borders.pathsIn({ west: 116.5, south: 23.4, east: 120.2, north: 27.3 });
    expect(near.length).toBeGreaterThan(50);
    expect(near.filter((path) => borders.layer.marks[path] === 0)).toEqual([]);
  });

  it('the other countries have theirs, down to Andorra', () => {
    expect(shapes.countries.pathsIn({ west: 1.4, south: 42.4, east: 1.8, north: 42.7 }).length).toBeGreaterThan(0);
  });
});

describe('relief', () => {
  it.each([
    ['Tibet', 88, 32, 4400, 5600],
    ['the Wuyi mountains', 117.75, 27.85, 500, 2200],
    ['the Taiwan Strait', 119.5, 24.0, -150, -10],
    ['the Mariana basin', 148, 15, -7000, -2500],
    ['the Pyrenees', 1.4, 42.6, 900, 2600],
  ])('%s is about as high as it is', (_, lon, lat, lowest, highest) => {
    const height = shapes.relief.heightM(lon, lat);
    expect(height).toBeGreaterThan(lowest);
    expect(height).toBeLessThan(highest);
  });

  it('has no step where the fine grid begins', () => {
    for (const lon of [104, 105.5, 124.5, 126]) {
      const [a, b] = [shapes.relief.heightM(lon - 1e-5, 28), shapes.relief.heightM(lon + 1e-5, 28)];
      expect(Math.abs(a - b)).toBeLessThan(1);
    }
  });

  it('never pictures land under the sea', () => {
    for (let lon = 116; lon < 121; lon += 0.013) {
      const measured = shapes.relief.heightM(lon, 25.7);
      const pictured = shapes.relief.picturedHeightM(lon, 25.7, 6);
      if (measured > 0) expect(pictured).toBeGreaterThan(0);
      else expect(pictured).toBe(measured);
    }
  });
});

describe('what is shipped', () => {
  const names = readdirSync(ASSETS).filter((name) => /\.(bin|json)$/.test(name));

  it('stays within a megabyte and a half, zipped', () => {
    const total = names.reduce((sum, name) => {
      const content = readFileSync(join(ASSETS, name));
      return sum + (name.endsWith('.bin') ? content.length : gzipSync(content).length);
    }, 0);
    expect(total).toBeLessThan(1.6 * 1024 * 1024);
  });

  it('names a source and a licence for every file', () => {
    const sources: { file: string; licence: string }[] = JSON.parse(readFileSync(join(ASSETS, 'sources.json'), 'utf8'));
    const markdown = readFileSync(join(ASSETS, 'SOURCES.md'), 'utf8');
    for (const name of names.filter((file) => file !== 'sources.json')) {
      const own = sources.filter(({ file }) => file === name);
      expect(own.length, name).toBeGreaterThan(0);
      for (const { licence } of own) expect(markdown).toContain(licence);
    }
  });
});
