import { describe, expect, it } from 'vitest';
import { GRID_SPANS, levelAt } from '../../../renderer/map/layers/gridCells.ts';
import {
  DEFAULT_VISIBLE_LAYERS,
  LAYER_GROUP_TITLE_KEYS,
  LAYERS,
  MAP_LAYERS,
} from '../../../renderer/map/layers/index.ts';
import { LAYER_GROUPS } from '../../../renderer/map/layers/layer.ts';
import { MOVING_LAYER, STATE_FIELD } from '../../../renderer/map/layers/moving/index.ts';
import { colourOfDensity, DENSITY_CLASSES, densityOf, population } from '../../../renderer/map/layers/population.ts';
import { LAYER_PRESETS } from '../../../renderer/map/layers/presets.ts';
import { RIVER_STYLES, riverRank } from '../../../renderer/map/layers/rivers.ts';
import {
  plateOf,
  ROAD_LEGEND,
  ROAD_RANKS,
  ROAD_STROKES,
  ROAD_STYLES,
} from '../../../renderer/map/layers/roadStyles.ts';
import { cssOf, rgba } from '../../../renderer/map/layers/shapes/colours.ts';
import { packLines } from '../../../renderer/map/layers/shapes/packLines.ts';
import { filterOf, shownRecords } from '../../../renderer/map/layers/shown.ts';
import { STATE_FILTER } from '../../../renderer/map/layers/stations.ts';
import { SYMBOL_NAMES } from '../../../renderer/map/symbols/names.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { OWN_FIELDS } from '../../../shared/records/ownFields.ts';
import { ROAD_CATEGORIES } from '../../../shared/records/road.ts';

const t = createTranslate('zh-CN');
const says = (key: string, params?: Readonly<Record<string, string | number>>) => {
  const text = t(key, params);
  expect(text, key).not.toBe(key);
  expect(text, key).not.toContain('{{');
};

describe('legends match what is drawn', () => {
  it('every entry has words, every symbol a cell of the atlas, every layer its own look', () => {
    const names = new Set(SYMBOL_NAMES);
    for (const { id, look, legend = [] } of MAP_LAYERS) {
      expect(look, id).toBeDefined();
      for (const entry of legend) {
        says(entry.labelKey, entry.params);
        if (entry.look.type === 'symbol') expect(names, `${id} ${entry.look.symbol}`).toContain(entry.look.symbol);
      }
    }
  });

  it('roads: the colour and the casing of each class are those that are stroked', () => {
    expect([...ROAD_RANKS].sort()).toEqual([...ROAD_CATEGORIES].sort());
    for (const [i, category] of ROAD_CATEGORIES.entries()) {
      const entry = ROAD_LEGEND[i];
      const stroke = ROAD_STROKES[ROAD_RANKS.indexOf(category)];
      expect(entry?.labelKey).toBe(`records.road_${category}`);
      if (entry?.look.type !== 'line' || !stroke) throw new Error(category);
      expect(rgba(entry.look.colour)).toEqual(stroke.colour);
      expect(entry.look.casing).toBe(stroke.casing && cssOf(stroke.casing));
      expect(entry.look.dash).toEqual(stroke.dash);
    }
  });

  it('roads: only the large ones from afar, wider the nearer', () => {
    const seenAt = (metresPerPixel: number) =>
      ROAD_RANKS.filter((_, rank) => (ROAD_STROKES[rank]?.widthPx(metresPerPixel) ?? 0) > 0);
    expect(seenAt(800)).toEqual(['trunk', 'motorway']);
    expect(seenAt(1_500)).toEqual(['motorway']);
    expect(seenAt(2)).toHaveLength(ROAD_RANKS.length);
    for (const stroke of ROAD_STROKES) expect(stroke.widthPx(1)).toBeGreaterThan(stroke.widthPx(6));
    expect(plateOf({ category: 'motorway', roadNumber: 'G15' })).not.toBe(
      plateOf({ category: 'trunk', roadNumber: 'G324' }),
    );
    expect(Object.keys(ROAD_STYLES).sort()).toEqual([...ROAD_CATEGORIES].sort());
  });

  it('rivers: by category and the water they carry', () => {
    expect(riverRank({ category: 'tributary' })).toBeLessThan(riverRank({ category: 'tributary', flowM3S: 80 }));
    expect(riverRank({ category: 'mainRiver', flowM3S: 900 })).toBe(RIVER_STYLES.length - 1);
    const rivers = MAP_LAYERS.find(({ id }) => id === 'riverReach');
    expect(rivers?.legend?.slice(0, RIVER_STYLES.length).map(({ labelKey }) => labelKey)).toEqual(
      RIVER_STYLES.map(({ labelKey }) => labelKey),
    );
  });

  it('population: a block has the colour of its class in the legend', () => {
    const ring = [
      [117, 24],
      [117.01, 24],
      [117.01, 24.01],
      [117, 24.01],
      [117, 24],
    ];
    const block = {
      id: 'populationBlock:b',
      name: 'b',
      category: 'urban' as const,
      position: { lon: 117.005, lat: 24.005 },
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      population: { day: 800, night: 1_130 },
      provenance: { producer: 'x' },
    };
    const density = densityOf(block) ?? 0;
    // 0.01° by 0.01° at 24° N is 1.13 km².
    expect(density).toBeGreaterThan(980);
    expect(density).toBeLessThan(1_020);
    const index = DENSITY_CLASSES.findLastIndex(({ from }) => density >= from);
    const look = population.legend?.[index]?.look;
    expect(look?.type === 'area' && look.fill).toBe(cssOf(colourOfDensity(density)));
    expect(densityOf({ ...block, geometry: undefined })).toBeUndefined();
  });

  it('the grid shows one level at a time at any scale', () => {
    for (const scale of [0.1, 5, 25.9, 26, 119, 120, 499, 500, 50_000]) {
      const shown = Object.values(GRID_SPANS).filter(({ from, to }) => scale >= from && scale < to);
      expect(shown, String(scale)).toHaveLength(1);
      expect(GRID_SPANS[levelAt(scale)]).toBe(shown[0]);
    }
  });
});

describe('the panel', () => {
  it('every layer has a group with a title, every preset only layers that exist, the calm one is the first', () => {
    for (const group of LAYER_GROUPS) says(LAYER_GROUP_TITLE_KEYS[group]);
    for (const { group } of MAP_LAYERS) expect(LAYER_GROUPS).toContain(group);
    const ids = new Set(MAP_LAYERS.map(({ id }) => id));
    for (const { id, layers, settings } of LAYER_PRESETS) {
      says(`layers.preset_${id}`);
      for (const layer of [...layers, ...Object.keys(settings)]) expect(ids, `${id} ${layer}`).toContain(layer);
    }
    expect(LAYER_PRESETS[0]?.layers).toBe(DEFAULT_VISIBLE_LAYERS);
    expect(DEFAULT_VISIBLE_LAYERS.has('contact')).toBe(false);
  });

  it('filters name fields that the records have and values with words', () => {
    for (const { id, filters = [] } of MAP_LAYERS) {
      // The vehicles that report: drawn from their reports, with the fields of vehicles.
      const kind = id === MOVING_LAYER ? 'vehicle' : PLACE_KINDS.find((known) => known === id);
      for (const { field, values } of filters) {
        // What a station says and what a vehicle does are no fields of their records.
        const live = id === 'station' ? [STATE_FILTER] : id === MOVING_LAYER ? [STATE_FIELD] : [];
        if (kind) expect([...Object.keys(OWN_FIELDS[kind]), ...live], id).toContain(field);
        for (const { labelKey } of values) says(labelKey);
      }
    }
  });

  it('filters by value, by a missing value and by text; without filters nothing is copied', () => {
    const passes = filterOf({ hidden: { riskGrade: ['none', 'general'] }, text: '古雷' });
    expect(passes?.({ name: '古雷石化', riskGrade: 'major' })).toBe(true);
    expect(passes?.({ name: '古雷石化', riskGrade: 'general' })).toBe(false);
    expect(passes?.({ name: '古雷石化' })).toBe(false);
    expect(passes?.({ name: '江阴化工', riskGrade: 'major' })).toBe(false);
    expect(filterOf({ hidden: { category: [] }, text: ' ' })).toBeUndefined();
    const firm = [{ id: 'firm:1', name: 'a', position: { lon: 1, lat: 1 }, provenance: { producer: 'x' } }];
    const data = { places: { firm } } as unknown as Parameters<typeof shownRecords>[0];
    expect(shownRecords(data, 'firm')).toBe(firm);
    const layerSettings = { firm: { hidden: { riskGrade: ['none'] } } };
    const once = shownRecords({ ...data, layerSettings }, 'firm');
    expect(once).toEqual([]);
    expect(shownRecords({ ...data, layerSettings }, 'firm')).toBe(once);
  });

  it('layers of the same kind of thing keep the ids of their kinds', () => {
    for (const kind of PLACE_KINDS) expect(LAYERS.find(({ id }) => id === kind)?.kinds).toContain(kind);
  });
});

describe('packed lines', () => {
  const line = (id: string, coordinates: number[][]) => ({
    id,
    position: { lon: 117, lat: 24 },
    geometry: { type: 'LineString' as const, coordinates },
  });

  it('lie by rank, every segment in one chunk, every chunk inside its sphere', () => {
    const records = Array.from({ length: 900 }, (_, i) =>
      line(`road:${i}`, [
        [117 + i / 900, 24],
        [117.001 + i / 900, 24.001],
        [117.002 + i / 900, 24],
      ]),
    );
    const packed = packLines(records, ({ id }) => Number(id.split(':')[1]) % 3);
    expect(packed.segments).toBe(1_800);
    expect(packed.chunks.reduce((sum, { count }) => sum + count, 0)).toBe(1_800);
    expect(packed.chunks.map(({ rank }) => rank)).toEqual([...packed.chunks.map(({ rank }) => rank)].sort());
    for (const { first, count, centre, radiusM, from, to } of packed.chunks) {
      for (let i = first * 6; i < (first + count) * 6; i += 3) {
        const away = Math.hypot(...[0, 1, 2].map((axis) => (packed.ecef[i + axis] ?? 0) - (centre[axis] ?? 0)));
        expect(away).toBeLessThanOrEqual(radiusM + 1e-6);
      }
      expect(to).toBeGreaterThan(from);
    }
    expect(packLines(records, () => -1).segments).toBe(0);
    expect(packLines([{ id: 'road:x', position: { lon: 0, lat: 0 } }], () => 0).chunks).toEqual([]);
  });
});
