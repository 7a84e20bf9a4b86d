import type { z } from 'zod';
import type { LiveMessage, watchMessageSchema } from '../../shared/telemetry/live.ts';
import { LiveReadingRounds } from './liveReadings.ts';
import { LiveTrackRounds } from './liveTracks.ts';
import type { Telemetry } from './telemetry.ts';

interface Parts {
  readonly telemetry: Telemetry;
  readonly asked: z.output<typeof watchMessageSchema>;
  /** Settles when the page has taken the message, rejects when it did not. */
  readonly send: (message: LiveMessage) => Promise<unknown>;
  readonly lost: () => void;
}

/** What one page watches: where it stands in the tables, and its one message on the way. */
export class LiveWatch {
  readonly #parts: Parts;
  readonly #rounds: readonly (LiveReadingRounds | LiveTrackRounds)[];
  #sending = false;
  #ended = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { telemetry, asked } = parts;
    this.#rounds = [
      ...(asked.readings ? [new LiveReadingRounds(telemetry)] : []),
      ...(asked.tracks === false
        ? []
        : [new LiveTrackRounds(telemetry.trackTable, asked.tracks === true ? undefined : asked.tracks)]),
    ];
  }

  /** Sends what changed since the last message, unless the page has yet to take that one (L1). */
  wake(): void {
    if (!this.#sending && !this.#ended) void this.#sendRounds();
  }

  end(): void {
    this.#ended = true;
  }

  async #sendRounds(): Promise<void> {
    this.#sending = true;
    try {
      for (const rounds of this.#rounds) {
        // The messages of one round follow each other at once: the first round is a table of everything.
        for (let more = true; more && !this.#ended; ) {
          const message = rounds.next();
          if (!message) break;
          await this.#parts.send(message);
          more = !message.complete;
        }
      }
    } catch {
      // The page took too long or went away: it watches again when it is back.
      if (!this.#ended) this.#parts.lost();
      this.#ended = true;
    }
    this.#sending = false;
  }
}
