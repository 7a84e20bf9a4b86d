import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small file system of its own (tmpfs): it can be full or read-only for real. */
export interface SmallDisk {
  readonly folder: string;
  /** @param options as of `mount -o remount,…` */
  remount(options: string): void;
  /** Writes a file of zeros until the disk is full; returns how to free it again. */
  fill(): () => void;
  remove(): void;
}

/** Mounts a small disk. @param size as of tmpfs, such as `8m` @throws where mounting is not allowed */
export function mountSmallDisk(size: string, folder: string = mkdtempSync(join(tmpdir(), 'disk-'))): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  return {
    folder,
    remount: (options) => void execFileSync('mount', ['-o', `remount,${options}`, folder], { stdio: 'pipe' }),
    fill: () => fill(join(folder, 'ballast')),
    remove: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether this machine and user may mount. */
export function canMount(): boolean {
  try {
    mountSmallDisk('64k').remove();
    return true;
  } catch {
    return false;
  }
}

function fill(file: string): () => void {
  const zeros = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, zeros, { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
  }
  return () => rmSync(file);
}
