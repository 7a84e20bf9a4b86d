import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { TileAddress } from './tile.ts';

/** Tiles that were fetched, on disk, so that they are there without the network. */
export interface TileCache {
  /** @param key of the source, letters and digits */
  read(key: string, at: TileAddress): Promise<{ bytes: Uint8Array; ageMs: number } | undefined>;
  write(key: string, at: TileAddress, bytes: Uint8Array): Promise<void>;
  size(): Promise<number>;
  /** @returns bytes that were freed */
  clear(): Promise<number>;
}

interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  readonly writtenAt: number;
}

/** After pruning this share of the limit is left. */
const KEPT_SHARE = 0.9;

/** R1: the cache never holds more than `limitBytes` for longer than one write. */
export function createTileCache(folder: string, limitBytes: number, clock: Clock): TileCache {
  let total: number | undefined;
  let drafts = 0;
  const place = (key: string, { level, x, y }: TileAddress) => join(folder, key, String(level), String(x), String(y));

  const list = async (): Promise<CachedFile[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const facts = await Promise.all(files.map((path) => stat(path).catch(() => undefined)));
    return facts.flatMap((fact, i) => {
      const path = files[i];
      return fact && path !== undefined ? [{ path, bytes: fact.size, writtenAt: fact.mtimeMs }] : [];
    });
  };
  const size = async () => {
    total ??= (await list()).reduce((sum, { bytes }) => sum + bytes, 0);
    return total;
  };
  const prune = async () => {
    const files = (await list()).sort((a, b) => a.writtenAt - b.writtenAt);
    let left = files.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { path, bytes } of files) {
      if (left <= limitBytes * KEPT_SHARE) break;
      await rm(path, { force: true });
      left -= bytes;
    }
    total = left;
  };

  return {
    async read(key, at) {
      const path = place(key, at);
      try {
        const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
        return { bytes, ageMs: Math.max(0, clock.now() - mtimeMs) };
      } catch {
        return undefined;
      }
    },
    async write(key, at, bytes) {
      const path = place(key, at);
      await size();
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${drafts++}.draft`;
      await writeFile(draft, bytes);
      await rename(draft, path);
      total = (total ?? 0) + bytes.length;
      if (total > limitBytes) await prune();
    },
    size,
    async clear() {
      const freed = await size();
      await rm(folder, { recursive: true, force: true });
      total = 0;
      return freed;
    },
  };
}
