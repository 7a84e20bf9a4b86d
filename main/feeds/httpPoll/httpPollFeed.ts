import { z } from 'zod';
import type { Unsubscribe } from '../../../shared/clock.ts';
import type { Feed, FeedHealth } from '../feed.ts';
import { type FeedContext, feedMaker } from '../feedKinds.ts';
import { createMapper, mappingShape } from '../mapping.ts';
import { FeedMeter } from '../meter.ts';
import { serverAddress, urlSchema } from '../serverUrl.ts';

const MAX_ANSWER_BYTES = 10_000_000;
const LONGEST_WAIT_MS = 600_000;

export const httpPollConfigSchema = z
  .strictObject({
    url: urlSchema(['http:', 'https:']),
    /** Between the end of one poll and the next. */
    intervalS: z.number().min(1).max(86_400).default(60),
    timeoutS: z.number().min(1).max(120).default(15),
    ...mappingShape,
  })
  .refine(({ readings, positions }) => readings.length + positions.length > 0, { path: ['readings'], error: 'empty' });

type Outcome = { readonly answer: unknown } | { readonly problem: NonNullable<FeedHealth['problem']> };

/**
 * Asks one address again and again and takes values out of the JSON that it answers.
 * H1: only the address that the user configured is asked: a redirection is an error, not followed.
 */
export class HttpPollFeed implements Feed {
  readonly kind = 'httpPoll';
  readonly id: string;
  readonly #config: z.output<typeof httpPollConfigSchema>;
  readonly #context: FeedContext;
  readonly #meter: FeedMeter;
  readonly #map: ReturnType<typeof createMapper>;
  readonly #address: string;
  #failures = 0;
  #abort: AbortController | undefined;
  #cancelNext: Unsubscribe = () => {};
  #running = false;

  constructor(config: z.output<typeof httpPollConfigSchema>, context: FeedContext) {
    this.id = context.id;
    this.#config = config;
    this.#context = context;
    this.#meter = new FeedMeter(context.clock);
    this.#map = createMapper(config);
    this.#address = serverAddress(config.url);
  }

  start(): Promise<void> {
    this.#running = true;
    this.#meter.set('starting');
    this.#round();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#running = false;
    this.#cancelNext();
    this.#abort?.abort();
    this.#meter.set('stopped');
    return Promise.resolve();
  }

  health(): FeedHealth {
    return this.#meter.health();
  }

  #round(): void {
    this.#poll()
      .catch((error: unknown) => {
        this.#context.log.error({ err: error }, 'a poll could not be taken');
        this.#failures++;
      })
      .finally(() => {
        if (!this.#running) return;
        // Back-off: twice as long after each failure in a row, at most ten minutes (or the interval, if that is longer).
        const interval = this.#config.intervalS * 1000;
        const wait = Math.min(Math.max(interval, LONGEST_WAIT_MS), interval * 2 ** Math.min(this.#failures, 10));
        this.#cancelNext = this.#context.clock.after(wait, () => this.#round());
      });
  }

  async #poll(): Promise<void> {
    this.#meter.count('polls');
    const outcome = await this.#ask();
    if (!this.#running) return;
    if ('problem' in outcome) {
      this.#failures++;
      this.#meter.count('failures');
      this.#meter.set('degraded', outcome.problem);
      return;
    }
    this.#failures = 0;
    const { book, clock, sink } = this.#context;
    const { readings, points, refused, items } = this.#map(outcome.answer, { book, now: clock.now(), feedId: this.id });
    if (readings.length > 0) sink.readings(readings);
    if (points.length > 0) sink.tracks(points);
    this.#meter.arrived(readings.length + points.length);
    this.#meter.count('readings', readings.length);
    this.#meter.count('positions', points.length);
    this.#meter.count('refused', refused.length);
    const [first] = refused;
    if (items === 0) this.#meter.set('degraded', this.#badAnswer('JSON path'));
    else if (!first) this.#meter.set('running');
    else {
      const what = `${first.reason}: ${first.what}`;
      this.#meter.set('running', { key: 'feeds.problem_refused', params: { what } });
    }
  }

  async #ask(): Promise<Outcome> {
    const { url, timeoutS } = this.#config;
    const { authorization } = this.#context.secrets;
    const abort = new AbortController();
    this.#abort = abort;
    const cancelTimeout = this.#context.clock.after(timeoutS * 1000, () => abort.abort(new Error(`${timeoutS} s`)));
    try {
      const response = await fetch(url, {
        signal: abort.signal,
        redirect: 'error',
        headers: { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { problem: this.#badAnswer(`HTTP ${response.status}`) };
      }
      const text = await limitedText(response);
      if (text === undefined) return { problem: this.#badAnswer(`> ${MAX_ANSWER_BYTES} B`) };
      try {
        return { answer: JSON.parse(text) };
      } catch {
        return { problem: this.#badAnswer('JSON') };
      }
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      const what = cause instanceof Error ? cause.message : String(cause);
      return { problem: { key: 'feeds.problem_unreachable', params: { address: this.#address, what } } };
    } finally {
      cancelTimeout();
    }
  }

  #badAnswer(what: string): NonNullable<FeedHealth['problem']> {
    return { key: 'feeds.problem_badAnswer', params: { address: this.#address, what } };
  }
}

/** The body's text, or undefined when it is too long. */
async function limitedText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const httpPollMaker = feedMaker('httpPoll', httpPollConfigSchema, ['authorization'], (config, context) => {
  return new HttpPollFeed(config, context);
});
