import { type TileAddress, tileView } from '../../../renderer/map/basemap/tiles.ts';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import { DeckOverlay } from '../../../renderer/map/deck/overlay.ts';
import { toEcef } from '../../../renderer/map/host/ecef.ts';
import { FlatCamera } from '../../../renderer/map/host2d/flatCamera.ts';
import { FlatProjector } from '../../../renderer/map/host2d/flatProjector.ts';
import { FlatTiles } from '../../../renderer/map/host2d/flatTiles.ts';
import { flatViewState } from '../../../renderer/map/host2d/flatView.ts';
import { MercatorFrame } from '../../../renderer/map/host2d/mercatorFrame.ts';
import type { TileSource } from '../../../renderer/map/host2d/tileSource.ts';
import type { Position } from '../../../shared/geo.ts';
import { centroid, disc, pixelsOf, spots } from './alignment.ts';

export interface FlatAlignment {
  readonly markers: number;
  /** Largest distance between the ground's and deck's marker centroids, CSS pixels, from pixels that were drawn. */
  readonly groundToDeckPx: number;
  /** The same between the ground's pixels and the ink's projection. */
  readonly groundToInkPx: number;
}

const RADIUS_PX = 8;

/** Draws the same markers into the flat map's tiles and with deck, and compares where their pixels are. */
export async function flatAlignmentProbe(orbit: Orbit, anchor: Position, errorM = 0): Promise<FlatAlignment> {
  const surface = document.createElement('div');
  surface.style.cssText = 'position:fixed;inset:0;width:1280px;height:720px;z-index:9';
  document.body.append(surface);
  const camera = new FlatCamera();
  camera.resize(1280, 720);
  camera.move(camera.poseOf(orbit));
  const projector = new FlatProjector(camera);
  const frame = new MercatorFrame(anchor);
  const deck = await new Promise<DeckOverlay>((resolve) => {
    const made: DeckOverlay = new DeckOverlay(surface, 1, flatViewState(camera, frame), () =>
      setTimeout(() => resolve(made)),
    );
  });
  const positions = spots(orbit, projector);
  const tiles = new FlatTiles(markedSource(positions), camera, 1, () => undefined);
  const until = performance.now() + 20_000;
  do {
    tiles.layers();
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (tiles.pending > 0 && performance.now() < until);
  const ground = await drawn(deck, () => deck.draw(flatViewState(camera, frame), tiles.layers()));
  const sprites = await drawn(deck, () => deck.draw(flatViewState(camera, frame), [disc(positions, frame, errorM)]));
  let [groundToDeckPx, groundToInkPx] = [0, 0];
  for (const position of positions) {
    const at = projector.project(...toEcef(position));
    if (!at) throw new Error('a marker is not on the map');
    const mark = centroid(ground, at, (red) => red);
    const sprite = centroid(sprites, at, (_r, _g, _b, alpha) => alpha);
    groundToDeckPx = Math.max(groundToDeckPx, Math.hypot(mark.x - sprite.x, mark.y - sprite.y));
    groundToInkPx = Math.max(groundToInkPx, Math.hypot(mark.x - at.x, mark.y - at.y));
  }
  tiles.dispose();
  deck.dispose();
  surface.remove();
  return { markers: positions.length, groundToDeckPx, groundToInkPx };
}

/** Pixels of a picture once its shaders have been made. */
async function drawn(deck: DeckOverlay, draw: () => void): Promise<ImageData> {
  for (let round = 0; round < 3; round++) {
    draw();
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  draw();
  return pixelsOf(deck.canvas);
}

/** Geographic tiles, black, with a red disc at each position: even in latitude like the painted base map's. */
function markedSource(positions: readonly Position[]): TileSource {
  return {
    kind: 'geographic',
    tilePx: 512,
    deepestLevel: 18,
    paint: async (tile: TileAddress) => {
      const { west, south, east, north, width, height } = tileView(tile);
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
      if (!pen) throw new Error('no 2D canvas');
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#f00';
      for (const { lon, lat } of positions) {
        pen.beginPath();
        // Upside down, as a source gives its tiles.
        const [x, y] = [((lon - west) / (east - west)) * width, ((lat - south) / (north - south)) * height];
        pen.arc(x, y, RADIUS_PX, 0, 2 * Math.PI);
        pen.fill();
      }
      return canvas.transferToImageBitmap();
    },
    dispose: () => undefined,
  };
}
