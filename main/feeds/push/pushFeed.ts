import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';
import type { Feed, FeedHealth } from '../feed.ts';
import { type FeedContext, feedMaker } from '../feedKinds.ts';
import { isRefusal, itemReader, type Taken } from '../itemReader.ts';
import { FeedMeter } from '../meter.ts';
import { type IngestAnswer, MAX_ITEMS, messageSchema, type Refused } from './message.ts';

/** Items that one feed may bring in a window; a fleet of 70,000 vehicles that reports every 10 s fits. */
const WINDOW_MS = 10_000;
const MAX_REFUSED_TOLD = 100;
/** Above this the sender is asked to come again later. */
const FULL = 0.95;

export const pushConfigSchema = z.strictObject({
  /** Items in 10 s, all keys of this feed together. */
  itemsPer10s: z.number().int().min(1).max(2_000_000).default(200_000),
});

/** Data that others push in over HTTP or Socket.io (docs/interfaces.md, "Pushing data in"). */
export class PushFeed implements Feed {
  readonly kind = 'push';
  readonly id: string;
  readonly #context: FeedContext;
  readonly #limit: number;
  readonly #meter: FeedMeter;
  #running = false;
  #windowFrom = 0;
  #inWindow = 0;

  constructor({ itemsPer10s }: z.output<typeof pushConfigSchema>, context: FeedContext) {
    this.id = context.id;
    this.#context = context;
    this.#limit = itemsPer10s;
    this.#meter = new FeedMeter(context.clock);
  }

  start(): Promise<void> {
    this.#running = true;
    this.#meter.set('running');
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#running = false;
    this.#meter.set('stopped');
    return Promise.resolve();
  }

  health(): FeedHealth {
    return this.#meter.health();
  }

  /**
   * Takes one message; bad items refuse only themselves.
   * @throws AppError input.invalid (no message at all), feed.tooFast, hub.busy (send it again later); nothing was taken then
   */
  take(message: unknown): IngestAnswer {
    const { clock, sink, book, authoritative } = this.#context;
    if (!this.#running) throw new AppError('hub.busy');
    const parsed = messageSchema.safeParse(message);
    if (!parsed.success) {
      this.#meter.count('bad');
      const issue = parsed.error.issues[0];
      throw new AppError('input.invalid', { where: issue?.path.join('.') || 'message', what: issue?.message ?? '' });
    }
    const lists = parsed.data;
    const size = lists.readings.length + lists.weather.length + lists.radiation.length + lists.positions.length;
    if (size > MAX_ITEMS) throw new AppError('input.invalid', { where: 'message', what: `> ${MAX_ITEMS}` });
    const now = clock.now();
    // A message costs something even when it is empty.
    this.#admit(Math.max(1, size), now);
    if (sink.pressure > FULL) throw new AppError('hub.busy');

    const reader = itemReader(book, now, this.id);
    const refused: Refused[] = [];
    let refusedCount = 0;
    const refuse = (refusal: Refused) => {
      refusedCount++;
      if (refused.length < MAX_REFUSED_TOLD) refused.push(refusal);
    };
    /** What each reading came from. */
    const origins = new Map<Reading, Pick<Refused, 'list' | 'index'>>();
    const points: TrackPoint[] = [];
    const each = <Item>(
      list: Refused['list'],
      read: (item: unknown) => Taken<Item>,
      keep: (item: Item, index: number) => void,
    ) => {
      for (const [index, item] of lists[list].entries()) {
        const taken = read(item);
        if (isRefusal(taken)) refuse({ list, index, ...taken });
        else for (const one of taken) keep(one, index);
      }
    };
    for (const list of ['readings', 'weather', 'radiation'] as const) {
      const read = { readings: reader.reading, weather: reader.weather, radiation: reader.radiation }[list];
      each(list, read, (reading: Reading, index) => void origins.set(reading, { list, index }));
    }
    each('positions', reader.position, (point: TrackPoint) => void points.push(point));
    const all = [...origins.keys()];
    const readings = authoritative?.(all) ?? all;
    if (readings.length < all.length) {
      const own = new Set(readings);
      for (const [reading, origin] of origins) {
        if (!own.has(reading))
          refuse({ ...origin, reason: 'otherSource', what: `${reading.stationId} ${reading.factor}` });
      }
    }
    if (readings.length > 0) sink.readings(readings);
    if (points.length > 0) sink.tracks(points);

    this.#meter.arrived(readings.length + points.length);
    this.#meter.count('messages');
    this.#meter.count('readings', readings.length);
    this.#meter.count('positions', points.length);
    if (refusedCount > 0) this.#meter.count('refused', refusedCount);
    return { accepted: { readings: readings.length, positions: points.length }, refusedCount, refused };
  }

  #admit(size: number, now: number): void {
    if (now - this.#windowFrom >= WINDOW_MS || now < this.#windowFrom) {
      this.#windowFrom = now;
      this.#inWindow = 0;
    }
    if (this.#inWindow + size > this.#limit) {
      this.#meter.count('tooFast');
      throw new AppError('feed.tooFast', { seconds: WINDOW_MS / 1000, limit: this.#limit });
    }
    this.#inWindow += size;
  }
}

export const pushMaker = feedMaker('push', pushConfigSchema, [], (config, context) => new PushFeed(config, context));
