import type { Unsubscribe } from '../../shared/clock.ts';
import type { EventBatch } from '../../shared/contract/wire.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Store } from '../store/types.ts';

/** Records or events in one batch, about: keeps a message near a megabyte. */
const BATCH_WEIGHT = 2_000;
const BATCH_EVENTS = 1_000;

/**
 * Sends one client the log from its cursor on, a batch at a time: the next goes out when the client has taken the last,
 * so a slow client slows only itself.
 * R1: batches are contiguous: each one's `after` is the last one's `upTo`.
 */
export class EventFeed {
  readonly #store: Store;
  readonly #send: (batch: EventBatch) => Promise<unknown>;
  readonly #lost: () => void;
  #cursor = 0;
  /** Counts follow calls, so that a pump of an earlier one ends. */
  #generation = 0;
  #wake: (() => void) | undefined;
  #offCommit: Unsubscribe | undefined;

  /**
   * @param send delivers a batch; settles when the client has taken it, rejects when it did not
   * @param lost called when a batch was not taken: the connection must be cut, so that the client asks again
   */
  constructor(store: Store, send: (batch: EventBatch) => Promise<unknown>, lost: () => void) {
    this.#store = store;
    this.#send = send;
    this.#lost = lost;
  }

  followFrom(afterSeq: number): void {
    this.stop();
    this.#cursor = afterSeq;
    this.#offCommit = this.#store.onCommit(() => this.#wake?.());
    void this.#pump(this.#generation);
  }

  stop(): void {
    this.#generation++;
    this.#offCommit?.();
    this.#offCommit = undefined;
    this.#wake?.();
  }

  async #pump(generation: number): Promise<void> {
    while (generation === this.#generation) {
      const events = cutBatch(this.#store.eventsAfter(this.#cursor, BATCH_EVENTS));
      const last = events.at(-1);
      if (!last) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      const batch: EventBatch = { after: this.#cursor, upTo: last.seq, events };
      try {
        await this.#send(batch);
        if (generation === this.#generation) this.#cursor = last.seq;
      } catch {
        // The client took too long or went away: it asks again from its own cursor when it is back.
        if (generation !== this.#generation) return;
        this.stop();
        this.#lost();
      }
    }
  }
}

function cutBatch(events: readonly LoggedEvent[]): LoggedEvent[] {
  const batch: LoggedEvent[] = [];
  let weight = 0;
  for (const event of events) {
    weight += event.type === 'records.imported' ? event.payload.records.length : 1;
    if (batch.length > 0 && weight > BATCH_WEIGHT) break;
    batch.push(event);
  }
  return batch;
}
