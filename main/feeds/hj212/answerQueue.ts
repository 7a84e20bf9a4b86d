import type { Clock, Unsubscribe } from '../../../shared/clock.ts';
import type { Log } from '../../log.ts';

/** Answers wait so long for others, so that one visit to the disk serves them all; devices wait 10 s. */
const TOGETHER_MS = 200;

interface Waiting {
  readonly kept: () => void;
  readonly failed: () => void;
}

/** What is to be done once the data that came so far is on disk, in order. */
export class AnswerQueue {
  readonly #clock: Clock;
  readonly #stored: () => Promise<void>;
  readonly #log: Log;
  #failures = 0;
  #waiting: Waiting[] = [];
  #cancel: Unsubscribe | undefined;
  #isAsking = false;

  constructor({ clock, stored, log }: { clock: Clock; stored: () => Promise<void>; log: Log }) {
    this.#clock = clock;
    this.#stored = stored;
    this.#log = log;
  }

  add(kept: () => void, failed: () => void): void {
    this.#waiting.push({ kept, failed });
    this.#plan();
  }

  stop(): void {
    this.#cancel?.();
    this.#waiting = [];
  }

  #plan(): void {
    if (this.#isAsking || this.#cancel || this.#waiting.length === 0) return;
    this.#cancel = this.#clock.after(TOGETHER_MS, () => {
      this.#cancel = undefined;
      void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    const asked = this.#waiting;
    this.#waiting = [];
    this.#isAsking = true;
    try {
      await this.#stored();
      for (const { kept } of asked) kept();
    } catch (error) {
      const times = ++this.#failures;
      // Powers of two: a disk that stays full must not be filled with complaints.
      if ((times & (times - 1)) === 0) this.#log.error({ err: error, times }, 'readings of devices could not be kept');
      for (const { failed } of asked) failed();
    } finally {
      this.#isAsking = false;
      this.#plan();
    }
  }
}
