import { paint } from './painter.ts';
import type { BaseMapFiles, BaseMapShapes } from './shapes.ts';
import { openShapes } from './shapes.ts';
import { TILE_PX, type TileAddress, tileView } from './tiles.ts';

/** To the worker: the files first, then tiles. */
export type ToTileWorker =
  | { readonly kind: 'open'; readonly files: BaseMapFiles }
  | { readonly kind: 'paint'; readonly id: number; readonly tile: TileAddress };

export type FromTileWorker =
  | { readonly id: number; readonly image: ImageBitmap; readonly tookMs: number }
  | { readonly id: number; readonly error: string };

let shapes: Promise<BaseMapShapes> | undefined;

/** Upside down: WebGL does not turn an ImageBitmap over when it makes a texture of it. */
function drawTile(opened: BaseMapShapes, tile: TileAddress): ImageBitmap {
  const canvas = new OffscreenCanvas(TILE_PX, TILE_PX);
  // Drawn by the processor, so that a busy graphics card does not hold tiles up.
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!pen) throw new Error('no 2D canvas');
  pen.setTransform(1, 0, 0, -1, 0, TILE_PX);
  paint(pen, opened, tileView(tile));
  return canvas.transferToImageBitmap();
}

async function answer(id: number, tile: TileAddress): Promise<FromTileWorker> {
  try {
    if (!shapes) throw new Error('asked for a tile before the files came');
    const opened = await shapes;
    const start = performance.now();
    const image = drawTile(opened, tile);
    return { id, image, tookMs: performance.now() - start };
  } catch (error) {
    return { id, error: String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<ToTileWorker>): Promise<void> => {
  if (data.kind === 'open') {
    shapes = openShapes(data.files);
    return;
  }
  const reply = await answer(data.id, data.tile);
  self.postMessage(reply, { transfer: 'image' in reply ? [reply.image] : [] });
};
