import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { z } from 'zod';
import type { Unsubscribe } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';
import type { Feed, FeedHealth } from '../feed.ts';
import { type FeedContext, feedMaker } from '../feedKinds.ts';
import { isRefusal, itemReader } from '../itemReader.ts';
import { timeOf } from '../mapping.ts';
import { FeedMeter } from '../meter.ts';

/** Rows are given out in steps of this at the finest. */
const STEP_MS = 50;
const MAX_BATCH = 1_000;
const SLOW_ABOVE = 0.8;
const NUMBERS: ReadonlySet<string> = new Set([
  ...['value', 'min', 'max', 'total', 'lon', 'lat', 'speedKmh', 'headingDeg', 'doseRateUsvH'],
]);

export const csvReplayConfigSchema = z.strictObject({
  /** On the hub's machine. */
  file: z.string().trim().min(1).max(1_000).refine(isAbsolute, '/…'),
  /**
   * `positions`: columns subject, at, lon, lat [speedKmh, headingDeg, doseRateUsvH, coordinateSystem];
   * `readings`: station, factor, at, value [unit, period, flag, min, max, total]; in order of `at`.
   */
  content: z.enum(['positions', 'readings']),
  encoding: z.enum(['utf8', 'gbk']).default('utf8'),
  /** How many times faster than it was recorded. */
  speed: z.number().positive().max(10_000).default(1),
  repeat: z.boolean().default(false),
});

/** Plays a recorded file: its first row is now, the others follow at their distance, `speed` times faster. */
export class CsvReplayFeed implements Feed {
  readonly kind = 'csvReplay';
  readonly id: string;
  readonly #config: z.output<typeof csvReplayConfigSchema>;
  readonly #context: FeedContext;
  readonly #meter: FeedMeter;
  #generation = 0;
  #cancelWait: Unsubscribe = () => {};
  #wake: () => void = () => {};

  constructor(config: z.output<typeof csvReplayConfigSchema>, context: FeedContext) {
    this.id = context.id;
    this.#config = config;
    this.#context = context;
    this.#meter = new FeedMeter(context.clock);
  }

  async start(): Promise<void> {
    const { file, repeat } = this.#config;
    await access(file).catch((error: unknown) => {
      throw new AppError('import.unreadable', { file, what: error instanceof Error ? error.message : '' }, error);
    });
    this.#meter.set('running');
    const generation = ++this.#generation;
    const isCurrent = () => generation === this.#generation;
    const rounds = async () => {
      do {
        const rows = await this.#play(isCurrent);
        if (rows === 0) break;
        this.#meter.count('rounds');
      } while (repeat && isCurrent());
      if (isCurrent()) this.#meter.set('stopped', { key: 'feeds.problem_finished' });
    };
    rounds().catch((error: unknown) => {
      const what = error instanceof Error ? error.message : String(error);
      if (isCurrent()) this.#meter.set('failed', { key: 'feeds.problem_fileUnreadable', params: { file, what } });
    });
  }

  stop(): Promise<void> {
    this.#generation++;
    this.#cancelWait();
    this.#wake();
    this.#meter.set('stopped');
    return Promise.resolve();
  }

  health(): FeedHealth {
    return this.#meter.health();
  }

  /** @returns rows that were read */
  async #play(isCurrent: () => boolean): Promise<number> {
    const { file, speed, encoding } = this.#config;
    const { clock, sink } = this.#context;
    const started = clock.now();
    let firstAt: number | undefined;
    let rows = 0;
    let batch: Record<string, unknown>[] = [];
    const flush = () => {
      this.#give(batch);
      batch = [];
    };
    const input = createReadStream(file);
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true });
    input.on('error', (error) => parser.destroy(error));
    input.pipe(iconv.decodeStream(encoding)).pipe(parser);
    try {
      for await (const row of parser as AsyncIterable<Record<string, unknown>>) {
        if (!isCurrent()) return rows;
        rows++;
        const at = timeOf(row.at);
        if (typeof at !== 'number') {
          this.#meter.count('refused');
          continue;
        }
        firstAt ??= at;
        const due = started + (at - firstAt) / speed;
        if (due > clock.now()) {
          flush();
          await this.#wait(Math.max(STEP_MS, due - clock.now()));
        }
        batch.push({ ...row, at: Math.round(due) });
        if (batch.length < MAX_BATCH) continue;
        flush();
        do await this.#wait(0);
        while (isCurrent() && sink.pressure > SLOW_ABOVE);
      }
      if (isCurrent()) flush();
    } finally {
      input.destroy();
    }
    return rows;
  }

  #give(rows: readonly Record<string, unknown>[]): void {
    const { book, clock, sink } = this.#context;
    const reader = itemReader(book, clock.now(), this.id);
    const readings: Reading[] = [];
    const points: TrackPoint[] = [];
    for (const row of rows) {
      const item = itemOfRow(row);
      if (this.#config.content === 'positions') this.#keep(reader.position(item), points);
      else this.#keep(reader.reading(item), readings);
    }
    if (readings.length > 0) sink.readings(readings);
    if (points.length > 0) sink.tracks(points);
    this.#meter.arrived(readings.length + points.length);
    this.#meter.count('rows', rows.length);
  }

  #keep<Item>(taken: Parameters<typeof isRefusal<Item>>[0], into: Item[]): void {
    if (!isRefusal(taken)) into.push(...taken);
    else this.#meter.count('refused');
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#cancelWait = this.#context.clock.after(ms, resolve);
    });
  }
}

/** Empty cells are left out, numbers made of their texts; columns that are nobody's stay and are refused by name. */
function itemOfRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cells = Object.entries(row).filter(([, value]) => value !== '' && value !== undefined);
  return Object.fromEntries(cells.map(([name, value]) => [name, NUMBERS.has(name) ? Number(value) : value]));
}

export const csvReplayMaker = feedMaker('csvReplay', csvReplayConfigSchema, [], (config, context) => {
  return new CsvReplayFeed(config, context);
});
