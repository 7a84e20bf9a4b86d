/** Delays between restarts of something that keeps dying. */
export interface Backoff {
  /** Delay before the next try, ms; doubles with each failure until the limit. */
  next(): number;
  /** How many failures in a row. */
  readonly attempt: number;
  /** It stood long enough: the next failure counts as the first again. */
  reset(): void;
}

/** @param firstMs first delay @param limitMs longest delay */
export function createBackoff(firstMs: number, limitMs: number): Backoff {
  let attempt = 0;
  return {
    next() {
      const delay = Math.min(limitMs, firstMs * 2 ** attempt);
      attempt++;
      return delay;
    },
    get attempt() {
      return attempt;
    },
    reset() {
      attempt = 0;
    },
  };
}

/** Counts crashes within a sliding time. */
export interface CrashBudget {
  /** Notes a crash. @returns true while another automatic recovery is sensible */
  spend(nowMs: number): boolean;
}

/** @param limit recoveries allowed within `windowMs` */
export function createCrashBudget(limit: number, windowMs: number): CrashBudget {
  let crashes: number[] = [];
  return {
    spend(nowMs) {
      crashes = crashes.filter((at) => nowMs - at < windowMs);
      crashes.push(nowMs);
      return crashes.length <= limit;
    },
  };
}
