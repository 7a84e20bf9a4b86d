import { describe, expect, it } from 'vitest';
import type { MapData } from '../../../renderer/map/api.ts';
import { HEATS, hotCells, hotGrids } from '../../../renderer/map/layers/hotGrids.ts';
import { STATE_FILTER, splitStations, stations } from '../../../renderer/map/layers/stations.ts';
import { appearanceOf } from '../../../renderer/map/symbols/appearance.ts';
import { STATION_STATES, SYMBOL_NAMES } from '../../../renderer/map/symbols/names.ts';
import { stationsNow } from '../../../renderer/monitoring/stationNow.ts';
import { STATE_SIGNS } from '../../../renderer/monitoring/stationState.ts';
import { StationReadings } from '../../../renderer/state/liveReadings.ts';
import type { HotGrid } from '../../../shared/contract/alarming.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import type { GridCell } from '../../../shared/records/gridCell.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { STATION_CATEGORIES, type Station } from '../../../shared/records/station.ts';
import { type Reading, VERDICT } from '../../../shared/telemetry/reading.ts';

const NOW = 1_790_000_000_000;
const provenance = { producer: '测试', asOf: NOW };
const station = (i: number): Station => ({
  id: `station:${i}`,
  name: `站${i}`,
  position: { lon: 117 + i / 1000, lat: 24 },
  provenance,
  category: 'air',
});
const many = Array.from({ length: 400 }, (_, i) => station(i));

function dataWith(changes: Partial<MapData>, list: readonly Station[] = many): MapData {
  const empty = Object.fromEntries(PLACE_KINDS.map((kind) => [kind, []])) as unknown as MapData['places'];
  return {
    places: { ...empty, station: list },
    incidents: [],
    tasks: [],
    alarms: [],
    selectedIds: new Set(),
    highlightedIds: new Set(),
    visibleLayers: new Set(['station']),
    timeMs: NOW,
    language: 'zh-CN',
    t: createTranslate('zh-CN'),
    ...changes,
  };
}

const states = (count: number) => new Map(many.slice(0, count).map(({ id }) => [id, 'exceeding' as const]));

describe('stations on the map', () => {
  it('R1: an exceeding station stands by itself, unless so many exceed that only clusters can be read', () => {
    const few = splitStations(dataWith({ stationStates: states(120) }));
    expect(few.pinned).toHaveLength(120);
    expect(few.markers).toHaveLength(280);
    const flood = splitStations(dataWith({ stationStates: states(121) }));
    expect(flood.pinned).toHaveLength(0);
    expect(flood.markers).toHaveLength(400);
  });

  it('a marker stays the same one while its station and state do, so that the index keeps it', () => {
    const before = splitStations(dataWith({ stationStates: states(1) }));
    const after = splitStations(dataWith({ stationStates: states(2) }));
    expect(after.pinned[0]).toBe(before.pinned[0]);
    expect(after.markers.at(-1)).toBe(before.markers.at(-1));
    expect(stations.select(dataWith({}))).toHaveLength(3);
  });

  it('the filter of what they say hides those that say it, not those that say nothing', () => {
    const layerSettings = { station: { hidden: { [STATE_FILTER]: ['exceeding'] } } };
    const { markers, pinned } = splitStations(dataWith({ stationStates: states(10), layerSettings }));
    expect(pinned).toHaveLength(0);
    expect(markers).toHaveLength(390);
  });

  it('every state has a symbol for every category, told apart without colour', () => {
    for (const category of STATION_CATEGORIES)
      for (const state of STATION_STATES) expect(SYMBOL_NAMES).toContain(`station_${category}_${state}`);
    const marks = STATION_STATES.map((state) => {
      const { badge = '', hollow = false } = appearanceOf(`station_air_${state}`);
      return `${badge}${hollow}`;
    });
    expect(new Set(marks).size).toBe(STATION_STATES.length);
    expect(new Set(Object.values(STATE_SIGNS)).size).toBe(STATION_STATES.length);
  });
});

describe('what the stations say now', () => {
  const reading = (value: number, verdict = 0): Reading => ({
    stationId: 'station:1',
    factor: 'a05024',
    period: 'minute',
    at: NOW,
    value,
    flag: 'N',
    receivedAt: NOW,
    feedId: 'feed',
    verdict,
  });
  const live = (...readings: Reading[]) => new Map([['station:1', new StationReadings('station:1').with(readings)]]);

  it('tells only what changed: a value that reads the same redraws nothing', () => {
    const first = stationsNow(live(reading(143)), many, NOW);
    expect(first?.states?.get('station:1')).toBe('normal');
    expect(first?.captions?.get('station:1')?.text).toBe('臭氧 143.0 µg/m³');
    expect(stationsNow(live(reading(143.01)), many, NOW)).toBeUndefined();
    const moved = stationsNow(live(reading(150)), many, NOW);
    expect(moved?.captions?.get('station:1')?.text).toBe('臭氧 150.0 µg/m³');
    expect(moved?.states).toBeUndefined();
    const over = stationsNow(live(reading(215, VERDICT.exceedance)), many, NOW);
    expect(over?.states?.get('station:1')).toBe('exceeding');
  });

  it('falls silent by itself when nothing comes', () => {
    stationsNow(live(reading(143)), many, NOW);
    expect(stationsNow(live(reading(143)), many, NOW + 3_600_000)?.states?.get('station:1')).toBe('silent');
  });
});

describe('hot grid cells', () => {
  const cell = (i: number): GridCell => ({
    id: `gridCell:${i}`,
    name: `网格${i}`,
    position: { lon: 117, lat: 24 },
    provenance,
    category: 'cell',
  });
  const hot = (i: number, confidence: HotGrid['confidence']): HotGrid => ({
    gridCellId: `gridCell:${i}`,
    name: `网格${i}`,
    alarms: 3,
    exceedances: 4,
    weight: 5,
    z: 2.6,
    confidence,
  });

  it('are drawn in the order of their rank; what is not significant and what is gone is not', () => {
    const data = dataWith({ hotGrids: [hot(2, 'extreme'), hot(9, 'strong'), hot(1, 'weak'), hot(0, 'none')] });
    const places = { ...data.places, gridCell: [cell(0), cell(1), cell(2)] };
    const shown = hotCells({ ...data, places });
    expect(shown.map(({ id }) => id)).toEqual(['gridCell:2', 'gridCell:1']);
    expect(hotCells({ ...data, places })).toBe(shown);
    expect(hotGrids.legend).toHaveLength(HEATS.length);
    expect(hotCells(dataWith({}))).toEqual([]);
  });
});
