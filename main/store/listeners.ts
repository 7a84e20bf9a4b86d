import type { Unsubscribe } from '../../shared/clock.ts';

/** Functions that are told something, in the order they came. */
export class Listeners<Message> {
  readonly #listeners = new Set<(message: Message) => void>();

  add(listener: (message: Message) => void): Unsubscribe {
    const own = (message: Message) => listener(message);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Tells everyone; one that throws is given to `failed` and keeps nobody else from hearing. */
  tell(message: Message, failed: (error: unknown) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(message);
      } catch (error) {
        failed(error);
      }
    }
  }
}
