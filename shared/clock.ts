import { type EpochMs, epochMs } from './units.ts';

/** Stops what it was returned for; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** Time as the services see it: real, simulated (drill) or replayed. Services never read the machine's clock. */
export interface Clock {
  /** The time now, UTC. */
  now(): EpochMs;
  /** Runs `task` once, `delayMs` of this clock's time from now. */
  after(delayMs: number, task: () => void): Unsubscribe;
}

/** A clock that only moves when told: drills, replay and tests. */
export class SimulatedClock implements Clock {
  #now: number;
  #due: { atMs: number; order: number; task: () => void }[] = [];
  #order = 0;

  /** @param startMs first reading, epoch milliseconds */
  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): EpochMs {
    return epochMs(this.#now);
  }

  after(delayMs: number, task: () => void): Unsubscribe {
    const entry = { atMs: this.#now + Math.max(0, delayMs), order: this.#order++, task };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Moves to `targetMs`, running what falls due on the way in order of time. Never moves backwards. */
  advanceTo(targetMs: number): void {
    for (;;) {
      const next = this.#due
        .filter((entry) => entry.atMs <= targetMs)
        .sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
      if (!next) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.atMs);
      next.task();
    }
    this.#now = Math.max(this.#now, targetMs);
  }
}

/**
 * Hybrid logical clock reading (Kulkarni et al. 2014): wall time that never runs backwards, with a counter
 * that orders what happens in the same millisecond.
 */
export interface HybridTime {
  readonly ms: number;
  readonly counter: number;
}

/** The reading for the next local event, given the last one seen and the wall clock. */
export function nextHybridTime(last: HybridTime, wallMs: number): HybridTime {
  return wallMs > last.ms ? { ms: wallMs, counter: 0 } : { ms: last.ms, counter: last.counter + 1 };
}

/** Negative, zero or positive as `a` is before, the same as or after `b`. */
export function compareHybridTime(a: HybridTime, b: HybridTime): number {
  return a.ms - b.ms || a.counter - b.counter;
}
