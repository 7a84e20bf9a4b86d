import type { MapCallbacks, MapData, MapMode } from '../../../renderer/map/api.ts';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import { MapHost } from '../../../renderer/map/host/mapHost.ts';

export interface FrameFigures {
  readonly firstFrameMs: number;
  /** Median of whole frames with a turning camera, both canvases read back at the end. */
  readonly frameMs: number;
  /** Median of frames that draw only the overlay. */
  readonly overlayMs: number;
  /** Processor time of this page's thread in the overlay's draw, median. */
  readonly overlayScriptMs: number;
}

const NO_CALLBACKS: MapCallbacks = {
  onPick: () => undefined,
  onHover: () => undefined,
  onDrawn: () => undefined,
  onContextMenu: () => undefined,
  onSelectMany: () => undefined,
  onReady: () => undefined,
};

/** Times frames of a map of its own, over the page. */
export async function measureFrames(data: MapData, mode: MapMode, orbit: Orbit, frames: number): Promise<FrameFigures> {
  const surface = document.createElement('div');
  surface.style.cssText = 'position:fixed;inset:0;z-index:9';
  document.body.append(surface);
  const started = performance.now();
  let firstFrameMs = 0;
  const host = new MapHost(surface, {
    baseUrl: './',
    data,
    mode,
    tool: 'select',
    orbit,
    reducedMotion: true,
    callbacks: () => NO_CALLBACKS,
    onStatus: () => {
      firstFrameMs ||= performance.now() - started;
    },
    onContextLost: () => undefined,
    onBaseMapShown: () => undefined,
    onBaseMapFailed: () => undefined,
  });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const canvases = [host.widget.canvas, ...host.overlay.canvases];
  const whole: number[] = [];
  const overlay: number[] = [];
  const script: number[] = [];
  for (let i = 0; i < frames; i++) {
    host.jump({
      ...orbit,
      target: { lon: orbit.target.lon + 0.002 * (i % 7), lat: orbit.target.lat },
      rangeM: orbit.rangeM * (1 + 0.01 * (i % 5)),
    });
    let from = performance.now();
    host.widget.render();
    finish(canvases);
    whole.push(performance.now() - from);
    from = performance.now();
    host.overlay.draw();
    script.push(performance.now() - from);
    finish(canvases.slice(1));
    overlay.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  host.dispose();
  surface.remove();
  return { firstFrameMs, frameMs: median(whole), overlayMs: median(overlay), overlayScriptMs: median(script) };
}

/** Waits until the graphics process has drawn: a frame time is honest only when it ends in a read. */
function finish(canvases: readonly HTMLCanvasElement[]): void {
  for (const canvas of canvases) {
    const gl = canvas.getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
