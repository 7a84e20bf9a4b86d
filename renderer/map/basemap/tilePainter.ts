import { AppError } from '../../../shared/errors.ts';
import type { BaseMapFiles } from './shapes.ts';
import type { TileAddress } from './tiles.ts';
import type { FromTileWorker, ToTileWorker } from './tileWorker.ts';

interface Waiting {
  resolve(image: ImageBitmap): void;
  reject(error: AppError): void;
}

/** Draws tiles in a worker, so that the camera never waits for one. */
export class TilePainter {
  /** How long the last tiles took to draw, milliseconds, at most 256 of them. */
  readonly tookMs: number[] = [];
  private readonly worker = new Worker(new URL('./tileWorker.ts', import.meta.url), {
    type: 'module',
    name: 'basemap',
  });
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;

  constructor(files: BaseMapFiles) {
    this.worker.onmessage = ({ data }: MessageEvent<FromTileWorker>) => this.settle(data);
    this.worker.onerror = (event) => this.fail(new AppError('internal', {}, event.message));
    this.send({ kind: 'open', files });
  }

  /** How many tiles are asked for and not drawn yet. */
  get pending(): number {
    return this.waiting.size;
  }

  /** A tile's picture, upside down as WebGL wants it. */
  paint(tile: TileAddress): Promise<ImageBitmap> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.send({ kind: 'paint', id, tile });
    });
  }

  destroy(): void {
    this.worker.terminate();
    this.fail(new AppError('internal', {}, 'the base map was closed'));
  }

  private send(message: ToTileWorker): void {
    this.worker.postMessage(message);
  }

  private settle(reply: FromTileWorker): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new AppError('internal', {}, reply.error));
    else {
      this.tookMs.push(reply.tookMs);
      if (this.tookMs.length > 256) this.tookMs.shift();
      waiting?.resolve(reply.image);
    }
  }

  private fail(error: AppError): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
