import { dayNumberOf, HOUR_MS, hourOfDay } from './day.ts';
import { THRESHOLDS } from './thresholds.ts';

const { days: DAYS, hoursAround, atLeast, fences, leastSpread } = THRESHOLDS.outlier;

/**
 * What one series was at each hour of the day over the last three weeks: one mean a day and hour, 24 × 21 numbers (2 kB),
 * and the box of the hour at hand, worked out once an hour. Values in any order of time.
 */
export class HourHistory {
  /** By hour, then by day modulo DAYS; NaN where nothing is known. */
  readonly #means = new Float32Array(24 * DAYS).fill(Number.NaN);
  #newestDay = Number.NEGATIVE_INFINITY;
  /** The hour that is being filled. */
  #hour = Number.NEGATIVE_INFINITY;
  #sum = 0;
  #count = 0;
  /** Fences of the hour that was last asked about. */
  #boxHour = Number.NEGATIVE_INFINITY;
  #low = Number.NEGATIVE_INFINITY;
  #high = Number.POSITIVE_INFINITY;

  /** Takes a good value. */
  learn(at: number, value: number): void {
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== this.#hour) {
      // A late value of an older hour stands alone: it does not reopen that hour.
      if (hour < this.#hour) {
        this.#keep(hour, value, 'ifEmpty');
        return;
      }
      this.#hour = hour;
      this.#sum = 0;
      this.#count = 0;
    }
    this.#sum += value;
    this.#count++;
    this.#keep(hour, this.#sum / this.#count, 'replace');
  }

  /** True when the value lies outside the fences of its hour of day; false while the history is too short. */
  isOutlier(at: number, value: number): boolean {
    const hour = Math.floor(at / HOUR_MS);
    if (hour !== this.#boxHour) this.#makeBox(hour);
    return value < this.#low || value > this.#high;
  }

  #keep(hour: number, mean: number, mode: 'replace' | 'ifEmpty'): void {
    const day = dayNumberOf(hour * HOUR_MS);
    if (day <= this.#newestDay - DAYS) return;
    if (day > this.#newestDay) this.#forgetBetween(this.#newestDay, day);
    const place = hourOfDay(hour * HOUR_MS) * DAYS + (day % DAYS);
    if (mode === 'ifEmpty' && !Number.isNaN(this.#means[place] ?? Number.NaN)) return;
    this.#means[place] = mean;
  }

  /** Days that begin now take the places of those that are too old. */
  #forgetBetween(last: number, day: number): void {
    for (let next = Math.max(last + 1, day - DAYS + 1); next <= day; next++) {
      for (let hour = 0; hour < 24; hour++) this.#means[hour * DAYS + (next % DAYS)] = Number.NaN;
    }
    this.#newestDay = day;
  }

  #makeBox(hour: number): void {
    this.#boxHour = hour;
    this.#low = Number.NEGATIVE_INFINITY;
    this.#high = Number.POSITIVE_INFINITY;
    const samples = this.#samplesAround(hour);
    if (samples.length < atLeast) return;
    samples.sort();
    const [lower, middle, upper] = [quantile(samples, 0.25), quantile(samples, 0.5), quantile(samples, 0.75)];
    const spread = Math.max(upper - lower, leastSpread * Math.abs(middle));
    this.#low = lower - fences * spread;
    this.#high = upper + fences * spread;
  }

  /** Means of this hour of day and those beside it, the hour itself left out. */
  #samplesAround(hour: number): Float32Array {
    const samples: number[] = [];
    const today = dayNumberOf(hour * HOUR_MS);
    for (let around = -hoursAround; around <= hoursAround; around++) {
      const at = (hour + around) * HOUR_MS;
      const ownDay = dayNumberOf(at);
      for (let place = 0; place < DAYS; place++) {
        // What is being judged must not speak for itself: nothing of this hour's own day.
        if (place === ((today % DAYS) + DAYS) % DAYS || place === ((ownDay % DAYS) + DAYS) % DAYS) continue;
        const mean = this.#means[hourOfDay(at) * DAYS + place] ?? Number.NaN;
        if (!Number.isNaN(mean)) samples.push(mean);
      }
    }
    return Float32Array.from(samples);
  }
}

/** Quantile of sorted numbers, linear between neighbours. */
function quantile(sorted: Float32Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
}
