import { type FileHandle, open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { tileOf } from './fetchTile.ts';
import type { Archive } from './tile.ts';

const metadataSchema = z.object({ name: z.string().optional(), attribution: z.string().optional() }).catch({});

class HandleSource implements Source {
  private readonly handle: FileHandle;
  private readonly path: string;

  constructor(handle: FileHandle, path: string) {
    this.handle = handle;
    this.path = path;
  }

  getKey(): string {
    return this.path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const data = new ArrayBuffer(length);
    const { bytesRead } = await this.handle.read(new Uint8Array(data), 0, length, offset);
    return { data: data.slice(0, bytesRead) };
  }
}

/** Opens a PMTiles file (version 3). @throws AppError basemap.notTiles */
export async function openPmtiles(path: string, file: string): Promise<Archive> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new AppError('basemap.notTiles', { file }, error);
  });
  try {
    const archive = new PMTiles(new HandleSource(handle, path));
    const header = await archive.getHeader();
    const { name, attribution } = metadataSchema.parse(await archive.getMetadata());
    const vector = header.tileType === TileType.Mvt;
    if (!vector && ![TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(header.tileType))
      throw new Error(`tile type ${header.tileType}`);
    return {
      info: {
        format: vector ? 'vector' : 'raster',
        minLevel: header.minZoom,
        maxLevel: header.maxZoom,
        bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
        ...(name ? { name } : {}),
        ...(attribution ? { credit: attribution.replace(/<[^>]*>/g, '').trim() } : {}),
      },
      async tile({ level, x, y }) {
        const found = await archive.getZxy(level, x, y);
        return found ? tileOf(new Uint8Array(found.data), vector) : { problem: 'empty' };
      },
      close: () => void handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw new AppError('basemap.notTiles', { file }, error);
  }
}
