import type { Segment } from './segment.ts';

interface Gathering {
  readonly parts: (string | undefined)[];
  missing: number;
  readonly firstAt: number;
}

/** Most packets of one report, reports gathered at once (of one device or connection), and how long one is waited for. */
const MAX_PACKETS = 256;
const MAX_GATHERING = 16;
const WAIT_MS = 120_000;

const lastItem = (text: string): string => text.slice(Math.max(text.lastIndexOf(','), text.lastIndexOf(';')) + 1);
const firstItem = (text: string): string => /^[^,;]*/.exec(text)?.[0] ?? '';
const isItem = (text: string): boolean => text.includes('=');

/**
 * Two packets as one text. Some devices cut between groups, and each packet is whole; others cut the text anywhere: then
 * what meets at the cut is no item by itself.
 */
export function joinPackets(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  if (/^[,;]/.test(after) || /[,;]$/.test(before)) return before + after;
  return isItem(lastItem(before)) && isItem(firstItem(after)) ? `${before};${after}` : before + after;
}

/**
 * Puts packets together (PNUM, PNO): in any order, repeated ones once. A report that stays incomplete is given up after
 * two minutes, or when sixteen newer ones wait.
 */
export class PacketAssembly {
  readonly #gathering = new Map<string, Gathering>();
  /** Reports that were given up because packets were missing. */
  abandoned = 0;

  get waiting(): number {
    return this.#gathering.size;
  }

  /**
   * @param at when it came, epoch milliseconds
   * @returns the whole once its last packet is here, the segment itself when it is not split, else undefined
   */
  add(segment: Segment, at: number): Segment | undefined {
    const { pnum, pno } = segment;
    if (pnum <= 1) return segment;
    if (pno > pnum || pnum > MAX_PACKETS) return undefined;
    this.#giveUp(at);
    const key = `${segment.mn} ${segment.st} ${segment.cn} ${segment.qn} ${pnum}`;
    let gathering = this.#gathering.get(key);
    if (!gathering) {
      gathering = { parts: new Array(pnum).fill(undefined), missing: pnum, firstAt: at };
      this.#gathering.set(key, gathering);
    }
    if (gathering.parts[pno - 1] === undefined) gathering.missing--;
    gathering.parts[pno - 1] = segment.cp;
    if (gathering.missing > 0) return undefined;
    this.#gathering.delete(key);
    const cp = gathering.parts.reduce<string>((whole, part) => joinPackets(whole, part ?? ''), '');
    return { ...segment, pnum: 1, pno: 1, cp };
  }

  #giveUp(at: number): void {
    for (const [key, { firstAt }] of this.#gathering) {
      if (at - firstAt <= WAIT_MS && this.#gathering.size < MAX_GATHERING) return;
      this.#gathering.delete(key);
      this.abandoned++;
    }
  }
}
