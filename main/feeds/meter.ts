import type { Clock } from '../../shared/clock.ts';
import type { FeedHealth } from './feed.ts';

const SLICE_MS = 5_000;
const SLICES = 12;

type Problem = NonNullable<FeedHealth['problem']>;

/** Counts what a feed does, for its health: totals by name and what arrived in the last minute. */
export class FeedMeter {
  readonly #clock: Clock;
  readonly #counts: Record<string, number> = {};
  /** Arrivals by slice of 5 s: the slice's number and its count. */
  readonly #slices = Array.from({ length: SLICES }, () => ({ slice: -1, count: 0 }));
  #lastAt: number | undefined;
  #state: FeedHealth['state'] = 'stopped';
  #problem: Problem | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** So many data arrived just now. */
  arrived(count: number): void {
    const now = this.#clock.now();
    this.#lastAt = now;
    const number = Math.floor(now / SLICE_MS);
    const slice = this.#slices[number % SLICES];
    if (!slice) return;
    if (slice.slice !== number) {
      slice.slice = number;
      slice.count = 0;
    }
    slice.count += count;
  }

  count(name: string, by = 1): void {
    this.#counts[name] = (this.#counts[name] ?? 0) + by;
  }

  set(state: FeedHealth['state'], problem?: Problem): void {
    this.#state = state;
    this.#problem = problem;
  }

  health(): FeedHealth {
    const now = Math.floor(this.#clock.now() / SLICE_MS);
    const perMinute = this.#slices.reduce((sum, { slice, count }) => (now - slice < SLICES ? sum + count : sum), 0);
    return {
      state: this.#state,
      perMinute,
      counts: { ...this.#counts },
      ...(this.#lastAt === undefined ? {} : { lastAt: this.#lastAt }),
      ...(this.#problem ? { problem: this.#problem } : {}),
    };
  }
}
