import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { syncFolder, writeWhole } from './files.ts';
import {
  EMPTY_JOURNAL,
  type JournalEnd,
  journalBytes,
  listSegments,
  readTail,
  type Segment,
  segmentFile,
} from './journalSegments.ts';

/** Size at which a new segment is begun, bytes. */
export const SEGMENT_BYTES = 64 * 1024 * 1024;

/** Lines to append and where the journal ends after them. */
export interface JournalBatch {
  readonly lines: readonly string[];
  readonly end: JournalEnd;
}

/**
 * The second copy of the log: newline-delimited JSON, appended and fsynced after each commit of the database.
 * S2: always a prefix of the log; a torn end is cut off when it is opened.
 */
export class Journal {
  readonly #folder: string;
  readonly #segmentBytes: number;
  #segments: Segment[];
  #end: JournalEnd;
  /** Where the next line goes in the last segment. */
  #position: number;
  #descriptor: number | undefined;

  constructor(folder: string, segmentBytes: number = SEGMENT_BYTES) {
    this.#folder = folder;
    this.#segmentBytes = segmentBytes;
    mkdirSync(folder, { recursive: true });
    this.#segments = listSegments(folder);
    const { end, bytes } = lastEnd(this.#segments);
    this.#end = end;
    this.#position = bytes;
  }

  get end(): JournalEnd {
    return this.#end;
  }

  /** Size of all segments. */
  get bytes(): number {
    const last = this.#segments.at(-1);
    return last ? journalBytes(this.#segments.slice(0, -1)) + this.#position : 0;
  }

  /**
   * Appends and fsyncs. When that fails the journal ends where it ended before, and the next append writes over what
   * was begun.
   */
  append(batch: JournalBatch): void {
    if (batch.lines.length === 0) return;
    const bytes = Buffer.from(batch.lines.join(''), 'utf8');
    const descriptor = this.#open();
    try {
      writeWhole(descriptor, bytes, this.#position);
      fdatasyncSync(descriptor);
    } catch (error) {
      this.close();
      throw error;
    }
    this.#position += bytes.length;
    this.#end = batch.end;
  }

  /** Cuts a torn end off the file, which else happens with the next append. */
  trim(): void {
    if (this.#segments.length > 0 && this.#position > 0) this.#open();
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #open(): number {
    const last = this.#segments.at(-1);
    if (!last || (this.#position >= this.#segmentBytes && this.#end.seq >= last.firstSeq)) return this.#begin();
    if (this.#descriptor !== undefined) return this.#descriptor;
    const descriptor = openSync(last.file, 'r+');
    this.#descriptor = descriptor;
    if (fstatSync(descriptor).size > this.#position) ftruncateSync(descriptor, this.#position);
    return descriptor;
  }

  #begin(): number {
    const firstSeq = this.#end.seq + 1;
    const file = segmentFile(this.#folder, firstSeq);
    this.close();
    const descriptor = openSync(file, 'w');
    syncFolder(this.#folder);
    this.#segments.push({ file, firstSeq });
    this.#descriptor = descriptor;
    this.#position = 0;
    return descriptor;
  }
}

function lastEnd(segments: Segment[]): { end: JournalEnd; bytes: number } {
  const last = segments.at(-1);
  if (!last) return { end: EMPTY_JOURNAL, bytes: 0 };
  const tail = readTail(last.file);
  if (tail.end.seq > 0) return tail;
  const before = segments.slice(0, -1);
  const end = lastEnd(before).end;
  return { end, bytes: tail.bytes };
}
