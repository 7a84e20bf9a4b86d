import { closeSync, fstatSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRange } from './files.ts';
import { type JournalEntry, parseLine } from './journalLine.ts';

/** One file of the journal. */
export interface Segment {
  readonly file: string;
  /** Position of the first event it may hold. */
  readonly firstSeq: number;
}

/** Where the journal ends. */
export interface JournalEnd {
  /** Position and hash of its last event; 0 and empty when it has none. */
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_JOURNAL: JournalEnd = { seq: 0, hash: '' };

const NEWLINE = 0x0a;
const CHUNK_BYTES = 1 << 20;

export function segmentFile(folder: string, firstSeq: number): string {
  return join(folder, `journal-${String(firstSeq).padStart(12, '0')}.ndjson`);
}

/** The segments of a journal, oldest first; none when the folder is missing. */
export function listSegments(folder: string): Segment[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const digits = /^journal-(\d{12})\.ndjson$/.exec(name)?.[1];
      return digits === undefined ? [] : [{ file: join(folder, name), firstSeq: Number(digits) }];
    })
    .sort((a, b) => a.firstSeq - b.firstSeq);
}

/** Sum of the sizes of a journal's segments, bytes. */
export function journalBytes(segments: readonly Segment[]): number {
  return segments.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** A line of a segment; `end` is the place in the file after it. */
export interface SegmentLine {
  readonly entry: JournalEntry;
  readonly end: number;
}

/** Every line of a segment in order; a last line without its end counts as invalid. */
export function* readSegment(file: string): Generator<SegmentLine> {
  const descriptor = openSync(file, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let position = 0;
    for (;;) {
      const chunk = readRange(descriptor, position + rest.length, position + rest.length + CHUNK_BYTES);
      if (chunk.length === 0) break;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
        yield { entry: parseLine(bytes.toString('utf8', start, end)), end: position + end + 1 };
        start = end + 1;
      }
      rest = bytes.subarray(start);
      position += start;
    }
    if (rest.length > 0) yield { entry: { invalid: 'line' }, end: position + rest.length };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The last event of a segment that is whole, and the place in the file after the last whole line. Reads from the end,
 * as far back as needed.
 */
export function readTail(file: string): { end: JournalEnd; bytes: number } {
  const descriptor = openSync(file, 'r');
  try {
    const size = fstatSync(descriptor).size;
    for (let window = CHUNK_BYTES; ; window *= 4) {
      const from = Math.max(0, size - window);
      const tail = tailOf(readRange(descriptor, from, size), from);
      if (tail) return tail;
      if (from === 0) return { end: EMPTY_JOURNAL, bytes: 0 };
    }
  } finally {
    closeSync(descriptor);
  }
}

function tailOf(bytes: Buffer, from: number): { end: JournalEnd; bytes: number } | undefined {
  let wholeUpTo: number | undefined;
  let lineEnd = bytes.lastIndexOf(NEWLINE);
  while (lineEnd >= 0) {
    const before = lineEnd === 0 ? -1 : bytes.lastIndexOf(NEWLINE, lineEnd - 1);
    if (before < 0 && from > 0) return undefined;
    const entry = parseLine(bytes.toString('utf8', before + 1, lineEnd));
    if ('invalid' in entry) wholeUpTo = undefined;
    else wholeUpTo ??= from + lineEnd + 1;
    if ('stored' in entry && wholeUpTo !== undefined) {
      const { seq, hash } = entry.stored.event;
      return { end: { seq, hash }, bytes: wholeUpTo };
    }
    lineEnd = before;
  }
  return undefined;
}
