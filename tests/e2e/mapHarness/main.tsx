import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { DrawnShape, MapCallbacks, MapData, MapMode, MapTool } from '../../../renderer/map/api.ts';
import { DEFAULT_VISIBLE_LAYERS } from '../../../renderer/map/layers/index.ts';
import { MapView } from '../../../renderer/map/MapView.tsx';
import { distanceM } from '../../../shared/geo.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { driveProduct, timeFrames } from './frames.ts';
import type { InputWatch } from './inputDelay.ts';
import { ALARM, INCIDENT, makePlaces, makeTasks, PARK } from './records.ts';
import type { Fleet } from './vehicles.ts';
import type { Harness, HarnessEvent } from './window.ts';

const asked = new URLSearchParams(location.search);
const language = asked.get('language') === 'en' ? 'en' : 'zh-CN';
const places = makePlaces(Number(asked.get('count') ?? 7_000));
let state: { data: MapData; mode: MapMode; tool: MapTool } = {
  mode: asked.get('mode') === '2d' ? '2d' : asked.get('mode') === 'auto' ? 'auto' : '3d',
  tool: 'select',
  data: {
    places,
    incidents: [INCIDENT],
    tasks: [],
    alarms: [ALARM],
    selectedIds: new Set(),
    highlightedIds: new Set(),
    visibleLayers: DEFAULT_VISIBLE_LAYERS,
    timeMs: INCIDENT.openedAt,
    language,
    t: createTranslate(language),
  },
};
const events: HarnessEvent[] = [];
const note = (kind: string, value?: unknown) => void events.push({ kind, value });
const callbacks: MapCallbacks = {
  onPick: (ids, at, additive) => {
    note('pick', { ids, at, additive });
    harness.set({ selectedIds: new Set(additive ? [...state.data.selectedIds, ...ids] : ids) });
  },
  onHover: (id) => id && note('hover', id),
  onDrawn: (shape: DrawnShape) => note('drawn', shape),
  onContextMenu: (at, id) => note('context', { at, id }),
  onSelectMany: (ids) => {
    note('many', ids);
    harness.set({ selectedIds: new Set(ids) });
  },
  onReady: () => note('ready', performance.now()),
  onMeasured: (text) => note('measured', text),
  onToolEnded: () => note('toolEnded'),
  onModeFallback: () => note('fallback'),
};

let fleet: Fleet | undefined;
let inputs: InputWatch | undefined;

const root = createRoot(document.getElementById('root') ?? document.body);
const render = () =>
  root.render(
    <MapView
      {...state}
      callbacks={callbacks}
      baseUrl="./"
      ref={(handle) => {
        harness.handle = handle;
      }}
    />,
  );

const harness: Harness = {
  events,
  handle: null,
  // Fetched when asked for: the probes bring Cesium, which the flat map does without.
  alignment: async (...asked) => (await import('./alignment.ts')).alignmentProbe(...asked),
  flatAlignment: async (...asked) => (await import('./flatAlignment.ts')).flatAlignmentProbe(...asked),
  async measure(count, what, orbit, frames) {
    root.render(null);
    const data = { ...state.data, places: makePlaces(count) };
    const { driveBarePoints, driveMapLibre } = await import('./peers.ts');
    const make = () => {
      if (what === 'maplibre') return driveMapLibre(data, orbit);
      return what === 'bare' ? driveBarePoints(data, orbit) : driveProduct(data, what, orbit);
    };
    return timeFrames(make, orbit, frames);
  },
  async fleet(count, perSecond) {
    const { startFleet } = await import('./vehicles.ts');
    const { watchInput } = await import('./inputDelay.ts');
    fleet = startFleet(count, perSecond);
    inputs = watchInput(() => [...document.querySelectorAll<HTMLCanvasElement>('canvas')]);
    const note = () => fleet?.store.noteHand();
    for (const kind of ['wheel', 'pointerdown', 'pointermove']) {
      window.addEventListener(kind, note, { capture: true, passive: true });
    }
    harness.set({ moving: fleet.store });
  },
  inputDelays: () => ({
    ...(inputs?.take() ?? { handled: [], drawn: [], intervals: [] }),
    sent: fleet?.sent() ?? 0,
  }),
  set({ mode, tool, ...data }) {
    state = { mode: mode ?? state.mode, tool: tool ?? state.tool, data: { ...state.data, ...data } };
    flushSync(render);
  },
  places(count) {
    harness.set({ places: makePlaces(count) });
  },
  focus(on) {
    const near = Object.values(state.data.places)
      .flat()
      .filter(({ position }) => distanceM(position, PARK) < 3_000);
    harness.set(
      on
        ? {
            focusIncidentId: INCIDENT.id,
            tasks: makeTasks(state.data.places),
            highlightedIds: new Set(near.map(({ id }) => id)),
          }
        : { focusIncidentId: undefined, tasks: [], highlightedIds: new Set() },
    );
  },
};
window.harness = harness;
render();
