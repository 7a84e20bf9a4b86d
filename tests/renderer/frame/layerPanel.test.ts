import { describe, expect, it } from 'vitest';
import { keptFrom, readKept, visibleLayersFrom } from '../../../renderer/frame/map/keptLayers.ts';
import { layerCount, layersNamed, legendRows } from '../../../renderer/frame/map/layerFacts.ts';
import { isFiltered, setLayer, setValueHidden, useLayerSettings } from '../../../renderer/frame/map/layerSettings.ts';
import { DEFAULT_VISIBLE_LAYERS, MAP_LAYERS } from '../../../renderer/map/layers/index.ts';
import { EMPTY_LISTS } from '../../../renderer/state/records.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const t = createTranslate('zh-CN');
const layer = (id: string) => {
  const found = MAP_LAYERS.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('layers that are kept', () => {
  it('come back as they were, for only what was chosen is kept', () => {
    const visible = new Set([...DEFAULT_VISIBLE_LAYERS, 'contact']);
    visible.delete('road');
    const settings = { firm: { opacity: 0.5, hidden: { riskGrade: ['none'] } } };
    const kept = readKept(JSON.stringify(keptFrom(visible, settings, { 'baseMapSource:a': { shown: false } })));
    expect(kept).toMatchObject({ shown: ['contact'], hidden: ['road'], settings });
    expect(visibleLayersFrom(kept)).toEqual(visible);
  });

  it('what is no choice of ours is none: layers show as they do at first', () => {
    for (const text of [null, '', 'x', '[]', '{"shown":1}', '{"shown":[],"hidden":[],"settings":{"a":{"opacity":9}}}'])
      expect(visibleLayersFrom(readKept(text)), String(text)).toEqual(DEFAULT_VISIBLE_LAYERS);
    expect(visibleLayersFrom({ shown: ['gone'], hidden: [] })).toEqual(DEFAULT_VISIBLE_LAYERS);
  });
});

describe('settings of a layer', () => {
  it('a value is hidden and shown again, and then nothing is left to keep', () => {
    useLayerSettings.setState({ settings: {} });
    setValueHidden('firm', 'riskGrade', 'major', true);
    setLayer('firm', { opacity: 0.4 });
    expect(useLayerSettings.getState().settings.firm).toEqual({ hidden: { riskGrade: ['major'] }, opacity: 0.4 });
    expect(isFiltered(useLayerSettings.getState().settings.firm)).toBe(true);
    setValueHidden('firm', 'riskGrade', 'major', false);
    setLayer('firm', { opacity: 1 });
    expect(useLayerSettings.getState().settings).toEqual({});
  });

  it('counts tell the whole and what the filters let through', () => {
    const firm = ['major', undefined].map((riskGrade, i) => ({
      id: `firm:${i}`,
      name: `f${i}`,
      position: { lon: 1, lat: 1 },
      provenance: { producer: 'x' },
      ...(riskGrade ? { riskGrade: 'major' as const } : {}),
    }));
    const lists = { ...EMPTY_LISTS, firm };
    expect(layerCount('firm', lists)).toEqual({ total: 2, shown: 2 });
    expect(layerCount('firm', lists, { hidden: { riskGrade: ['none'] } })).toEqual({ total: 2, shown: 1 });
    expect(layerCount('rings', lists)).toBeUndefined();
  });
});

describe('legend and filters as one list', () => {
  it('every filter value has one row, and what the legend draws for it where it draws it', () => {
    for (const info of MAP_LAYERS) {
      const rows = legendRows(info);
      const values = (info.filters ?? []).flatMap(({ field, values: list }) =>
        list.map(({ value }) => `${field} ${value}`),
      );
      expect(rows.flatMap(({ filter }) => (filter ? [`${filter.field} ${filter.value}`] : [])).sort(), info.id).toEqual(
        values.sort(),
      );
      expect(rows.filter(({ entry }) => entry).length).toBe(info.legend?.length ?? 0);
    }
    expect(legendRows(layer('road')).every(({ entry, filter }) => entry && filter)).toBe(true);
  });

  it('layers are found by a part of their title', () => {
    expect(layersNamed(MAP_LAYERS, ' 监控 ', t).map(({ id }) => id)).toEqual(['camera']);
    expect(layersNamed(MAP_LAYERS, '', t)).toBe(MAP_LAYERS);
  });
});
