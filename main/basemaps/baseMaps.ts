import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { ArchiveInfo, TileProblem } from '../../shared/contract/basemaps.ts';
import type { BaseMapSource } from '../../shared/records/desk.ts';
import { createArchiveShelf } from './archive.ts';
import { createTileFetcher } from './fetchTile.ts';
import { createIncoming, type Incoming } from './incomingFile.ts';
import { type Archive, mediaTypeOf, type TileAddress, type TileAnswer } from './tile.ts';
import { createTileCache, type TileCache } from './tileCache.ts';
import { fillTemplate, TIANDITU_LAYERS, TIANDITU_URL } from './tileUrl.ts';
import { createTokenFile, type TokenFile } from './tokenFile.ts';

/** What a source is, without its looks. */
export type SourceAddress = Pick<BaseMapSource, 'category' | 'tileFormat'> & {
  readonly url?: string | undefined;
  readonly file?: string | undefined;
};

export interface TileFile {
  readonly file: string;
  readonly bytes: number;
  readonly info?: ArchiveInfo;
  readonly problem?: TileProblem;
}

/** The user's own base maps: tiles from files and from the servers that sources name. */
export interface BaseMaps {
  readonly folder: string;
  readonly incoming: Incoming;
  readonly token: TokenFile;
  readonly cache: TileCache;
  tile(source: SourceAddress, at: TileAddress): Promise<TileAnswer>;
  /** What a file says of itself; undefined for servers and for files that cannot be read. */
  infoOf(source: SourceAddress): Promise<ArchiveInfo | undefined>;
  files(): Promise<TileFile[]>;
  close(): void;
}

export interface BaseMapDeps {
  /** `basemaps/` of the data folder. */
  readonly folder: string;
  readonly clock: Clock;
  /** @default 500 MB */
  readonly cacheLimitBytes?: number;
  /** Address of Tianditu's tiles. @default TIANDITU_URL */
  readonly tiandituUrl?: string;
}

/** A tile that was fetched is asked for again after so long; without the network the old one stays good. */
const FRESH_MS = 30 * 24 * 3_600_000;

export function createBaseMaps(deps: BaseMapDeps): BaseMaps {
  const { folder, clock, cacheLimitBytes = 500_000_000, tiandituUrl = TIANDITU_URL } = deps;
  const shelf = createArchiveShelf(folder);
  const cache = createTileCache(join(folder, 'cache'), cacheLimitBytes, clock);
  const token = createTokenFile(join(folder, '.tianditu-token'));
  const fetcher = createTileFetcher(clock);
  const underWay = new Map<string, Promise<TileAnswer>>();

  const archiveOf = async (file: string | undefined): Promise<Archive | TileProblem> => {
    if (file === undefined) return 'missingFile';
    try {
      return (await shelf.open(file)) ?? 'missingFile';
    } catch {
      return 'damagedFile';
    }
  };

  const urlOf = (source: SourceAddress, at: TileAddress): URL | TileProblem => {
    if (source.category !== 'tianditu') return fillTemplate(source.url ?? '', at) ?? 'badAddress';
    const layer = (source.url ?? '').replace(/_w$/, '');
    if (!TIANDITU_LAYERS.some((known) => known === layer)) return 'badAddress';
    const secret = token.read();
    if (secret === '') return 'needsToken';
    const template = tiandituUrl.replaceAll('{layer}', layer).replaceAll('{token}', secret);
    return fillTemplate(template, at) ?? 'badAddress';
  };

  const fromServer = async (source: SourceAddress, at: TileAddress): Promise<TileAnswer> => {
    const vector = source.tileFormat === 'vector';
    const key = createHash('sha256').update(`${source.category} ${source.url}`).digest('hex').slice(0, 20);
    const kept = await cache.read(key, at);
    const mediaType = kept && mediaTypeOf(kept.bytes, vector);
    const old: TileAnswer | undefined = mediaType ? { tile: { bytes: kept.bytes, mediaType } } : undefined;
    if (kept && old && kept.ageMs < FRESH_MS) return old;
    const url = urlOf(source, at);
    if (typeof url === 'string') return old ?? { problem: url };
    const answer = await fetcher.fetch(url, vector);
    if (!('tile' in answer)) return old ?? answer;
    // A full disk must not take the map away.
    await cache.write(key, at, answer.tile.bytes).catch(() => undefined);
    return answer;
  };

  return {
    folder,
    cache,
    token,
    incoming: createIncoming(folder),
    async tile(source, at) {
      if (source.category === 'mbtiles' || source.category === 'pmtiles') {
        const archive = await archiveOf(source.file);
        if (typeof archive === 'string') return { problem: archive };
        return archive.tile(at).catch((): TileAnswer => ({ problem: 'damagedFile' }));
      }
      // R1: one request for one tile, however many screens ask at once.
      const name = `${source.category} ${source.url} ${at.level} ${at.x} ${at.y}`;
      const running = underWay.get(name) ?? fromServer(source, at).finally(() => underWay.delete(name));
      underWay.set(name, running);
      return running;
    },
    async infoOf({ file }) {
      const archive = await archiveOf(file);
      return typeof archive === 'string' ? undefined : archive.info;
    },
    async files() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const names = entries.filter((entry) => entry.isFile() && /\.(mbtiles|pmtiles)$/i.test(entry.name));
      return Promise.all(
        names.map(async ({ name }): Promise<TileFile> => {
          const { size } = await stat(join(folder, name));
          const archive = await archiveOf(name);
          return typeof archive === 'string'
            ? { file: name, bytes: size, problem: archive }
            : { file: name, bytes: size, info: archive.info };
        }),
      );
    },
    close: () => shelf.close(),
  };
}
