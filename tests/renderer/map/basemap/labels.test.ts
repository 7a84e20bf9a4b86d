import { describe, expect, it } from 'vitest';
import { labelsAt } from '../../../../renderer/map/basemap/labels.ts';
import { readShapes, readShippedLabels } from './readBaseMap.ts';

const labels = readShippedLabels();
const names = (kind: string): string[] => labels.filter((label) => label.kind === kind).map(({ name }) => name);

describe('labels', () => {
  it('name the 84 county-level divisions of Fujian, each once', () => {
    const counties = names('county');
    expect(counties).toHaveLength(84);
    expect(new Set(counties).size).toBe(84);
  });

  it.each([
    ['沙县', '沙县区'],
    ['梅列区', '三元区'],
    ['龙海市', '龙海区'],
    ['长乐市', '长乐区'],
    ['长泰县', '长泰区'],
    ['建阳市', '建阳区'],
    ['永定县', '永定区'],
  ])('%s is %s today', (old, present) => {
    expect(names('county')).not.toContain(old);
    expect(names('county')).toContain(present);
  });

  it('name the 34 province-level divisions and the nine cities of Fujian', () => {
    expect(names('province')).toHaveLength(34);
    expect(names('province')).toContain('台湾省');
    for (const city of ['福州市', '厦门市', '莆田市', '三明市', '泉州市', '漳州市', '南平市', '龙岩市', '宁德市']) {
      expect(names('city')).toContain(city);
    }
  });

  it('name no part of China as a country', () => {
    expect(names('country')).toContain('中国');
    expect(names('country')).toContain('安道尔');
    expect(names('country').filter((name) => /台湾|香港|澳门/.test(name))).toEqual([]);
  });

  it('stand on land, but for the seas', async () => {
    const { land } = await readShapes();
    const wet = labels.filter(({ kind, lon, lat }) => kind === 'county' && !land.contains(lon, lat));
    expect(wet.map(({ name }) => name)).toEqual([]);
  });

  it('come by height, the important first', () => {
    const near = labelsAt(labels, 90_000);
    expect(near.some(({ kind }) => kind === 'county')).toBe(true);
    expect(near.some(({ name, kind }) => name === '中国' || kind === 'province')).toBe(false);
    const priorities = near.map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
    expect(labelsAt(labels, 2e7).every(({ kind }) => kind === 'country' || kind === 'sea')).toBe(true);
  });
});
