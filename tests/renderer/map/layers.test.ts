import { describe, expect, it } from 'vitest';
import type { MapData } from '../../../renderer/map/api.ts';
import { EnuFrame } from '../../../renderer/map/host/enuFrame.ts';
import { LayerStack } from '../../../renderer/map/host/layerStack.ts';
import { DEFAULT_VISIBLE_LAYERS, LAYERS, MAP_LAYERS } from '../../../renderer/map/layers/index.ts';
import { ringsOf } from '../../../renderer/map/layers/rings.ts';
import { busyAssigneeIds } from '../../../renderer/map/layers/tasks.ts';
import { appearanceOf } from '../../../renderer/map/symbols/appearance.ts';
import { SYMBOL_NAMES } from '../../../renderer/map/symbols/names.ts';
import { GLYPHS, SHAPES } from '../../../renderer/map/symbols/shapes.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { ALARM, INCIDENT, makePlaces, makeTasks, PARK } from '../../e2e/mapHarness/records.ts';

const places = makePlaces(1_000);
const data: MapData = {
  places,
  incidents: [INCIDENT],
  tasks: [],
  alarms: [ALARM],
  selectedIds: new Set(),
  highlightedIds: new Set(),
  visibleLayers: DEFAULT_VISIBLE_LAYERS,
  timeMs: 0,
  language: 'zh-CN',
  t: createTranslate('zh-CN'),
};

describe('the list of layers', () => {
  it('has one for each kind of place and titles that exist', () => {
    const ids = MAP_LAYERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const kind of PLACE_KINDS) expect(ids).toContain(kind);
    for (const { titleKey } of MAP_LAYERS) expect(data.t(titleKey)).not.toBe(titleKey);
  });
});

describe('symbols', () => {
  it('every marker of every layer has its own cell in the atlas', () => {
    const names = new Set(SYMBOL_NAMES);
    const used = LAYERS.flatMap((layer) => [...(layer.markers?.(data) ?? []), ...(layer.pinned?.(data) ?? [])]);
    expect(used.length).toBe(1_000 + 2);
    expect(used.filter(({ symbol }) => !names.has(symbol))).toEqual([]);
  });

  it('kinds differ by shape and categories by picture, never by colour alone', () => {
    const drawn = SYMBOL_NAMES.filter((name) => !name.startsWith('ring_'));
    for (const name of drawn) {
      const { shape, glyph } = appearanceOf(name);
      expect(SHAPES[shape], name).toBeTruthy();
      expect(GLYPHS[glyph], name).toBeTruthy();
    }
    const kinds = [...new Set(drawn.map((name) => name.split('_')[0]))];
    expect(
      new Set(kinds.map((kind) => appearanceOf(drawn.find((name) => name.startsWith(`${kind}`)) ?? '').shape)).size,
    ).toBe(kinds.length);
    const grades = ['general', 'larger', 'major'].map((grade) => appearanceOf(`riskSource_tank_${grade}`).marks);
    expect(grades).toEqual([1, 2, 3]);
  });
});

describe('the layer stack', () => {
  it('keeps its index while places and visible layers stay, and makes a new one when they change', () => {
    const stack = new LayerStack(data);
    const { index } = stack;
    expect(index.size).toBe(1_000);
    stack.refresh({ ...data, selectedIds: new Set([INCIDENT.id]), timeMs: 1 });
    expect(stack.index).toBe(index);
    stack.refresh({ ...data, visibleLayers: new Set([...DEFAULT_VISIBLE_LAYERS].filter((id) => id !== 'riskSource')) });
    expect(stack.index.size).toBe(1_000 - places.riskSource.length);
    stack.refresh({ ...data, places: { ...places, firm: [] } });
    expect(stack.index.size).toBe(1_000 - places.firm.length);
  });

  it('a tank that is kept as an installation and as a risk source has one symbol', () => {
    const [source] = places.riskSource;
    if (!source) throw new Error('no risk source');
    const twin = { ...source, id: 'installation:twin', category: 'tank' as const };
    const other = { ...twin, id: 'installation:other', name: 'another' };
    const kept = { ...makePlaces(0), riskSource: [source], installation: [twin, other] };
    const visibleLayers = new Set(['installation', 'riskSource']);
    const stack = new LayerStack({ ...data, places: kept, visibleLayers });
    const shown = () => stack.index.markers.map(({ id }) => id).sort();
    stack.look(1_000);
    expect(shown()).toEqual([other.id, source.id].sort());
    // In trouble it shows what it is doing, and alone it stands for itself.
    stack.refresh({ ...data, visibleLayers, places: { ...kept, installation: [{ ...twin, condition: 'leaking' }] } });
    expect(shown()).toEqual([twin.id, source.id].sort());
    stack.refresh({ ...data, places: kept, visibleLayers: new Set(['installation']) });
    expect(shown()).toEqual([other.id, twin.id].sort());
  });

  it('what stands there as a 3D body is not drawn or picked flat', () => {
    const area = places.sensitiveArea.find(({ geometry }) => geometry);
    if (!area) throw new Error('no area');
    const stack = new LayerStack({ ...data, places: { ...makePlaces(0), sensitiveArea: [area] } });
    const frame = new EnuFrame(area.position);
    stack.look(1_000);
    const drawn = stack.deckLayers(frame).length;
    expect(stack.areaAt(area.position)).toBe(area.id);
    stack.look(1_000, new Set(['sensitiveArea']));
    expect(stack.areaAt(area.position)).toBeUndefined();
    expect(stack.deckLayers(frame).length).toBeLessThan(drawn);
    stack.look(1_000);
    expect(stack.deckLayers(frame).length).toBe(drawn);
  });

  it('hides what is hidden from picking areas', () => {
    const area = places.sensitiveArea.find(({ geometry }) => geometry);
    const stack = new LayerStack({ ...data, places: { ...makePlaces(0), sensitiveArea: area ? [area] : [] } });
    expect(area && stack.areaAt(area.position)).toBe(area?.id);
    expect(stack.areaAt({ lon: 0, lat: 0 })).toBeUndefined();
    stack.refresh({ ...stack.data, visibleLayers: new Set(['firm']) });
    expect(area && stack.areaAt(area.position)).toBeUndefined();
  });

  it('makes deck layers anew only for another frame of metres', () => {
    const stack = new LayerStack(data);
    const frame = new EnuFrame(PARK);
    const [first] = stack.deckLayers(frame);
    expect(first).toBeTruthy();
    expect(stack.deckLayers(frame)[0]).toBe(first);
    expect(stack.deckLayers(new EnuFrame(PARK))[0]).not.toBe(first);
  });

  it('R1: makes the deck layers of a hidden layer anew when it shows again', () => {
    const stack = new LayerStack(data);
    const frame = new EnuFrame(PARK);
    const ids = () => stack.deckLayers(frame).map((layer) => (layer && 'id' in layer ? layer.id : ''));
    const [first] = stack.deckLayers(frame);
    stack.refresh({ ...data, visibleLayers: new Set() });
    expect(ids()).toEqual([]);
    stack.refresh(data);
    expect(ids().length).toBeGreaterThan(0);
    expect(stack.deckLayers(frame)).not.toContain(first);
  });
});

describe('operations', () => {
  it('rings: the asked ones, else those of the incident in focus, else none', () => {
    expect(ringsOf(data)).toBeUndefined();
    expect(ringsOf({ ...data, focusIncidentId: INCIDENT.id })).toEqual({ centre: PARK, radiiM: [500, 3_000, 5_000] });
    const asked = { centre: { lon: 1, lat: 2 }, radiiM: [100] };
    expect(ringsOf({ ...data, focusIncidentId: INCIDENT.id, rings: asked })).toBe(asked);
  });

  it('teams with an open task stand by themselves', () => {
    const tasks = makeTasks(places);
    const open = tasks.filter(({ state }) => state !== 'done').map(({ assignee }) => assignee.id);
    expect(busyAssigneeIds({ ...data, tasks })).toEqual(new Set(open));
  });

  it('archived incidents and settled alarms leave the map', () => {
    const layer = (id: string) => LAYERS.find((candidate) => candidate.id === id);
    const archived: MapData = {
      ...data,
      incidents: [{ ...INCIDENT, state: 'archived' }],
      alarms: [{ ...ALARM, state: 'dismissed' }],
    };
    expect(layer('incident')?.pinned?.(archived)).toEqual([]);
    expect(layer('alarm')?.pinned?.(archived)).toEqual([]);
    expect(layer('incident')?.pinned?.({ ...archived, focusIncidentId: INCIDENT.id })).toHaveLength(1);
  });
});
