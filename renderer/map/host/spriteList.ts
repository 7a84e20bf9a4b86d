import type { ScreenPoint } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import type { SpriteBuffers } from '../deck/spriteLayer.ts';
import { type Atlas, CELL_PX } from '../symbols/atlas.ts';
import { uiScale } from '../symbols/uiScale.ts';
import type { Vec3 } from './ecef.ts';
import type { EnuFrame } from './enuFrame.ts';
import type { Ink } from './ink.ts';

/** A symbol on the screen of one frame, lowest first. */
export interface Sprite extends ScreenPoint {
  readonly marker: Marker;
  readonly ecef: Vec3;
  /** Size against the normal symbol. */
  readonly scale: number;
  readonly alpha: number;
  /** Rings drawn under it. */
  readonly rings: readonly string[];
}

/** Packs sprites, and the rings below them, for one draw call. */
export function packSprites(sprites: readonly Sprite[], atlas: Atlas, frame: EnuFrame): SpriteBuffers {
  const length = sprites.reduce((sum, sprite) => sum + 1 + sprite.rings.length, 0);
  const positions = new Float64Array(length * 3);
  const cells = new Float32Array(length);
  const sizes = new Float32Array(length);
  const alphas = new Float32Array(length);
  let at = 0;
  for (const { marker, ecef, scale, alpha, rings } of sprites) {
    const enu = frame.fromEcef(ecef);
    for (const symbol of [...rings, marker.symbol]) {
      positions.set(enu, at * 3);
      cells[at] = atlas.cellOf(symbol);
      sizes[at] = CELL_PX * scale * uiScale();
      alphas[at] = symbol === marker.symbol ? alpha : 1;
      at++;
    }
  }
  return { length, positions, cells, sizes, alphas };
}

/** Draws a sprite above what deck and the clusters show. */
export function drawPinned({ pictures }: Ink, { marker, x, y, scale, rings }: Sprite, atlas: Atlas): void {
  const cellPx = atlas.canvas.width / atlas.columns;
  const size = CELL_PX * uiScale();
  for (const symbol of [...rings, marker.symbol]) {
    const cell = atlas.cellOf(symbol);
    const [column, row] = [cell % atlas.columns, Math.floor(cell / atlas.columns)];
    const picture = pictures.sheet.picture(`symbol|${symbol}|${size}`, size, size, (pen) => {
      const [left, top] = [column * cellPx, row * cellPx];
      pen.drawImage(atlas.canvas, left, top, cellPx, cellPx, -size / 2, -size / 2, size, size);
    });
    if (picture) pictures.add(picture, { x, y, scale });
  }
}
