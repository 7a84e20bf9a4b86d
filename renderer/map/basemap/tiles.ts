import type { Viewport } from './trace.ts';

export const TILE_PX = 512;
export const DEEPEST_LEVEL = 16;

export interface TileAddress {
  readonly x: number;
  readonly y: number;
  readonly level: number;
}

/** The view of a geographic tile: two tiles at level 0, x from 180° W, y from the north pole. */
export function tileView({ x, y, level }: TileAddress): Viewport {
  const degrees = 180 / 2 ** level;
  const west = x * degrees - 180;
  const north = 90 - y * degrees;
  return { west, north, east: west + degrees, south: north - degrees, width: TILE_PX, height: TILE_PX };
}
