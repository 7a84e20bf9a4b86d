import type { Clock, Unsubscribe } from '../shared/clock.ts';
import { type EpochMs, epochMs } from '../shared/units.ts';

/** The machine's clock: the only place of the hub that reads it. */
export const systemClock: Clock = {
  now(): EpochMs {
    return epochMs(Date.now());
  },
  after(delayMs: number, task: () => void): Unsubscribe {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
