import { Cartesian3, Color, PointPrimitiveCollection } from '@cesium/engine';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import { viewStateOf } from '../../../renderer/map/deck/cesiumView.ts';
import { DeckOverlay } from '../../../renderer/map/deck/overlay.ts';
import { SpriteLayer, spriteData } from '../../../renderer/map/deck/spriteLayer.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { EnuFrame } from '../../../renderer/map/host/enuFrame.ts';
import type { Projector } from '../../../renderer/map/host/projector.ts';
import { CameraRig } from '../../../renderer/map/host3d/cameraRig.ts';
import { createWidget } from '../../../renderer/map/host3d/createWidget.ts';
import { GlobeProjector } from '../../../renderer/map/host3d/globeProjector.ts';
import { destination, type Position } from '../../../shared/geo.ts';

export interface AlignmentResult {
  readonly markers: number;
  /** Largest distance between the two renderers' marker centroids, CSS pixels, from pixels that were drawn. */
  readonly cesiumToDeckPx: number;
  /** The same between the ink's projection and Cesium's pixels. */
  readonly cesiumToInkPx: number;
}

const SIZE_PX = 21;

/** Draws the same markers with Cesium and with deck at a pose and compares where their pixels are. */
export async function alignmentProbe(orbit: Orbit, anchor: Position, errorM = 0): Promise<AlignmentResult> {
  const surface = document.createElement('div');
  surface.style.cssText = 'position:fixed;inset:0;width:1280px;height:720px;z-index:9';
  document.body.append(surface);
  const widget = createWidget(surface, { pixelRatio: 1 });
  const { scene } = widget;
  widget.resize();
  const rig = new CameraRig(scene, true);
  rig.jump(orbit);
  const frame = new EnuFrame(anchor);
  const projectorNow = () => new GlobeProjector(scene.camera, 1280, 720);
  const viewState = () => viewStateOf(scene.camera, 720, frame, projectorNow().horizon, orbit.rangeM);
  const deck = await new Promise<DeckOverlay>((resolve) => {
    const overlay: DeckOverlay = new DeckOverlay(surface, 1, viewState(), () => setTimeout(() => resolve(overlay)));
  });
  const positions = spots(orbit, projectorNow());
  const points = scene.primitives.add(new PointPrimitiveCollection());
  for (const { lon, lat } of positions) {
    points.add({
      position: Cartesian3.fromDegrees(lon, lat),
      pixelSize: SIZE_PX,
      color: Color.MAGENTA,
      disableDepthTestDistance: Number.POSITIVE_INFINITY,
    });
  }
  let shots: [ImageData, ImageData] | undefined;
  const off = scene.postRender.addEventListener(() => {
    deck.draw(viewState(), [disc(positions, frame, errorM)]);
    shots = [pixelsOf(widget.canvas), pixelsOf(deck.canvas)];
  });
  for (let round = 0; round < 4; round++) {
    scene.requestRender();
    widget.render();
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  const projector = projectorNow();
  let [cesiumToDeckPx, cesiumToInkPx] = [0, 0];
  for (const position of positions) {
    const at = projector.project(...toEcef(position));
    if (!at || !shots) throw new Error('a marker is not on screen');
    const cesium = centroid(shots[0], at, (r, g, b) => (r > 90 && b > 90 && g < 120 ? Math.min(r, b) : 0));
    const drawn = centroid(shots[1], at, (_r, _g, _b, a) => a);
    cesiumToDeckPx = Math.max(cesiumToDeckPx, Math.hypot(cesium.x - drawn.x, cesium.y - drawn.y));
    cesiumToInkPx = Math.max(cesiumToInkPx, Math.hypot(cesium.x - at.x, cesium.y - at.y));
  }
  off();
  deck.dispose();
  widget.destroy();
  surface.remove();
  return { markers: positions.length, cesiumToDeckPx, cesiumToInkPx };
}

/** Ground positions round the target whose markers are whole on screen and apart from one another. */
export function spots(orbit: Orbit, projector: Projector): Position[] {
  const kept: { position: Position; x: number; y: number }[] = [];
  for (const share of [0, 0.08, 0.16, 0.3]) {
    for (let bearing = 0; bearing < 360; bearing += 40) {
      const position = destination(orbit.target, bearing + share * 90, orbit.rangeM * share);
      const at = projector.project(...toEcef(position));
      if (!at || at.x < 40 || at.y < 40 || at.x > 1240 || at.y > 680) continue;
      if (kept.every((other) => Math.hypot(other.x - at.x, other.y - at.y) > 70)) kept.push({ position, ...at });
    }
  }
  return kept.map(({ position }) => position);
}

export function disc(positions: readonly Position[], frame: EnuFrame, errorM: number): SpriteLayer {
  const atlas = document.createElement('canvas');
  atlas.width = atlas.height = 64;
  const pen = atlas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#0f0';
    pen.beginPath();
    pen.arc(32, 32, 30, 0, 2 * Math.PI);
    pen.fill();
  }
  const length = positions.length;
  const enu = Float64Array.from(
    positions.flatMap((position) => {
      const [east, north, up] = frame.fromEcef(toEcef(position));
      return [east + errorM, north, up];
    }),
  );
  const data = spriteData({
    length,
    positions: enu,
    cells: new Float32Array(length),
    sizes: new Float32Array(length).fill(SIZE_PX),
    alphas: new Float32Array(length).fill(1),
  });
  return new SpriteLayer({ id: 'discs', data, atlas, columns: 1 });
}

/** The drawn pixels of a WebGL canvas, read in the task that drew them; row 0 at the top. */
export function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const gl = canvas.getContext('webgl2');
  if (!gl) throw new Error('no context');
  const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
  const bytes = new Uint8Array(width * height * 4);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
  const image = new ImageData(width, height);
  for (let row = 0; row < height; row++) {
    image.data.set(bytes.subarray((height - 1 - row) * width * 4, (height - row) * width * 4), row * width * 4);
  }
  return image;
}

export function centroid(
  image: ImageData,
  near: { x: number; y: number },
  weigh: (r: number, g: number, b: number, a: number) => number,
): { x: number; y: number } {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = Math.round(near.y) - 22; y <= near.y + 22; y++) {
    for (let x = Math.round(near.x) - 22; x <= near.x + 22; x++) {
      const i = (y * image.width + x) * 4;
      const [r = 0, g = 0, b = 0, a = 0] = image.data.subarray(i, i + 4);
      const weight = weigh(r, g, b, a);
      sum += weight;
      sumX += weight * (x + 0.5);
      sumY += weight * (y + 0.5);
    }
  }
  if (sum === 0) throw new Error(`no pixels of a marker near ${near.x.toFixed(0)}, ${near.y.toFixed(0)}`);
  return { x: sumX / sum, y: sumY / sum };
}
