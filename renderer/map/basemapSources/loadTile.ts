import { tileProblemSchema } from '../../../shared/contract/basemaps.ts';
import { decodeVectorTile } from './decodeVectorTile.ts';
import { drawVectorTile } from './drawVectorTile.ts';
import { noteAnswer } from './sourceProblems.ts';
import { tileUrl, type UserSource } from './userSource.ts';

const PROBLEM_HEADER = 'x-base-map-problem';
/** Side of a tile that is drawn from vectors, pixels. */
const VECTOR_TILE_PX = 512;

export interface TileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Upside down, as Cesium's textures are. */
  readonly flipY?: boolean;
  /** Side that the picture is brought to, pixels. @default its own */
  readonly sidePx?: number;
}

/**
 * The picture of a tile, vector tiles drawn; undefined where there is none, for whatever reason: the reason is kept in
 * `useSourceProblems`, once for each source.
 * @throws DOMException AbortError when the signal says so
 */
export async function loadTile(
  source: UserSource,
  z: number,
  x: number,
  y: number,
  { signal, flipY = false, sidePx }: TileOptions = {},
): Promise<ImageBitmap | undefined> {
  const { url, headers } = tileUrl(source, z, x, y);
  let response: Response;
  try {
    response = await fetch(url, { headers, ...(signal ? { signal } : {}) });
  } catch (error) {
    if (signal?.aborted) throw error;
    noteAnswer(source.id, 'offline');
    return undefined;
  }
  if (response.status !== 200) {
    const named = tileProblemSchema.safeParse(response.headers.get(PROBLEM_HEADER));
    noteAnswer(source.id, named.success ? named.data : 'missingFile');
    return undefined;
  }
  const options: ImageBitmapOptions = {
    imageOrientation: flipY ? 'flipY' : 'from-image',
    // As WebGL blends it.
    premultiplyAlpha: 'none',
    ...(sidePx === undefined ? {} : { resizeWidth: sidePx, resizeHeight: sidePx }),
  };
  try {
    const picture = response.headers.get('content-type')?.startsWith('image/')
      ? await createImageBitmap(await response.blob(), options)
      : await vectorPicture(await response.arrayBuffer(), options);
    noteAnswer(source.id, undefined);
    return picture;
  } catch {
    noteAnswer(source.id, 'notATile');
    return undefined;
  }
}

function vectorPicture(bytes: ArrayBuffer, options: ImageBitmapOptions): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(VECTOR_TILE_PX, VECTOR_TILE_PX);
  const pen = canvas.getContext('2d');
  if (pen) drawVectorTile(pen, decodeVectorTile(new Uint8Array(bytes)), VECTOR_TILE_PX);
  return createImageBitmap(canvas, options);
}
