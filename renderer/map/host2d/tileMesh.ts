import type { FlatPose } from './flatCamera.ts';
import { ancestorOf, childrenOf, edgesOf, type PlacedTile, rowY, stripsOf } from './tileGrid.ts';
import type { TileStore } from './tileStore.ts';

/** Triangles in clip space with their place in the texture: x and y; u, v and layer. */
export interface TileMesh {
  readonly length: number;
  readonly positions: Float32Array;
  readonly uvs: Float32Array;
}

interface Piece {
  readonly tile: PlacedTile;
  readonly slot: number;
  /** The part of the picture that is drawn on the tile: left, top and size in shares of the picture. */
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/**
 * What a view shows with the tiles that are there: each tile of its level, or in its place the nearest coarser one and
 * over that the finer ones (R4: where any tile has been drawn, a move of the camera never shows bare ground).
 */
export function tileMesh(
  store: TileStore,
  tiles: readonly PlacedTile[],
  pose: FlatPose,
  width: number,
  height: number,
): TileMesh {
  const below: Piece[] = [];
  const above: Piece[] = [];
  for (const tile of tiles) {
    const own = store.get(tile);
    if (own) {
      above.push({ tile, slot: own.slot, left: 0, top: 0, size: 1 });
      continue;
    }
    const stand = standIn(store, tile);
    if (stand) below.push(stand);
    for (const child of childrenOf(tile)) {
      const finer = store.get(child);
      if (finer) above.push({ tile: child, slot: finer.slot, left: 0, top: 0, size: 1 });
    }
  }
  return meshOf(store, [...below, ...above], pose, width, height);
}

function standIn(store: TileStore, tile: PlacedTile): Piece | undefined {
  for (let up = 1; up <= tile.level; up++) {
    const ancestor = ancestorOf(tile, up);
    const found = store.get(ancestor);
    if (!found) continue;
    const size = 1 / 2 ** up;
    return {
      tile,
      slot: found.slot,
      left: tile.column * size - ancestor.column,
      top: tile.y * size - ancestor.y,
      size,
    };
  }
  return undefined;
}

function meshOf(store: TileStore, pieces: readonly Piece[], pose: FlatPose, width: number, height: number): TileMesh {
  const { source } = store;
  const strips = pieces.reduce((sum, { tile }) => sum + stripsOf(source, tile), 0);
  const positions = new Float32Array(strips * 12);
  const uvs = new Float32Array(strips * 18);
  // Pixels of the middle of the view are subtracted in double precision, before they become floats.
  const clipX = (x: number): number => ((x - pose.x) * pose.worldPx * 2) / width;
  const clipY = (y: number): number => (-(y - pose.y) * pose.worldPx * 2) / height;
  let at = 0;
  const vertex = (x: number, y: number, u: number, v: number, slot: number): void => {
    positions[at * 2] = x;
    positions[at * 2 + 1] = y;
    uvs[at * 3] = u;
    // The pictures are upside down: their first row is the south edge.
    uvs[at * 3 + 1] = 1 - v;
    uvs[at * 3 + 2] = slot;
    at++;
  };
  for (const { tile, slot, left, top, size } of pieces) {
    const [west, east] = edgesOf(source, tile).map(clipX);
    const count = stripsOf(source, tile);
    for (let strip = 0; strip < count; strip++) {
      const [from, to] = [strip / count, (strip + 1) / count];
      const [north, south] = [clipY(rowY(source, tile, from)), clipY(rowY(source, tile, to))];
      const [v0, v1] = [top + from * size, top + to * size];
      const [x0, x1] = [west ?? 0, east ?? 0];
      vertex(x0, north, left, v0, slot);
      vertex(x0, south, left, v1, slot);
      vertex(x1, north, left + size, v0, slot);
      vertex(x1, north, left + size, v0, slot);
      vertex(x0, south, left, v1, slot);
      vertex(x1, south, left + size, v1, slot);
    }
  }
  return { length: at, positions, uvs };
}
