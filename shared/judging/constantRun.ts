import type { Factor } from '../telemetry/factors.ts';
import type { Period } from '../telemetry/reading.ts';
import { mayBeZero, mayStandStill, THRESHOLDS } from './thresholds.ts';

/** How long one series has stood at one value. */
export class ConstantRun {
  #value = Number.NaN;
  #since = 0;
  #count = 0;

  /**
   * Takes the next value in order of time.
   * @param at epoch milliseconds
   * @returns true when the run of this value (zeros too) is long enough to be suspicious
   */
  take(at: number, value: number, factor: Factor, period: Period): boolean {
    if (value === this.#value) {
      this.#count++;
    } else {
      this.#value = value;
      this.#since = at;
      this.#count = 1;
    }
    const { count, ms } = THRESHOLDS.constant[period];
    if (this.#count < count || at - this.#since < ms) return false;
    return value === 0 ? !mayBeZero(factor) : !mayStandStill(factor);
  }
}
