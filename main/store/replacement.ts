import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { moveIfPresent, removeFiles, syncFolder, writeAtomically } from './files.ts';
import { type LeftHistory, noteLeft } from './history.ts';
import { cutJournal } from './journalCut.ts';
import { companions, type StorePaths } from './paths.ts';

/** A database that takes the present one's place. */
export interface Replacement {
  /** Name of the prepared database in the store's folder: whole, closed and on disk. */
  readonly prepared: string;
  /** Name of the folder that the present files go to. */
  readonly setAside: string;
  /** What becomes of the journal: it stays, it is cut after an event, or it is set aside and written anew. */
  readonly journal: 'keep' | 'anew' | { readonly cutAfterSeq: number };
  /** Of a restore: the history that it leaves. */
  readonly leaves?: LeftHistory | undefined;
}

/**
 * Puts the prepared database in the present one's place.
 * S7: what is decided is written down first, so a replacement that is interrupted is finished at the next start.
 */
export function replaceDatabase(paths: StorePaths, replacement: Replacement): void {
  writeAtomically(paths.replacement, JSON.stringify(replacement));
  finishReplacement(paths);
}

/**
 * Takes back a replacement that failed before it touched the database. Returns whether it could: else it stays decided
 * and is finished at the next start.
 */
export function abandonReplacement(paths: StorePaths): boolean {
  if (!existsSync(paths.database)) return false;
  removeFiles([paths.replacement]);
  return true;
}

/** Does what is left of a replacement that was decided. Nothing when there is none. */
export function finishReplacement(paths: StorePaths): void {
  if (!existsSync(paths.replacement)) return;
  const replacement: Replacement = JSON.parse(readFileSync(paths.replacement, 'utf8'));
  const prepared = join(paths.folder, replacement.prepared);
  const aside = join(paths.folder, replacement.setAside);
  if (existsSync(prepared)) {
    mkdirSync(aside, { recursive: true });
    moveJournal(paths, replacement, join(aside, 'journal'));
    // While the prepared file is there, what lies in the database's place is the old one.
    for (const file of [paths.database, ...companions(paths.database)])
      moveIfPresent(file, join(aside, basename(file)));
    syncFolder(aside);
    moveIfPresent(prepared, paths.database);
    syncFolder(paths.folder);
  }
  if (replacement.leaves) noteLeft(paths, replacement.leaves);
  removeFiles([paths.replacement, paths.suspect]);
  syncFolder(paths.folder);
}

function moveJournal({ journal }: StorePaths, replacement: Replacement, aside: string): void {
  if (replacement.journal === 'keep') return;
  if (replacement.journal === 'anew') moveIfPresent(journal, aside);
  else cutJournal(journal, replacement.journal.cutAfterSeq, aside);
}
