import { existsSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { openMbtiles } from './mbtiles.ts';
import { openPmtiles } from './pmtilesFile.ts';
import type { Archive } from './tile.ts';

/** Opens a file by its ending. @param file its name, for messages @throws AppError basemap.notTiles */
export async function openArchive(path: string, file: string): Promise<Archive> {
  return path.toLowerCase().endsWith('.pmtiles') ? openPmtiles(path, file) : openMbtiles(path, file);
}

/** Files of tiles below a folder, opened when they are first asked for and again when they have changed. */
export interface ArchiveShelf {
  /** Path of a file below the folder; undefined when it is outside, of another kind, or not there. */
  pathOf(file: string): string | undefined;
  /** @throws AppError basemap.notTiles */
  open(file: string): Promise<Archive | undefined>;
  /** Forgets an opened file, so that it can be replaced. */
  release(file: string): void;
  close(): void;
}

export function createArchiveShelf(folder: string): ArchiveShelf {
  const opened = new Map<string, { stamp: string; archive: Promise<Archive> }>();
  const pathOf = (file: string): string | undefined => {
    const path = resolve(join(folder, file));
    if (!path.startsWith(resolve(folder) + sep) || !/\.(mbtiles|pmtiles)$/i.test(path)) return undefined;
    return existsSync(path) ? path : undefined;
  };
  const release = (file: string) => {
    const known = opened.get(file);
    opened.delete(file);
    known?.archive.then((archive) => archive.close()).catch(() => undefined);
  };
  return {
    pathOf,
    release,
    async open(file) {
      const path = pathOf(file);
      if (path === undefined) {
        release(file);
        return undefined;
      }
      const { size, mtimeMs } = statSync(path);
      const stamp = `${size} ${mtimeMs}`;
      const known = opened.get(file);
      if (known?.stamp === stamp) return known.archive;
      if (known) release(file);
      const archive = openArchive(path, file);
      opened.set(file, { stamp, archive });
      archive.catch(() => opened.delete(file));
      return archive;
    },
    close() {
      for (const file of [...opened.keys()]) release(file);
    },
  };
}
