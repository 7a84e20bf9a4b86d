import { copyFileSync, existsSync, mkdirSync, renameSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFile, syncFolder } from './files.ts';
import { listSegments, readSegment } from './journalSegments.ts';

/**
 * Cuts a journal after the event at `seq` and its answers; what is cut off is kept in the folder `aside`. May be done
 * again after an interruption.
 */
export function cutJournal(folder: string, seq: number, aside: string): void {
  mkdirSync(aside, { recursive: true });
  const segments = listSegments(folder);
  const last = segments.findLast(({ firstSeq }) => firstSeq <= seq);
  // The copy is the one step that a full disk can refuse: nothing has changed before it.
  if (last) keepCopy(last.file, aside);
  for (const { file } of segments.filter(({ firstSeq }) => firstSeq > seq)) {
    renameSync(file, join(aside, basename(file)));
  }
  if (!last) return;
  truncateSync(last.file, placeAfter(last.file, seq));
  syncFile(last.file);
  syncFolder(folder);
}

function keepCopy(file: string, aside: string): void {
  const copy = join(aside, basename(file));
  if (existsSync(copy)) return;
  copyFileSync(file, `${copy}.draft`);
  syncFile(`${copy}.draft`);
  renameSync(`${copy}.draft`, copy);
  syncFolder(aside);
}

/** Place in a segment after the last line that belongs to the log up to `seq`. */
function placeAfter(file: string, seq: number): number {
  let place = 0;
  for (const { entry, end } of readSegment(file)) {
    if ('invalid' in entry) break;
    if ((('stored' in entry ? entry.stored.event : entry.answer).seq ?? 0) > seq) break;
    place = end;
  }
  return place;
}

/** Hash of the journal's event at `seq`; undefined when it has none that is whole. */
export function journalHashAt(folder: string, seq: number): string | undefined {
  const segment = listSegments(folder).findLast(({ firstSeq }) => firstSeq <= seq);
  if (!segment) return undefined;
  for (const { entry } of readSegment(segment.file)) {
    if ('stored' in entry && entry.stored.event.seq === seq) return entry.stored.event.hash;
  }
  return undefined;
}
