import type { TileSource } from '../host2d/tileSource.ts';
import { loadTile } from './loadTile.ts';
import type { UserSource } from './userSource.ts';

/** Side of pictures and of tiles drawn from vectors, pixels. */
const SIDE_PX = { raster: 256, vector: 512 } as const;
/** Tiles asked of the hub at once: it may wait for a server. */
const AT_ONCE = 8;

/** One of the user's base maps as the flat map draws it. */
export function flatSource(source: UserSource): TileSource {
  const stop = new AbortController();
  const sidePx = SIDE_PX[source.format];
  return {
    kind: 'mercator',
    tilePx: sidePx,
    deepestLevel: source.maxLevel,
    atOnce: AT_ONCE,
    paint: async ({ level, x, y }) =>
      level < source.minLevel ? undefined : loadTile(source, level, x, y, { signal: stop.signal, flipY: true, sidePx }),
    dispose: () => stop.abort(),
  };
}
