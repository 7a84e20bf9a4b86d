import type { LayersList } from '@deck.gl/core';
import type { FlatCamera } from './flatCamera.ts';
import { ancestorOf, boxOf, levelFor, type PlacedTile, tilesIn } from './tileGrid.ts';
import { TileLayer, tileData } from './tileLayer.ts';
import { tileMesh } from './tileMesh.ts';
import type { TileSource } from './tileSource.ts';
import { TileStore } from './tileStore.ts';

/** Ground beyond the view whose tiles are asked for too, CSS pixels. */
const MARGIN_PX = 280;
/** Levels that the coarse cover is above the view's: it is there first, and where a fast drag comes to. */
const COVER_UP = 3;
/** Texture layers that WebGL 2 promises. */
const MOST_TILES = 256;

/** The flat map's ground: the tiles of one source under a camera. */
export class FlatTiles {
  private readonly store: TileStore;
  private readonly camera: FlatCamera;
  private readonly pixelRatio: number;
  private view: readonly PlacedTile[] = [];

  constructor(source: TileSource, camera: FlatCamera, pixelRatio: number, onTile: () => void) {
    this.camera = camera;
    this.pixelRatio = pixelRatio;
    this.store = new TileStore(source, capacityFor(source, camera, pixelRatio), onTile);
  }

  /** Tiles of the view that are still to come. */
  get pending(): number {
    return this.view.filter((tile) => !this.store.settled(tile)).length;
  }

  /** True when every tile of the view is there or a coarser one stands in for it. */
  get covered(): boolean {
    return this.view.length > 0 && this.view.every((tile) => standsFor(this.store, tile));
  }

  /** True when the view has outgrown the texture. */
  get tooSmall(): boolean {
    return capacityFor(this.store.source, this.camera, this.pixelRatio) > this.store.capacity;
  }

  /** Asks for what the view needs and gives the layer that draws what is there. */
  layers(id = 'ground', opacity = 1): LayersList {
    const tiles = this.want();
    const { at, width, height } = this.camera;
    return [
      new TileLayer({
        id,
        opacity,
        store: this.store,
        data: tileData(tileMesh(this.store, tiles, at, width, height)),
      }),
    ];
  }

  /** Asks for what the view needs. @returns the tiles of the view */
  want(): PlacedTile[] {
    const { store, camera } = this;
    const { source } = store;
    const { at, width, height } = camera;
    const level = levelFor(source, at, this.pixelRatio);
    const tiles = tilesIn(source, level, boxOf(at, width, height, 0));
    const around = tilesIn(source, level, boxOf(at, width, height, MARGIN_PX));
    const up = Math.min(level, COVER_UP);
    const cover = new Map(around.map((tile) => ancestorOf(tile, up)).map((tile) => [`${tile.x}/${tile.y}`, tile]));
    store.want([...cover.values(), ...tiles, ...around]);
    // The cover stays however long the view is finer.
    for (const tile of cover.values()) store.get(tile);
    this.view = tiles;
    return tiles;
  }

  dispose(): void {
    this.store.dispose();
  }
}

function standsFor(store: TileStore, tile: PlacedTile): boolean {
  for (let up = 0; up <= tile.level; up++) if (store.settled(ancestorOf(tile, up))) return true;
  return false;
}

/** Tiles for a view and half as many round it. */
function capacityFor({ tilePx }: TileSource, { width, height }: FlatCamera, pixelRatio: number): number {
  // No tile is drawn smaller than this (see levelFor), but for the map's stretch to north and south.
  const leastPx = (tilePx * 0.62) / pixelRatio;
  const across = Math.ceil((width + 2 * MARGIN_PX) / leastPx) + 1;
  const down = Math.ceil((height + 2 * MARGIN_PX) / leastPx) + 1;
  return Math.min(MOST_TILES, Math.ceil((across * down * 1.25 + 16) / 16) * 16);
}
