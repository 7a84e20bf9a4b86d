import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { MapData } from '../../../renderer/map/api.ts';
import { loadBaseMap } from '../../../renderer/map/basemap/load.ts';
import { EQUATOR_M } from '../../../renderer/map/camera/mercator.ts';
import { type Orbit, pixelsPerRadian } from '../../../renderer/map/camera/orbit.ts';
import { DeckOverlay } from '../../../renderer/map/deck/overlay.ts';
import { SpriteLayer, spriteData } from '../../../renderer/map/deck/spriteLayer.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { FlatWorld } from '../../../renderer/map/host2d/flatWorld.ts';
import { type Driven, makeSurface } from './frames.ts';

/** Diameter of a drawn point, CSS pixels, in all of them. */
const POINT_PX = 8;

/** Every place of the data once, as a bare point. */
function pointsOf({ places }: MapData) {
  return Object.values(places)
    .flat()
    .map(({ position }) => position);
}

/** maplibre-gl with the points as circles on an empty style: no ground, no names, no network. */
export async function driveMapLibre(data: MapData, orbit: Orbit): Promise<Driven> {
  setWorkerUrl(new URL(workerUrl, location.href).href);
  const container = makeSurface();
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#071521' } }],
    },
    ...viewOf(orbit),
    fadeDuration: 0,
    attributionControl: false,
    pixelRatio: 1,
    canvasContextAttributes: { antialias: false },
  });
  await new Promise((resolve) => map.once('load', resolve));
  map.addSource('points', {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: pointsOf(data).map(({ lon, lat }) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    },
  });
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'points',
    paint: { 'circle-radius': POINT_PX / 2, 'circle-color': '#ffa14a', 'circle-stroke-width': 0 },
  });
  await new Promise((resolve) => map.once('idle', resolve));
  return {
    draw: (next) => {
      map.jumpTo(viewOf(next));
      map.redraw();
    },
    canvases: [map.getCanvas()],
    dispose: () => {
      map.remove();
      container.remove();
    },
  };
}

/** The same scale and middle as an orbit straight down. */
function viewOf({ target, rangeM }: Orbit): { center: [number, number]; zoom: number } {
  const metresPerPixel = rangeM / pixelsPerRadian(window.innerWidth, window.innerHeight);
  const worldPx = (EQUATOR_M * Math.cos((target.lat * Math.PI) / 180)) / metresPerPixel;
  return { center: [target.lon, target.lat], zoom: Math.log2(worldPx / 512) };
}

/** Our own flat map with the same bare points, all of them, over its ground: the renderer without clustering. */
export async function driveBarePoints(data: MapData, orbit: Orbit): Promise<Driven> {
  const surface = makeSurface();
  surface.className = 'map-view';
  const atlas = disc();
  const points = pointsOf(data);
  let draw: (() => void) | undefined;
  const world = new FlatWorld({
    surface,
    pixelRatio: 1,
    reducedMotion: true,
    orbit,
    credit: '',
    events: {
      onFrame: () => draw?.(),
      onPendingTiles: () => undefined,
      onMovedFrame: () => undefined,
      onContextLost: () => undefined,
    },
  });
  const frame = world.frameAt(orbit.target);
  const positions = new Float64Array(points.length * 3);
  for (const [i, position] of points.entries()) positions.set(frame.fromEcef(toEcef(position)), i * 3);
  const filled = (value: number) => new Float32Array(points.length).fill(value);
  const sprites = spriteData({
    length: points.length,
    positions,
    cells: filled(0),
    sizes: filled(POINT_PX),
    alphas: filled(1),
  });
  const overlay = await new Promise<DeckOverlay>((resolve) => {
    const made: DeckOverlay = new DeckOverlay(surface, 1, world.viewState(frame), () =>
      setTimeout(() => resolve(made)),
    );
  });
  draw = () =>
    overlay.draw(world.viewState(frame), [
      ...world.underlay(),
      new SpriteLayer({ id: 'points', data: sprites, atlas, columns: 1 }),
    ]);
  world.showBaseMap(await loadBaseMap('./basemap/'));
  return {
    draw: (next) => {
      world.jump(next);
      world.render();
    },
    canvases: [overlay.canvas],
    dispose: () => {
      world.dispose();
      overlay.dispose();
      surface.remove();
    },
  };
}

function disc(): HTMLCanvasElement {
  const atlas = document.createElement('canvas');
  atlas.width = atlas.height = 16;
  const pen = atlas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#ffa14a';
    pen.beginPath();
    pen.arc(8, 8, 7.5, 0, 2 * Math.PI);
    pen.fill();
  }
  return atlas;
}
