import type { TileAddress } from '../basemap/tiles.ts';
import { latOfY, MAX_LAT, mercatorY } from '../camera/mercator.ts';
import type { FlatPose } from './flatCamera.ts';

/** How a source cuts the world into tiles. */
export interface TileScheme {
  /** Geographic: two tiles at level 0, even in latitude. Mercator: one tile at level 0, even in the flat map's y. */
  readonly kind: 'geographic' | 'mercator';
  /** Side of a tile's picture, pixels. */
  readonly tilePx: number;
  readonly deepestLevel: number;
}

/** A tile where it is drawn: its column may lie beyond the world's edge, one turn further. */
export interface PlacedTile extends TileAddress {
  readonly column: number;
}

/** Part of the world's square. */
export interface WorldBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A tile is drawn at most this much larger than its picture: the next level is taken beyond, octaves. */
const STRETCH = 0.4;

/** The level whose tiles are about as fine as the screen. @param pixelRatio device pixels per CSS pixel */
export function levelFor(scheme: TileScheme, { worldPx, y }: FlatPose, pixelRatio: number): number {
  // The flat map stretches geographic tiles to north and south by the latitude's secant: halfway is the compromise.
  const secant = scheme.kind === 'geographic' ? 1 / Math.cos((latOfY(y) * Math.PI) / 180) : 1;
  const across = (worldPx * pixelRatio * Math.sqrt(secant)) / scheme.tilePx;
  const level = Math.ceil(Math.log2(across / columnsOf(scheme, 0)) - STRETCH);
  return Math.max(0, Math.min(scheme.deepestLevel, level));
}

/** What a view shows of the world's square, grown by `marginPx` on every side. */
export function boxOf({ x, y, worldPx }: FlatPose, width: number, height: number, marginPx: number): WorldBox {
  const [halfX, halfY] = [(width / 2 + marginPx) / worldPx, (height / 2 + marginPx) / worldPx];
  return { left: x - halfX, right: x + halfX, top: Math.max(0, y - halfY), bottom: Math.min(1, y + halfY) };
}

/** The tiles of a level that touch a box, those nearest to its middle first. */
export function tilesIn(scheme: TileScheme, level: number, box: WorldBox): PlacedTile[] {
  const columns = columnsOf(scheme, level);
  const rows = 2 ** level;
  const rowAt = (y: number): number =>
    Math.max(
      0,
      Math.min(rows - 1, Math.floor(scheme.kind === 'mercator' ? y * rows : ((90 - latOfY(y)) / 180) * rows)),
    );
  const tiles: PlacedTile[] = [];
  const [left, right] = [Math.floor(box.left * columns), Math.ceil(box.right * columns) - 1];
  const [top, bottom] = [rowAt(box.top), rowAt(box.bottom)];
  for (let y = top; y <= bottom; y++) {
    for (let column = left; column <= right; column++) {
      tiles.push({ column, x: ((column % columns) + columns) % columns, y, level });
    }
  }
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const far = (tile: PlacedTile): number => Math.hypot(tile.column - middleX, tile.y - middleY);
  return tiles.sort((a, b) => far(a) - far(b));
}

/** The tile `up` levels above that holds a tile. */
export function ancestorOf({ column, x, y, level }: PlacedTile, up: number): PlacedTile {
  const size = 2 ** up;
  return {
    column: Math.floor(column / size),
    x: Math.floor(x / size),
    y: Math.floor(y / size),
    level: level - up,
  };
}

/** The four tiles of the next level within a tile. */
export function childrenOf({ column, x, y, level }: PlacedTile): PlacedTile[] {
  return [0, 1, 2, 3].map((corner) => {
    const [dx, dy] = [corner & 1, corner >> 1];
    return { column: column * 2 + dx, x: x * 2 + dx, y: y * 2 + dy, level: level + 1 };
  });
}

/** Left and right edge of a tile in the world's square. */
export function edgesOf(scheme: TileScheme, { column, level }: PlacedTile): [left: number, right: number] {
  const columns = columnsOf(scheme, level);
  return [column / columns, (column + 1) / columns];
}

/** y of the world's square at a share of a tile's height: 0 its north edge, 1 its south edge. */
export function rowY({ kind }: TileScheme, { y, level }: TileAddress, share: number): number {
  const rows = 2 ** level;
  if (kind === 'mercator') return (y + share) / rows;
  return mercatorY(Math.max(-MAX_LAT, Math.min(MAX_LAT, 90 - ((y + share) * 180) / rows)));
}

/**
 * Strips into which a tile is cut so that its rows lie within a tenth of a pixel of where the flat map has them: the
 * map's y bends between the tile's edges by about R·Δφ²/8·tan φ/cos φ, here for 60° of latitude.
 */
export function stripsOf({ kind }: TileScheme, { level }: TileAddress): number {
  if (kind === 'mercator') return 1;
  return Math.max(1, Math.min(64, Math.ceil(Math.sqrt(8_000 / 2 ** level))));
}

function columnsOf({ kind }: TileScheme, level: number): number {
  return kind === 'geographic' ? 2 ** (level + 1) : 2 ** level;
}
