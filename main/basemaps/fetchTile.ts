import { gunzipSync } from 'node:zlib';
import type { Clock } from '../../shared/clock.ts';
import type { TileProblem } from '../../shared/contract/basemaps.ts';
import { mediaTypeOf, type Tile, type TileAnswer } from './tile.ts';

const TIMEOUT_MS = 10_000;
/** A server that was not reached is left alone for so long. */
const PAUSE_MS = 20_000;
const MAX_TILE_BYTES = 4_000_000;
const MAX_REDIRECTS = 3;

/** Fetches tiles from the servers that the sources name. */
export interface TileFetcher {
  /** R1: asks no other host than the address names, whatever that host answers. */
  fetch(url: URL, vector: boolean): Promise<TileAnswer>;
}

export function createTileFetcher(clock: Clock): TileFetcher {
  const pausedUntil = new Map<string, number>();
  const request = async (url: URL, signal: AbortSignal): Promise<Response | TileProblem> => {
    let at = url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await fetch(at.href, { redirect: 'manual', signal, headers: { accept: 'image/*,*/*;q=0.8' } });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) return response;
      await response.body?.cancel();
      const next = URL.parse(location, at.href);
      if (next?.host !== url.host || (url.protocol === 'https:' && next.protocol !== 'https:')) return 'redirected';
      at = next;
    }
    return 'redirected';
  };
  return {
    async fetch(url, vector) {
      if ((pausedUntil.get(url.host) ?? 0) > clock.now()) return { problem: 'offline' };
      const controller = new AbortController();
      const stop = clock.after(TIMEOUT_MS, () => controller.abort());
      try {
        const response = await request(url, controller.signal);
        if (typeof response === 'string') return { problem: response };
        const problem = problemOf(response.status);
        if (problem) {
          await response.body?.cancel();
          return { problem };
        }
        return await readTile(response, vector);
      } catch {
        // The address may hold a token: neither it nor the error, which quotes it, goes into the log.
        pausedUntil.set(url.host, clock.now() + PAUSE_MS);
        return { problem: 'offline' };
      } finally {
        stop();
      }
    },
  };
}

function problemOf(status: number): TileProblem | undefined {
  if (status === 204 || status === 404 || status === 410) return 'empty';
  if (status === 401 || status === 403 || status === 418) return 'denied';
  return status >= 200 && status < 300 ? undefined : 'refused';
}

async function readTile(response: Response, vector: boolean): Promise<TileAnswer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > MAX_TILE_BYTES) return { problem: 'tooLarge' };
    pieces.push(piece);
  }
  return tileOf(Buffer.concat(pieces), vector);
}

/** Bytes as a tile, unpacked when they are gzip. */
export function tileOf(packed: Uint8Array, vector: boolean): TileAnswer {
  let bytes = packed;
  if (packed[0] === 0x1f && packed[1] === 0x8b) {
    try {
      bytes = gunzipSync(packed, { maxOutputLength: 4 * MAX_TILE_BYTES });
    } catch {
      return { problem: 'notATile' };
    }
  }
  const mediaType = mediaTypeOf(bytes, vector);
  if (mediaType === undefined) return { problem: 'notATile' };
  const tile: Tile = { bytes, mediaType };
  return { tile };
}
