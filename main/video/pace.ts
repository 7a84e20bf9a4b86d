import type { Clock } from '../../shared/clock.ts';

/** Length of the window that frames and bits are counted over, ms. */
const WINDOW_MS = 4_000;

/** Frames and bits a second over the last seconds. */
export class Pace {
  readonly #clock: Clock;
  #seconds: { atMs: number; frames: number; bytes: number }[] = [];
  #sinceMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sinceMs = clock.now();
  }

  reset(): void {
    this.#seconds = [];
    this.#sinceMs = this.#clock.now();
  }

  count(frames: number, bytes: number): void {
    const now = this.#clock.now();
    const last = this.#seconds.at(-1);
    if (last && now - last.atMs < 200) {
      last.frames += frames;
      last.bytes += bytes;
      return;
    }
    this.#seconds.push({ atMs: now, frames, bytes });
    while ((this.#seconds[0]?.atMs ?? now) < now - 2 * WINDOW_MS) this.#seconds.shift();
  }

  read(): { fps: number; bitsPerSecond: number } {
    const now = this.#clock.now();
    const spanMs = Math.min(WINDOW_MS, Math.max(500, now - this.#sinceMs));
    const counted = this.#seconds.filter(({ atMs }) => atMs > now - spanMs);
    const sum = (of: (second: { frames: number; bytes: number }) => number) =>
      counted.reduce((total, second) => total + of(second), 0) / (spanMs / 1000);
    return {
      fps: Math.round(sum(({ frames }) => frames) * 10) / 10,
      bitsPerSecond: Math.round(sum(({ bytes }) => bytes * 8)),
    };
  }
}
