import type { MapCallbacks, MapData, MapMode } from '../../../renderer/map/api.ts';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import { MapHost } from '../../../renderer/map/host/mapHost.ts';

/** Times of the frames of one run, milliseconds. */
export interface FrameTimes {
  /** From the start until something was on screen. */
  readonly firstFrameMs: number;
  /** Each frame's work: camera set, drawn, and every canvas read back, so that nothing is left in a queue. */
  readonly frames: readonly number[];
  /** From one browser frame to the next while the camera moves: the page's own composition is in it. */
  readonly intervals: readonly number[];
  /** Of each frame, the page's thread alone: before the canvases are read. */
  readonly scripts: readonly number[];
}

/** A map that is driven frame by frame. */
export interface Driven {
  /** Puts the camera there and draws in this task. */
  draw(orbit: Orbit): void;
  readonly canvases: readonly HTMLCanvasElement[];
  dispose(): void;
}

const NO_CALLBACKS: MapCallbacks = {
  onPick: () => undefined,
  onHover: () => undefined,
  onDrawn: () => undefined,
  onContextMenu: () => undefined,
  onSelectMany: () => undefined,
  onReady: () => undefined,
};

/** A fixed element over the page that a map can fill. */
export function makeSurface(): HTMLElement {
  const surface = document.createElement('div');
  surface.style.cssText = 'position:fixed;inset:0;z-index:9;background:#071521';
  document.body.append(surface);
  return surface;
}

/** The product's map with everything it draws: ground, clusters, symbols, areas, names. */
export async function driveProduct(data: MapData, mode: MapMode, orbit: Orbit): Promise<Driven> {
  const surface = makeSurface();
  surface.className = 'map-view';
  const host = await new Promise<MapHost>((resolve) => {
    const made = new MapHost(surface, {
      baseUrl: './',
      data,
      mode,
      tool: 'select',
      orbit,
      reducedMotion: true,
      callbacks: () => ({ ...NO_CALLBACKS, onReady: () => resolve(made) }),
      onStatus: () => undefined,
      onContextLost: () => undefined,
      onBaseMapShown: () => undefined,
      onBaseMapFailed: () => undefined,
    });
  });
  const { world, overlay } = host.shown ?? {};
  if (!world || !overlay) throw new Error('ready without a world');
  return {
    draw: (next) => {
      world.jump(next);
      world.render();
    },
    canvases: world.canvas ? [world.canvas, ...overlay.canvases] : overlay.canvases,
    dispose: () => {
      host.dispose();
      surface.remove();
    },
  };
}

/** One of a moving camera: across, down, and nearer, at the pace of a hand. */
export function poseOf(start: Orbit, frame: number, frames: number, widthPx: number): Orbit {
  const degreesPerPixel = (start.rangeM * 2 * Math.tan(Math.PI / 6)) / widthPx / 111_320;
  const third = frames / 3;
  const across = Math.min(frame, third) * 20;
  const down = Math.max(0, Math.min(frame - third, third)) * 12;
  const nearer = Math.max(0, frame - 2 * third);
  return {
    ...start,
    target: { lon: start.target.lon + across * degreesPerPixel, lat: start.target.lat - down * degreesPerPixel },
    rangeM: start.rangeM * 0.98 ** nearer,
  };
}

/** Drives a map along the path, one pose a browser frame. */
export async function timeFrames(make: () => Promise<Driven>, start: Orbit, count: number): Promise<FrameTimes> {
  const began = performance.now();
  const map = await make();
  map.draw(start);
  finish(map.canvases);
  const firstFrameMs = performance.now() - began;
  // Whatever is still being refined settles, as before a user's hand moves.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  const [frames, intervals, scripts]: [number[], number[], number[]] = [[], [], []];
  let last = await nextFrame();
  for (let i = 0; i < count; i++) {
    const from = performance.now();
    map.draw(poseOf(start, i, count, window.innerWidth));
    scripts.push(performance.now() - from);
    finish(map.canvases);
    frames.push(performance.now() - from);
    const now = await nextFrame();
    intervals.push(now - last);
    last = now;
  }
  map.dispose();
  return { firstFrameMs, frames, intervals, scripts };
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

/** Waits until everything is drawn: a frame time is honest only when it ends in a read. */
function finish(canvases: readonly HTMLCanvasElement[]): void {
  for (const canvas of canvases) {
    const gl = canvas.getContext('webgl2');
    if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    else canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  }
}
