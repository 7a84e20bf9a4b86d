import {
  Credit,
  DefaultProxy,
  Event,
  type ImageryLayerFeatureInfo,
  type ImageryProvider,
  NeverTileDiscardPolicy,
  type Rectangle,
  WebMercatorTilingScheme,
} from '@cesium/engine';
import { loadTile } from './loadTile.ts';
import type { UserSource } from './userSource.ts';

/** Tiles that are asked for at once; Cesium asks again for the others it still needs. */
const AT_ONCE = 12;
const TILE_PX = 256;

/** One of the user's base maps as Cesium imagery. A missing tile is transparent, never an error. */
export class SourceImageryProvider implements ImageryProvider {
  readonly tilingScheme = new WebMercatorTilingScheme();
  readonly rectangle: Rectangle = this.tilingScheme.rectangle;
  readonly tileWidth = TILE_PX;
  readonly tileHeight = TILE_PX;
  // A pyramid that begins deeper would make Cesium ask for thousands of tiles at once: above it there are empty ones.
  readonly minimumLevel = 0;
  readonly maximumLevel: number;
  readonly hasAlphaChannel = true;
  readonly tileDiscardPolicy = new NeverTileDiscardPolicy();
  readonly errorEvent = new Event();
  readonly proxy = new DefaultProxy('');
  readonly credit: Credit;
  private readonly source: UserSource;
  private readonly onTile: () => void;
  private readonly stop = new AbortController();
  private running = 0;
  private empty: Promise<ImageBitmap> | undefined;

  /** @param onTile a scene in request-render mode must be asked to draw then */
  constructor(source: UserSource, onTile: () => void) {
    this.source = source;
    this.onTile = onTile;
    this.maximumLevel = source.maxLevel;
    this.credit = new Credit(source.credit, false);
  }

  getTileCredits(): Credit[] {
    return [];
  }

  requestImage(x: number, y: number, level: number): Promise<ImageBitmap> | undefined {
    if (level < this.source.minLevel) return this.emptyTile();
    if (this.running >= AT_ONCE) return undefined;
    this.running++;
    return this.load(x, y, level).finally(() => {
      this.running--;
      if (!this.stop.signal.aborted) this.onTile();
    });
  }

  pickFeatures(): Promise<ImageryLayerFeatureInfo[]> | undefined {
    return undefined;
  }

  destroy(): void {
    this.stop.abort();
  }

  private async load(x: number, y: number, level: number): Promise<ImageBitmap> {
    const picture = await loadTile(this.source, level, x, y, { signal: this.stop.signal, flipY: true });
    return picture ?? this.emptyTile();
  }

  private emptyTile(): Promise<ImageBitmap> {
    this.empty ??= createImageBitmap(new ImageData(1, 1));
    return this.empty;
  }
}
