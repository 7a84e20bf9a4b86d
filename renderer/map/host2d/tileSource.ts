import type { BaseMapData } from '../basemap/load.ts';
import { TilePainter } from '../basemap/tilePainter.ts';
import { TILE_PX, type TileAddress } from '../basemap/tiles.ts';
import type { TileScheme } from './tileGrid.ts';

/** Where the flat map's tiles come from. */
export interface TileSource extends TileScheme {
  /** Tiles it is asked for at a time. @default 2 */
  readonly atOnce?: number;
  /** A tile's picture, upside down as WebGL wants it; undefined where the source has none. */
  paint(tile: TileAddress): Promise<ImageBitmap | undefined>;
  dispose(): void;
}

/** The offline base map, painted from vectors in a worker: near the ground its lines stay sharp. */
export function paintedSource(data: BaseMapData): TileSource {
  const painter = new TilePainter(data.files);
  return {
    kind: 'geographic',
    tilePx: TILE_PX,
    deepestLevel: 18,
    paint: (tile) => painter.paint(tile),
    dispose: () => painter.destroy(),
  };
}
