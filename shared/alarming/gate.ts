/** What one value says: beyond the limit, back inside the dead-band, or between the two. */
export type Standing = 'beyond' | 'between' | 'back';

/**
 * Dead-band and delays of one condition (IEC 62682): it rises when the value stayed beyond for `onDelayMs`, and falls
 * when it stayed back for `offDelayMs`; what lies between keeps it as it is.
 */
export class Gate {
  #beyondSince: number | undefined;
  #backSince: number | undefined;
  #backReceived = 0;
  isUp = false;

  /** @param isUp the condition holds already: the alarm was restored from the store */
  constructor(isUp = false) {
    this.isUp = isUp;
  }

  /**
   * The next value in order of time.
   * @param at its time, epoch ms
   * @param lasts length of the period that it stands for, ms: an hour's mean has held for an hour
   * @param receivedAt when the hub took it, epoch ms
   */
  step(
    standing: Standing,
    at: number,
    lasts: number,
    receivedAt: number,
    delays: { readonly onDelayMs: number; readonly offDelayMs: number },
  ): 'rise' | 'fall' | undefined {
    if (!this.isUp) {
      if (standing !== 'beyond') {
        this.#beyondSince = undefined;
        return undefined;
      }
      this.#beyondSince ??= at;
      if (at + lasts - this.#beyondSince < delays.onDelayMs) return undefined;
      this.isUp = true;
      this.#backSince = undefined;
      return 'rise';
    }
    if (standing !== 'back') {
      this.#backSince = undefined;
      return undefined;
    }
    if (this.#backSince === undefined) this.#backReceived = receivedAt;
    this.#backSince ??= at;
    return at + lasts - this.#backSince < delays.offDelayMs ? undefined : this.#fall();
  }

  /** True while it only waits for its off-delay: then ticks matter. */
  get isFalling(): boolean {
    return this.isUp && this.#backSince !== undefined;
  }

  /** The clock: a value that came back and was not contradicted for the off-delay lets it fall. */
  tick(now: number, offDelayMs: number): 'fall' | undefined {
    if (!this.isFalling || now - this.#backReceived < offDelayMs) return undefined;
    return this.#fall();
  }

  #fall(): 'fall' {
    this.isUp = false;
    this.#beyondSince = undefined;
    this.#backSince = undefined;
    return 'fall';
  }
}
