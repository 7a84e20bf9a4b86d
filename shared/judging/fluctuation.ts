import { THRESHOLDS } from './thresholds.ts';

const { window: WINDOW, flatBelow, jumpyAbove } = THRESHOLDS.fluctuation;

/** The last values of one series and how they vary; 16 numbers. */
export class Fluctuation {
  readonly #ring = new Float64Array(WINDOW);
  #count = 0;

  /** Takes the next value in order of time. @returns what is wrong with the window that ends with it */
  take(value: number): 'flat' | 'jumpy' | undefined {
    this.#ring[this.#count % WINDOW] = value;
    this.#count++;
    return this.#count < WINDOW ? undefined : this.#verdict();
  }

  #verdict(): 'flat' | 'jumpy' | undefined {
    const ring = this.#ring;
    let sum = 0;
    for (let i = 0; i < WINDOW; i++) sum += ring[i] ?? 0;
    const mean = sum / WINDOW;
    if (!(mean > 0)) return undefined;
    let squares = 0;
    let steps = 0;
    let last = ring[this.#count % WINDOW] ?? 0;
    for (let i = 0; i < WINDOW; i++) {
      const value = ring[(this.#count + i) % WINDOW] ?? 0;
      squares += (value - mean) ** 2;
      steps += Math.abs(value - last);
      last = value;
    }
    // All equal is the test of constant runs.
    if (steps > 0 && Math.sqrt(squares / WINDOW) < flatBelow * mean) return 'flat';
    return steps / (WINDOW - 1) > jumpyAbove * mean ? 'jumpy' : undefined;
  }
}
