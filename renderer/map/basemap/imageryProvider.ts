import {
  Credit,
  DefaultProxy,
  Event,
  GeographicTilingScheme,
  type ImageryLayerFeatureInfo,
  type ImageryProvider,
  NeverTileDiscardPolicy,
  type Rectangle,
} from '@cesium/engine';
import type { BaseMapData } from './load.ts';
import { TilePainter } from './tilePainter.ts';
import { DEEPEST_LEVEL, TILE_PX } from './tiles.ts';

/** More tiles than this are not queued: Cesium asks again, and by then for those it still needs. */
const QUEUE = 6;

/** The offline base map as Cesium imagery: 512 px geographic tiles drawn from vectors in a worker. */
export class BaseMapImageryProvider implements ImageryProvider {
  readonly tilingScheme = new GeographicTilingScheme();
  readonly rectangle: Rectangle = this.tilingScheme.rectangle;
  readonly tileWidth = TILE_PX;
  readonly tileHeight = TILE_PX;
  readonly minimumLevel = 0;
  readonly maximumLevel = DEEPEST_LEVEL;
  readonly hasAlphaChannel = false;
  readonly tileDiscardPolicy = new NeverTileDiscardPolicy();
  readonly errorEvent = new Event();
  /** Raised after each tile: a scene in request-render mode must be asked to draw then. */
  readonly tileEvent = new Event();
  readonly proxy = new DefaultProxy('');
  readonly credit: Credit;
  private readonly painter: TilePainter;

  /** @param credit the sources' names in the user's language (`basemap.credit`). */
  constructor(data: BaseMapData, credit: string) {
    this.credit = new Credit(credit, false);
    this.painter = new TilePainter(data.files);
  }

  /** How long the last tiles took to draw, milliseconds. */
  get tookMs(): readonly number[] {
    return this.painter.tookMs;
  }

  getTileCredits(): Credit[] {
    return [];
  }

  requestImage(x: number, y: number, level: number): Promise<ImageBitmap> | undefined {
    if (this.painter.pending >= QUEUE) return undefined;
    const image = this.painter.paint({ x, y, level });
    // The error reaches Cesium through the promise; here only the redraw is asked for.
    const drawn = (): void => this.tileEvent.raiseEvent();
    image.then(drawn, drawn);
    return image;
  }

  pickFeatures(): Promise<ImageryLayerFeatureInfo[]> | undefined {
    return undefined;
  }

  /** Ends the worker; tiles that are asked for are refused. */
  destroy(): void {
    this.painter.destroy();
  }
}
