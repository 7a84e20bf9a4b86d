import { crc16, hexAt } from './crc.ts';

/**
 * Why bytes were refused. `crc`: the declared end is right, the check is not. `length`: the frame does not end where it
 * says. `tooLong`: it declares more than is taken. `incomplete`: the connection ended in it. `rubbish`: no frame at all.
 */
export const BAD_FRAME_REASONS = ['crc', 'length', 'tooLong', 'incomplete', 'rubbish'] as const;
export type BadFrameReason = (typeof BAD_FRAME_REASONS)[number];

/** A data segment whose length and check are right; a view of the bytes that came, good for ever. */
export interface GoodFrame {
  readonly ok: true;
  readonly segment: Uint8Array;
}
/** What was refused, from its `##` on (a copy). */
export interface BadFrame {
  readonly ok: false;
  readonly reason: BadFrameReason;
  readonly raw: Uint8Array;
}
export type Parsed = GoodFrame | BadFrame;

/** `##` and four digits, at a position of the stream; `end` is after the check, as declared. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  failure: BadFrameReason | undefined;
}

const HASH = 0x23;
const LF = 0x0a;
const CR = 0x0d;
const AMPERSAND = 0x26;
const HEADER = 6;
const CHECK = 4;
/** So many candidates at once: refused ones among them are reported before more are gathered. */
const CROWD = 32;
/** Longest data segment of HJ 212-2017 6.2. */
export const MAX_SEGMENT_BYTES = 1024;

/**
 * Finds the frames of HJ 212 in a byte stream that may be cut anywhere, glued, and full of rubbish.
 *
 * P1: a frame is found the moment its last byte has come, whatever stands before it: every `##` with four digits is
 *     followed up to its declared end, side by side, and the first to end with a right check is taken. So neither a
 *     frame that lies about its length nor rubbish with `##` and digits in it can swallow a good one.
 * P2: what is found depends on the bytes alone, not on how they were cut into chunks.
 * P3: at most about two frames' length is kept, whatever comes.
 */
export class FrameParser {
  readonly #maxSegment: number;
  /** Longest piece of refused bytes that is reported at once. */
  readonly #maxRaw: number;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Position in the stream of the first byte of `#bytes`; the other positions are of the stream too. */
  #base = 0;
  #scan = 0;
  /** Everything before is taken or reported. */
  #done = 0;
  /** In order of `start`; those that failed wait until no earlier one can still turn out to hold them. */
  #candidates: Candidate[] = [];

  constructor({ maxSegmentBytes = MAX_SEGMENT_BYTES }: { maxSegmentBytes?: number } = {}) {
    this.#maxSegment = Math.min(9999, maxSegmentBytes);
    this.#maxRaw = this.#maxSegment + HEADER + CHECK;
  }

  /** Bytes kept for later: the beginning of a frame, mostly none. */
  get keptBytes(): number {
    return this.#bytes.length;
  }

  /** Takes the next bytes of the stream. @returns what ended with them, in order */
  push(chunk: Uint8Array): Parsed[] {
    if (this.#bytes.length === 0) this.#bytes = chunk;
    else {
      const joined = new Uint8Array(this.#bytes.length + chunk.length);
      joined.set(this.#bytes);
      joined.set(chunk, this.#bytes.length);
      this.#bytes = joined;
    }
    const found: Parsed[] = [];
    this.#run(found);
    this.#report(found, false);
    this.#shed(found);
    return found;
  }

  /**
   * Nothing has come for a while: refused frames that waited for their end are reported as they are, and so is a frame
   * whose line ended before its declared length. A frame that is still being sent stays.
   */
  settle(): Parsed[] {
    const found: Parsed[] = [];
    for (const candidate of this.#candidates) {
      if (candidate.failure === undefined && this.#lineEnd(candidate) !== undefined) candidate.failure = 'length';
    }
    this.#report(found, true);
    if (this.#candidates.length === 0 && this.#headerBegins() === undefined) this.#rubbish(this.#end, found);
    this.#shed(found);
    return found;
  }

  /** The stream has ended: whatever is left is reported. */
  finish(): Parsed[] {
    const found: Parsed[] = [];
    for (const candidate of this.#candidates) candidate.failure ??= this.#lineEnd(candidate) ? 'length' : 'incomplete';
    this.#report(found, true);
    this.#rubbish(this.#end, found);
    this.#bytes = new Uint8Array(0);
    this.#base = this.#scan = this.#done;
    return found;
  }

  get #end(): number {
    return this.#base + this.#bytes.length;
  }

  #at(position: number): number {
    return this.#bytes[position - this.#base] ?? 0;
  }

  /** P2: headers and ends are met in the order of the stream. */
  #run(found: Parsed[]): void {
    for (;;) {
      const next = this.#nextToEnd();
      if (this.#findHeader(next?.end ?? this.#end)) {
        if (this.#candidates.length > CROWD) this.#report(found, false);
        continue;
      }
      if (!next || next.end > this.#end) return;
      const { start, end } = next;
      const check = hexAt(this.#bytes, end - CHECK - this.#base);
      const from = start + HEADER - this.#base;
      const to = end - CHECK - this.#base;
      if (check >= 0 && check === crc16(this.#bytes, from, to)) this.#take(next, found);
      else next.failure = this.#isClosed(next) ? 'crc' : 'length';
    }
  }

  #nextToEnd(): Candidate | undefined {
    let next: Candidate | undefined;
    for (const candidate of this.#candidates) {
      if (candidate.failure === undefined && (!next || candidate.end < next.end)) next = candidate;
    }
    return next;
  }

  /** Looks for a header that begins before `limit`; one that is not whole yet is waited for. */
  #findHeader(limit: number): boolean {
    while (this.#scan < limit) {
      const index = this.#bytes.indexOf(HASH, this.#scan - this.#base);
      const at = index < 0 ? this.#end : index + this.#base;
      if (at >= limit) {
        this.#scan = Math.min(limit, this.#end);
        return false;
      }
      this.#scan = at;
      const length = this.#lengthAt(at);
      if (length === 'unknown') return false;
      if (length === 'none') {
        this.#scan = at + 1;
        continue;
      }
      this.#scan = at + HEADER;
      const isTooLong = length > this.#maxSegment;
      this.#candidates.push({
        start: at,
        end: at + HEADER + (isTooLong ? 0 : length + CHECK),
        failure: isTooLong ? 'tooLong' : undefined,
      });
      return true;
    }
    return false;
  }

  /** The length that a header at `at` declares; `unknown` while bytes of it have not come. */
  #lengthAt(at: number): number | 'none' | 'unknown' {
    let length = 0;
    for (let i = 1; i < HEADER; i++) {
      if (at + i >= this.#end) return 'unknown';
      const byte = this.#at(at + i);
      if (i === 1) {
        if (byte !== HASH) return 'none';
      } else if (byte >= 0x30 && byte <= 0x39) length = length * 10 + byte - 0x30;
      else return 'none';
    }
    return length;
  }

  /** What begins inside a good frame is part of it; what began before it was none. */
  #take(frame: Candidate, found: Parsed[]): void {
    for (const other of this.#candidates) {
      if (other.start < frame.start) other.failure ??= 'length';
    }
    this.#candidates = this.#candidates.filter(({ start }) => start < frame.start);
    this.#report(found, true, frame.start);
    this.#rubbish(frame.start, found);
    found.push({
      ok: true,
      segment: this.#bytes.subarray(frame.start + HEADER - this.#base, frame.end - CHECK - this.#base),
    });
    this.#done = this.#scan = frame.end;
  }

  /** Whether the data segment is closed (`&&`) where it is declared to end, so that only the check is wrong. */
  #isClosed({ start, end }: Candidate): boolean {
    const at = end - CHECK - 2;
    return at >= start + HEADER && this.#at(at) === AMPERSAND && this.#at(at + 1) === AMPERSAND;
  }

  /** Where a whole header stands inside a frame whose check is wrong, else its end. */
  #nextHeader({ start, end }: Candidate): number {
    for (let at = start + HEADER; at + HEADER <= end; at++) {
      if (this.#at(at) === HASH && typeof this.#lengthAt(at) === 'number') return at;
    }
    return end;
  }

  /** Where the text of a refused frame ends: before its line break or the next header, if that has come. */
  #lineEnd({ start }: Candidate, limit = this.#end): number | undefined {
    const stop = Math.min(limit, start + this.#maxRaw);
    for (let at = start + HEADER; at < stop; at++) {
      const byte = this.#at(at);
      if (byte === LF || byte === CR) return at;
      if (byte === HASH && typeof this.#lengthAt(at) === 'number') return at;
    }
    return limit >= start + this.#maxRaw ? stop : undefined;
  }

  /** Reports refused frames up to the first that is still open; `now`: with what there is of them. */
  #report(found: Parsed[], now: boolean, limit = this.#end): void {
    while (this.#candidates.length > 0) {
      const first = this.#candidates[0];
      if (first?.failure === undefined) return;
      const end =
        first.failure === 'crc' ? this.#nextHeader(first) : (this.#lineEnd(first, limit) ?? (now ? limit : undefined));
      if (end === undefined) return;
      this.#candidates.shift();
      this.#rubbish(first.start, found);
      if (end <= this.#done) continue;
      this.#bad(first.failure, Math.max(first.start, this.#done), end, found);
    }
  }

  #bad(reason: BadFrameReason, from: number, to: number, found: Parsed[]): void {
    const raw = new Uint8Array(this.#bytes.subarray(from - this.#base, to - this.#base));
    found.push({ ok: false, reason, raw });
    this.#done = to;
  }

  /** Reports what stands between the last frame and `to`, in pieces; line breaks are none. `whole`: only full pieces. */
  #rubbish(to: number, found: Parsed[], whole = false): void {
    for (;;) {
      while (this.#done < to && (this.#at(this.#done) === LF || this.#at(this.#done) === CR)) this.#done++;
      const piece = Math.min(to - this.#done, this.#maxRaw);
      if (piece <= 0 || (whole && piece < this.#maxRaw)) return;
      this.#bad('rubbish', this.#done, this.#done + piece, found);
    }
  }

  /** Position of a header at the end of the bytes that may yet become whole. */
  #headerBegins(): number | undefined {
    return this.#scan < this.#end ? this.#scan : undefined;
  }

  /** P3: lets go of what nobody needs any more. */
  #shed(found: Parsed[]): void {
    const open = this.#candidates[0]?.start ?? this.#headerBegins() ?? this.#end;
    this.#rubbish(open, found, true);
    const keepFrom = Math.min(this.#done, open);
    const kept = this.#bytes.subarray(keepFrom - this.#base);
    // A view would hold the whole chunk that it came in.
    this.#bytes = kept.length * 2 < kept.buffer.byteLength ? new Uint8Array(kept) : kept;
    this.#base = keepFrom;
  }
}
