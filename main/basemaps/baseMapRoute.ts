import type { BaseMapSource } from '../../shared/records/desk.ts';
import type { HttpRoute } from '../transport/httpRoute.ts';
import type { BaseMaps } from './baseMaps.ts';

/** Header that says why a tile is missing: one of `TILE_PROBLEMS`. */
export const PROBLEM_HEADER = 'x-base-map-problem';

/**
 * `/basemaps/<id>/<level>/<x>/<y>`: tiles of the configured sources. A missing tile is an empty answer (204) with its
 * reason in a header, so that a map without the network shows a notice and not an error for each tile.
 * @param sourceOf a source by its id
 */
export function baseMapRoute(baseMaps: BaseMaps, sourceOf: (id: string) => BaseMapSource | undefined): HttpRoute {
  return {
    prefix: '/basemaps/',
    async answer(request, response, path) {
      const [, id = '', level = '', x = '', y = ''] = /^([^/]+)\/(\d{1,2})\/(\d{1,9})\/(\d{1,9})$/.exec(path) ?? [];
      const source = sourceOf(id);
      const at = { level: Number(level), x: Number(x), y: Number(y) };
      if (!source || at.level > 24 || at.x >= 2 ** at.level || at.y >= 2 ** at.level) return false;
      const answer = await baseMaps.tile(source, at);
      if (!('tile' in answer)) {
        response.statusCode = 204;
        response.setHeader(PROBLEM_HEADER, answer.problem);
        response.setHeader('cache-control', 'no-store');
        response.end();
        return true;
      }
      const { bytes, mediaType } = answer.tile;
      response.setHeader('content-type', mediaType);
      response.setHeader('content-length', bytes.length);
      response.setHeader('cache-control', 'private, max-age=3600');
      response.end(request.method === 'HEAD' ? undefined : bytes);
      return true;
    },
  };
}
