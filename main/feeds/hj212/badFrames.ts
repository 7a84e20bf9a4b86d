import type { BadFrame } from '../../../shared/contract/feeds.ts';
import { shownBytes } from './frameText.ts';

/** So many are kept, the newest. */
const KEPT = 1_000;

/** Frames that were refused: counted by reason since the start, the last 1,000 kept (without passwords, G1). */
export class BadFrames {
  readonly #frames: BadFrame[] = [];
  #next = 0;
  readonly #counts: Record<string, number> = {};

  add(of: { at: number; feedId: string; remote: string; reason: string; bytes: Uint8Array }): void {
    const { at, feedId, remote, reason, bytes } = of;
    this.#counts[reason] = (this.#counts[reason] ?? 0) + 1;
    const text = shownBytes(bytes);
    const deviceCode = /MN=([^;&]{1,60})/.exec(text)?.[1];
    this.#frames[this.#next] = { at, feedId, reason, remote, text, ...(deviceCode ? { deviceCode } : {}) };
    this.#next = (this.#next + 1) % KEPT;
  }

  /** Newest first. */
  list(limit = KEPT): BadFrame[] {
    const oldestFirst = [...this.#frames.slice(this.#next), ...this.#frames.slice(0, this.#next)];
    return oldestFirst.reverse().slice(0, limit);
  }

  counts(): Readonly<Record<string, number>> {
    return { ...this.#counts };
  }
}
