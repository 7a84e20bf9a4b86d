import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeAtomically } from './files.ts';
import type { StorePaths } from './paths.ts';
import type { BackupInfo } from './types.ts';

/** Backups made after `after` and before `until` (epoch ms) are of a history that a restore left behind. */
export interface LeftHistory {
  /** When the backup that was restored was made. */
  readonly after: number;
  /** When it was restored. */
  readonly until: number;
}
const leftSchema = z.array(z.object({ after: z.number(), until: z.number() }));

/** The backups that lead to the present state: the only ones a damaged database may be rebuilt from. */
export function ofPresentHistory(paths: StorePaths, backups: readonly BackupInfo[]): BackupInfo[] {
  const left = readLeft(paths);
  return backups.filter(({ createdAt }) => !left.some((span) => contains(span, createdAt)));
}

/** Notes a history that was left. What was left before and led to the backup restored now is left no more. */
export function noteLeft(paths: StorePaths, left: LeftHistory): void {
  const kept = readLeft(paths).filter((span) => !contains(span, left.after));
  writeAtomically(paths.history, JSON.stringify([...kept, left]));
}

function contains({ after, until }: LeftHistory, at: number): boolean {
  return at > after && at < until;
}

function readLeft({ history }: StorePaths): LeftHistory[] {
  if (!existsSync(history)) return [];
  return leftSchema.parse(JSON.parse(readFileSync(history, 'utf8')));
}
