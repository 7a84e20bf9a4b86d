import { tileAt } from '../basemaps/tile.ts';
import type { Service, ServiceDeps } from './service.ts';

/** A larger tile is not sent back by a test. */
const MAX_SHOWN_BYTES = 400_000;

/** The user's own base maps: their files, a trial of a source, the token of Tianditu. */
export function baseMapService({ baseMaps }: ServiceDeps): Service {
  return {
    'basemaps.list': async () => ({
      files: await baseMaps.files(),
      folder: baseMaps.folder,
      hasToken: baseMaps.token.read() !== '',
      cachedBytes: await baseMaps.cache.size(),
    }),

    'basemaps.test': async ({ position, level, ...address }) => {
      const draft = { ...address, tileFormat: 'raster' as const };
      const info = address.file === undefined ? undefined : await baseMaps.infoOf(draft);
      const held = info ? Math.max(info.minLevel, Math.min(info.maxLevel, level)) : level;
      const at = tileAt(info?.bounds ? middleOf(info.bounds, position) : position, held);
      const source = { ...draft, tileFormat: info?.format ?? draft.tileFormat };
      const answer = await baseMaps.tile(source, at);
      const asked = { level: at.level, x: at.x, y: at.y, ...(info ? { info } : {}) };
      if (!('tile' in answer)) return { ...asked, problem: answer.problem };
      const { bytes, mediaType } = answer.tile;
      const content = bytes.length > MAX_SHOWN_BYTES ? {} : { content: Buffer.from(bytes).toString('base64') };
      return { ...asked, mediaType, bytes: bytes.length, ...content };
    },

    'basemaps.addFile': async (input) => {
      if ('path' in input) return baseMaps.incoming.copy(input.path);
      const { content, ...piece } = input;
      return baseMaps.incoming.piece({ ...piece, bytes: Buffer.from(content, 'base64') });
    },

    'basemaps.setToken': ({ token }) => {
      baseMaps.token.write(token);
      return { hasToken: baseMaps.token.read() !== '' };
    },

    'basemaps.clearCache': async () => ({ freedBytes: await baseMaps.cache.clear() }),
  };
}

/** The position when it is inside the bounds, else their middle. */
function middleOf(
  [west, south, east, north]: readonly [number, number, number, number],
  position: { lon: number; lat: number },
): { lon: number; lat: number } {
  const { lon, lat } = position;
  if (lon >= west && lon <= east && lat >= south && lat <= north) return position;
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
