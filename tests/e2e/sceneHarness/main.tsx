import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { MapCallbacks, MapData, MapMode } from '../../../renderer/map/api.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { MapHost } from '../../../renderer/map/host/mapHost.ts';
import type { SceneSource } from '../../../renderer/map/scene3d/bodies.ts';
import { Scene3d } from '../../../renderer/map/scene3d/scene3d.ts';
import type { SceneView } from '../../../renderer/map/scene3d/sceneView.ts';
import '../../../renderer/map/map.css';
import type { ReadyScene, SceneInfo } from '../../../shared/contract/scenes.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { makePark, PARK_AT } from '../../main/scenes/parkRecords.ts';
import type { SceneHarness } from './window.ts';

const asked = new URLSearchParams(location.search);
const json = async (path: string): Promise<unknown> => (await fetch(path)).json();
const source: SceneSource = {
  list: async () => (asked.get('scenes') === 'none' ? [] : ((await json('/list')) as SceneInfo[])),
  ensure: async (subjectId) => (await json(`/ensure?subjectId=${subjectId}`)) as ReadyScene,
  shown: () => undefined,
  resource: (path) => ({ url: new URL(path, location.href).href, headers: {} }),
  failed: (error) => harness.failures.push(String(error)),
};

const made = makePark(Number(asked.get('firms') ?? 43));
const model = asked.get('model');
const empty = Object.fromEntries(PLACE_KINDS.map((kind) => [kind, []])) as unknown as MapData['places'];
let data: MapData = {
  places: {
    ...empty,
    park: [made.park],
    firm: made.firms,
    installation: made.installations,
    drain: made.drains,
    model3d: model
      ? [
          {
            id: 'model3d:m1',
            name: model,
            category: model.endsWith('.glb') ? 'glb' : 'tileset',
            folder: 'fixture',
            entry: model,
            bytes: 1,
            position: PARK_AT,
            provenance: { producer: 'test' },
          },
        ]
      : [],
  },
  incidents: [],
  tasks: [],
  alarms: [],
  selectedIds: new Set(),
  highlightedIds: new Set(),
  visibleLayers: new Set(),
  timeMs: 0,
  language: 'zh-CN',
  t: createTranslate('zh-CN'),
  scene: { night: true, xray: false, labels: true },
};
const told: SceneHarness['told'] = { picked: [], hovered: [], features: [], standing: [], tours: 0 };
const callbacks: MapCallbacks = {
  onPick: (ids) => {
    told.picked.push([...ids]);
    harness.set({ selectedIds: new Set(ids) });
  },
  onHover: (id) => told.hovered.push(id),
  onDrawn: () => undefined,
  onContextMenu: () => undefined,
  onSelectMany: () => undefined,
  onReady: () => {
    harness.ready = true;
  },
  onFeature: (feature) => told.features.push(feature),
  onScenes: (ids) => told.standing.push([...ids]),
  onTourEnded: () => {
    told.tours += 1;
    harness.view({ tour: undefined });
  },
};

const surface = document.createElement('div');
surface.className = 'map-view';
surface.style.cssText = 'position:fixed;inset:0';
const inner = document.createElement('div');
inner.className = 'map-surface';
surface.append(inner);
document.body.append(surface);
flushSync(() => createRoot(document.getElementById('root') ?? document.body).render(null));

const mode = (asked.get('mode') ?? '3d') as MapMode;
const host = new MapHost(inner, {
  baseUrl: './',
  data,
  mode,
  tool: 'select',
  orbit: { target: PARK_AT, headingDeg: 20, pitchDeg: -35, rangeM: Number(asked.get('range') ?? 2_200) },
  reducedMotion: asked.get('motion') !== 'full',
  callbacks: () => callbacks,
  onStatus: () => undefined,
  onContextLost: () => undefined,
  onBaseMapShown: () => undefined,
  onBaseMapFailed: (error) => harness.failures.push(String(error)),
  scenes: source,
});

const bodies = () => {
  const found = host.shown?.world.bodies;
  return found instanceof Scene3d ? found : undefined;
};

const harness: SceneHarness = {
  handle: host,
  told,
  failures: [],
  ready: false,
  set(next) {
    data = { ...data, ...next };
    host.setData(data);
  },
  view(scene: Partial<SceneView>) {
    harness.set({ scene: { ...(data.scene ?? { night: true, xray: false, labels: true }), ...scene } });
  },
  condition(id, condition) {
    const installation = data.places.installation.map((record) =>
      record.id === id ? { ...record, condition } : record,
    );
    harness.set({ places: { ...data.places, installation } });
  },
  jump: (orbit) => host.jump(orbit),
  drawn: () => bodies()?.drawn === true,
  settled: () => (bodies()?.standing.length ?? 0) > 0 && bodies()?.settled === true,
  pixelOf: (lon, lat, upM) => host.shown?.world.projector().project(...toEcef({ lon, lat }, upM)),
  async frames(orbit, count) {
    const { world } = host.shown ?? {};
    const gl = world?.canvas?.getContext('webgl2');
    if (!world || !gl) throw new Error('no globe');
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const from = performance.now();
      world.jump({ ...orbit, headingDeg: orbit.headingDeg + i * 1.5 });
      world.render();
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      times.push(performance.now() - from);
    }
    return times;
  },
};
window.sceneHarness = harness;
