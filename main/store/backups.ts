import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileTime, parseFileTime } from './paths.ts';
import type { BackupInfo } from './types.ts';

const NAME = /^backup-(\d{8}T\d{9}Z)-(\d+)\.sqlite$/;

/** @param createdAt epoch milliseconds */
export function backupName(createdAt: number, seq: number): string {
  return `backup-${fileTime(createdAt)}-${seq}.sqlite`;
}

/** The backups in a folder, newest first. */
export function listBackups(folder: string): BackupInfo[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .flatMap((name) => backupOf(folder, name) ?? [])
    .sort((a, b) => b.createdAt - a.createdAt || b.seq - a.seq);
}

/** The backup of this name; undefined when there is none. */
export function backupOf(folder: string, name: string): BackupInfo | undefined {
  const [, time, seq] = NAME.exec(name) ?? [];
  if (time === undefined || seq === undefined) return undefined;
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  return found && { name, createdAt: parseFileTime(time), bytes: found.size, seq: Number(seq) };
}
