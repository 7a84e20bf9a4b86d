import type { Period, Reading } from '../../shared/telemetry/reading.ts';
import { OWNER_SILENT_MS } from './ownership.ts';

/** One series: a factor of a period at a station. Its place in the table is its number in the database and on the wire. */
export interface SeriesEntry {
  readonly index: number;
  readonly stationId: string;
  readonly factor: string;
  readonly period: Period;
  /** Newest by `at`; undefined until the first reading came. */
  latest: Reading | undefined;
  /** Of the table's `version` when `latest` last changed. */
  version: number;
  /** The one authoritative producer. */
  owner: string;
  /** When its owner last delivered, epoch milliseconds. */
  ownerAt: number;
  /** Values of other feeds since the start. */
  refused: number;
}

type ByPeriod = { [Key in Period]?: SeriesEntry };

/** Every series with its newest reading and its producer. */
export class ReadingTable {
  readonly entries: SeriesEntry[] = [];
  /** Grows with every reading that changes a `latest`. */
  version = 0;
  refused = 0;
  /** Series whose owner in the database is another one. */
  readonly newOwners = new Set<SeriesEntry>();
  readonly #byStation = new Map<string, Map<string, ByPeriod>>();

  find(stationId: string, factor: string, period: Period): SeriesEntry | undefined {
    return this.#byStation.get(stationId)?.get(factor)?.[period];
  }

  ofStation(stationId: string): SeriesEntry[] {
    const factors = this.#byStation.get(stationId);
    return factors ? [...factors.values()].flatMap((periods) => Object.values(periods)) : [];
  }

  /** Every period that a factor has at a station. */
  ofFactor(stationId: string, factor: string): SeriesEntry[] {
    return Object.values(this.#byStation.get(stationId)?.get(factor) ?? {});
  }

  /** A new series at the end of the table. */
  add(stationId: string, factor: string, period: Period, owner: string, ownerAt: number): SeriesEntry {
    const entry: SeriesEntry = {
      index: this.entries.length,
      stationId,
      factor,
      period,
      latest: undefined,
      version: 0,
      owner,
      ownerAt,
      refused: 0,
    };
    this.entries.push(entry);
    const factors = this.#byStation.get(stationId) ?? new Map<string, ByPeriod>();
    this.#byStation.set(stationId, factors);
    factors.set(factor, { ...factors.get(factor), [period]: entry });
    return entry;
  }

  /** The reading's series when its feed is the authoritative producer; claims it when nobody is, or when it is silent. */
  claim(reading: Reading): SeriesEntry | undefined {
    const { stationId, factor, period, feedId, receivedAt } = reading;
    const entry = this.find(stationId, factor, period);
    if (!entry) return this.add(stationId, factor, period, feedId, receivedAt);
    if (entry.owner !== feedId) {
      if (receivedAt - entry.ownerAt <= OWNER_SILENT_MS[period]) {
        entry.refused++;
        this.refused++;
        return undefined;
      }
      this.give(entry, feedId);
    }
    if (receivedAt > entry.ownerAt) entry.ownerAt = receivedAt;
    return entry;
  }

  /** Makes a feed the series' authoritative producer. */
  give(entry: SeriesEntry, feedId: string): void {
    entry.owner = feedId;
    this.newOwners.add(entry);
  }

  /** Shows the reading unless a newer one is there. */
  show(entry: SeriesEntry, reading: Reading): void {
    if (entry.latest && entry.latest.at > reading.at) return;
    entry.latest = reading;
    entry.version = ++this.version;
  }
}
