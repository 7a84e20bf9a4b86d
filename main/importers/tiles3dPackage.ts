import { unreadable } from './unreadable.ts';
import { Unzip, type ZipEntry, zipEntries } from './zip.ts';

/** Files of one model, by path with forward slashes relative to its own folder; unpacked when they are asked for. */
export interface ModelPackage {
  readonly fileName: string;
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** @throws AppError import.unreadable */
  bytes(path: string): Promise<Uint8Array>;
}

const MAX_PATH = 300;
/** Bytes of all files of a model together. */
const MAX_TOTAL_BYTES = 1_000_000_000;
/** What no file system of the three takes, or what it takes for something else than a name. */
const FORBIDDEN = /[<>:"|?*\p{Cc}]/u;

/**
 * R11: true for a path that stays in its folder on every system: relative, without `..`, without names that are devices
 * or streams.
 */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= MAX_PATH &&
    !FORBIDDEN.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part))
  );
}

/**
 * The files of an archive below the folder that its entry lies in.
 * @param isEntry true for the name of the file that is opened first; the one nearest to the top is taken
 * @throws AppError import.unreadable when a path is not safe
 */
export function packageOf(
  bytes: Uint8Array,
  fileName: string,
  isEntry: (path: string) => boolean,
): { files: ModelPackage; entry: string | undefined } {
  const entries = zipEntries(bytes, fileName);
  for (const { name } of entries) if (!isSafePath(name)) throw unreadable(fileName, 'modelPath', name.slice(0, 100));
  const top = nearestTop(
    entries.map(({ name }) => name),
    isEntry,
  );
  const prefix = top?.slice(0, top.lastIndexOf('/') + 1) ?? '';
  const byPath = new Map<string, ZipEntry>();
  for (const entry of entries) {
    if (entry.name.startsWith(prefix)) byPath.set(entry.name.slice(prefix.length), entry);
  }
  const sizes = new Map<string, number>();
  const files: ModelPackage = {
    fileName,
    paths: [...byPath.keys()],
    has: (path) => byPath.has(path),
    async bytes(path) {
      const entry = byPath.get(path);
      if (!entry) throw unreadable(fileName, 'tilesetMissing', path.slice(0, 100));
      const unpacked = await new Unzip(fileName).unpack(entry);
      sizes.set(path, unpacked.length);
      if (total(sizes) > MAX_TOTAL_BYTES) throw unreadable(fileName, 'modelTooLarge', `> ${MAX_TOTAL_BYTES}`);
      return unpacked;
    },
  };
  return { files, entry: top?.slice(prefix.length) };
}

const total = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((sum, size) => sum + size, 0);

function nearestTop(names: readonly string[], isEntry: (path: string) => boolean): string | undefined {
  const depth = (name: string) => name.split('/').length;
  return names.filter(isEntry).sort((a, b) => depth(a) - depth(b) || a.localeCompare(b))[0];
}
