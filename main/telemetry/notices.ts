import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import type { Log } from '../log.ts';
import type { StoreNotice } from '../store/types.ts';

/** Notices kept: enough for a person, bounded for a disk that fails every minute. */
const KEPT = 50;

/** What a person must be told about the telemetry database. */
export class Notices {
  readonly list: StoreNotice[] = [];
  readonly #listeners = new Set<(notice: StoreNotice) => void>();
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  tell(key: `store.${string}`, params: StoreNotice['params']): void {
    const notice = { key, params, at: this.#clock.now() };
    this.list.push(notice);
    if (this.list.length > KEPT) this.list.shift();
    this.#log.warn(notice, 'telemetry notice');
    for (const listener of this.#listeners) listener(notice);
  }

  on(listener: (notice: StoreNotice) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-25 14:05:09` in the machine's own time zone. */
export function clockTime(at: number): string {
  return format.format(at);
}
