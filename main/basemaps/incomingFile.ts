import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ArchiveInfo } from '../../shared/contract/basemaps.ts';
import { AppError } from '../../shared/errors.ts';
import { storeError } from '../store/storeErrors.ts';
import { openArchive } from './archive.ts';

/** Larger files are copied into the folder by hand, or by their path. */
export const MAX_UPLOAD_BYTES = 200_000_000;

export interface Received {
  readonly received: number;
  readonly file?: string;
  readonly info?: ArchiveInfo;
}

export interface Piece {
  readonly fileName: string;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
}

/** Takes files of tiles into a folder. R1: a file appears there only when it is whole and was read as tiles. */
export interface Incoming {
  /** @throws AppError basemap.fileTooLarge, basemap.notTiles, input.invalid, store.full */
  piece(piece: Piece): Promise<Received>;
  /** @param path of a file on this machine */
  copy(path: string): Promise<Received>;
}

export function createIncoming(folder: string): Incoming {
  const drafts = join(folder, '.incoming');
  const settle = async (draft: string, fileName: string, received: number): Promise<Received> => {
    let info: ArchiveInfo;
    try {
      const archive = await openArchive(draft, fileName);
      info = archive.info;
      archive.close();
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    const file = freeName(folder, fileName);
    await rename(draft, join(folder, file));
    return { received, file, info };
  };
  return {
    async piece({ fileName, offset, total, bytes }) {
      if (total > MAX_UPLOAD_BYTES)
        throw new AppError('basemap.fileTooLarge', { limitMb: MAX_UPLOAD_BYTES / 1e6, folder });
      const draft = join(drafts, fileName);
      try {
        await mkdir(drafts, { recursive: true });
        const handle = await open(draft, offset === 0 ? 'w' : 'r+');
        try {
          const { size } = await handle.stat();
          if (size !== offset || offset + bytes.length > total)
            throw new AppError('input.invalid', { where: 'offset', what: `${offset} ≠ ${size}` });
          await handle.write(bytes, 0, bytes.length, offset);
        } finally {
          await handle.close();
        }
      } catch (error) {
        throw error instanceof AppError ? error : storeError(error, folder);
      }
      const received = offset + bytes.length;
      return received < total ? { received } : settle(draft, fileName, received);
    },
    async copy(path) {
      const fileName = basename(path);
      const size = await stat(path).then(
        (fact) => fact.size,
        () => undefined,
      );
      if (size === undefined || !/\.(mbtiles|pmtiles)$/i.test(fileName))
        throw new AppError('basemap.notTiles', { file: fileName });
      const draft = join(drafts, fileName);
      try {
        await mkdir(drafts, { recursive: true });
        await copyFile(path, draft, constants.COPYFILE_FICLONE);
      } catch (error) {
        throw storeError(error, folder);
      }
      return settle(draft, fileName, size);
    },
  };
}

/** The name itself, or with a number when it is taken. */
function freeName(folder: string, fileName: string): string {
  const ending = extname(fileName);
  const stem = fileName.slice(0, -ending.length);
  for (let i = 1; ; i++) {
    const name = i === 1 ? fileName : `${stem}-${i}${ending}`;
    if (!existsSync(join(folder, name))) return name;
  }
}
