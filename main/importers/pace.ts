import { setImmediate } from 'node:timers/promises';

/** Work between two pauses: rows, or points of outlines by the fifty; a few milliseconds. */
const WORK_PER_TURN = 400;

/** R4: an import pauses every few milliseconds, so that the hub answers everybody else meanwhile. */
export class Pace {
  #done = 0;

  /** Counts work; true when it is time to `rest`. */
  due(work = 1): boolean {
    this.#done += work;
    return this.#done >= WORK_PER_TURN;
  }

  /** Lets everything else have a turn. */
  async rest(): Promise<void> {
    this.#done = 0;
    await setImmediate();
  }
}
