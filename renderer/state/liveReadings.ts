import { type ReadingsMessage, readingsOf, type SeriesName } from '../../shared/telemetry/live.ts';
import { PERIODS, type Period, type Reading } from '../../shared/telemetry/reading.ts';

/** Newest readings of one station. Never changes: a new one takes its place. */
export class StationReadings {
  readonly stationId: string;
  /** One of each factor and period, in the order in which they first came. */
  readonly all: readonly Reading[];
  readonly #bySeries: ReadonlyMap<string, Reading>;

  constructor(stationId: string, bySeries: ReadonlyMap<string, Reading> = new Map()) {
    this.stationId = stationId;
    this.#bySeries = bySeries;
    this.all = [...bySeries.values()];
  }

  /** Of the shortest period when none is named. */
  reading(factor: string, period?: Period): Reading | undefined {
    if (period) return this.#bySeries.get(`${factor} ${period}`);
    for (const each of PERIODS) {
      const found = this.#bySeries.get(`${factor} ${each}`);
      if (found) return found;
    }
    return undefined;
  }

  with(readings: readonly Reading[]): StationReadings {
    const next = new Map(this.#bySeries);
    for (const reading of readings) next.set(`${reading.factor} ${reading.period}`, reading);
    return new StationReadings(this.stationId, next);
  }
}

type Stations = ReadonlyMap<string, StationReadings>;

/** Puts the messages of the hub together. */
export class LiveReadings {
  #series: SeriesName[] = [];
  #feeds: string[] = [];
  /** What a first message and its followers bring, until they are complete: then it takes the place of what is shown. */
  #incoming: Map<string, StationReadings> | undefined;
  #shown: Stations = new Map();

  /** Newest readings by station: a new map with every change. */
  get stations(): Stations {
    return this.#shown;
  }

  /** @returns false when the message does not fit what came before it: everything must be sent anew */
  take(message: ReadingsMessage): boolean {
    if (message.first) {
      this.#series = [];
      this.#feeds = [];
      this.#incoming = new Map();
    }
    // R1: a table that does not go on where ours ends would name readings wrongly: the message is dropped.
    if (message.series.from !== this.#series.length || message.feeds.from !== this.#feeds.length) return false;
    for (const name of message.series.names) this.#series.push(name);
    this.#feeds.push(...message.feeds.names);
    const readings = readingsOf(message, this.#series, this.#feeds);
    if (!readings) return false;
    const next = this.#incoming ?? new Map(this.#shown);
    for (const [stationId, group] of Map.groupBy(readings, (reading) => reading.stationId))
      next.set(stationId, (next.get(stationId) ?? new StationReadings(stationId)).with(group));
    if (this.#incoming && !message.complete) return true;
    if (this.#incoming || readings.length > 0) this.#shown = next;
    this.#incoming = undefined;
    return true;
  }
}
