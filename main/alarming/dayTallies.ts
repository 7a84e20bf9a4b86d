import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { JUDGING_TESTS } from '../../shared/contract/judging.ts';
import { DAY_MS, dayNumberOf, dayOf, HOUR_MS, hourOfDay } from '../../shared/judging/day.ts';
import { EMPTY_TALLY, type Tally } from '../../shared/judging/score.ts';
import { PERIODS, type Period, type Reading, VERDICT } from '../../shared/telemetry/reading.ts';
import type { Log } from '../log.ts';

/** Whole days of tallies in memory; of older ones only what exceeded. */
const WHOLE_DAYS = 3;
/** Days that files are kept for. */
const KEPT_DAYS = 370;
/** Days whose exceedances are held for hot grids. */
const EXCEEDANCE_DAYS = 31;

const fileSchema = z.object({
  day: z.string(),
  /** Readings received up to then are in it, epoch ms. */
  upTo: z.number(),
  stations: z.record(z.string(), z.record(z.string(), z.array(z.number()))),
  exceedances: z.record(z.string(), z.array(z.number()).length(24)),
});

/** One station, factor and period on one day. */
export interface SeriesTally {
  readonly factor: string;
  readonly period: Period;
  readonly tally: Tally;
}

interface Day {
  /** By station, then by `period|factor`: readings, then failures in the order of JUDGING_TESTS. */
  readonly stations: Map<string, Map<string, number[]>>;
  /** By station: exceedances in each hour. */
  readonly exceedances: Map<string, number[]>;
  upTo: number;
  /** As the file said when it was read: does not move with what is counted. */
  readonly savedUpTo: number;
  changed: boolean;
  /** Only exceedances are held, the rest is in the file. */
  isThinned: boolean;
}

const BITS = JUDGING_TESTS.map((test) => VERDICT[test]);
const emptyDay = (): Day => ({
  stations: new Map(),
  exceedances: new Map(),
  upTo: 0,
  savedUpTo: 0,
  changed: false,
  isThinned: false,
});

/**
 * How many readings of each station, factor and day there were and how many failed each test; kept in one small file a
 * day, so that scores of any day are known at once. What came after the last save is counted again from the record of
 * receipt (`upTo`).
 */
export class DayTallies {
  readonly #folder: string;
  readonly #log: Log;
  readonly #days = new Map<string, Day>();
  /** The last day that was asked about and is not among the days of now. */
  #lastAsked: { name: string; day: Day } | undefined;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
    mkdirSync(folder, { recursive: true });
  }

  /** Counts judged readings. */
  take(readings: readonly Reading[]): void {
    let number = Number.NaN;
    let day = emptyDay();
    for (const reading of readings) {
      if (!isOfItsTime(reading)) continue;
      // Nearly all of a batch are of one day.
      if (dayNumberOf(reading.at) !== number) {
        number = dayNumberOf(reading.at);
        day = this.#day(dayOf(reading.at));
      }
      count(day, reading);
    }
  }

  /** Counts those that the files do not hold yet. */
  catchUp(readings: readonly Reading[]): void {
    this.take(
      readings.filter((reading) => isOfItsTime(reading) && reading.receivedAt > this.#day(dayOf(reading.at)).savedUpTo),
    );
  }

  /** Stations that sent anything on a day. */
  stations(day: string): string[] {
    return [...this.#asked(day).stations.keys()];
  }

  series(day: string, stationId: string): SeriesTally[] {
    return [...(this.#asked(day).stations.get(stationId) ?? [])].map(([key, [readings = 0, ...failed]]) => ({
      period: PERIODS.find((period) => key.startsWith(`${period}|`)) ?? 'realtime',
      factor: key.slice(key.indexOf('|') + 1),
      tally: readings === 0 ? EMPTY_TALLY : { readings, failed },
    }));
  }

  /** Exceedances of each station in hours that begin in [from, to). Epoch ms, at most 31 days. */
  exceedances(from: number, to: number): Map<string, number> {
    const sums = new Map<string, number>();
    for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS) {
      const day = this.#days.get(dayOf(at)) ?? this.#day(dayOf(at));
      for (const [id, hours] of day.exceedances) {
        const found = hours[hourOfDay(at)] ?? 0;
        if (found > 0) sums.set(id, (sums.get(id) ?? 0) + found);
      }
    }
    return sums;
  }

  /** Writes the days that changed; old files go. */
  save(): void {
    for (const [name, day] of this.#days) {
      if (!day.changed) continue;
      const path = join(this.#folder, `${name}.json`);
      writeFileSync(`${path}.part`, JSON.stringify(written(name, day)));
      renameSync(`${path}.part`, path);
      day.changed = false;
    }
    this.#forget();
  }

  #forget(): void {
    const names = [...this.#days.keys()].sort();
    for (const name of names.slice(0, Math.max(0, names.length - EXCEEDANCE_DAYS))) this.#days.delete(name);
    for (const name of names.slice(0, Math.max(0, names.length - WHOLE_DAYS))) thin(this.#days.get(name));
    const files = this.#files();
    for (const file of files.slice(0, Math.max(0, files.length - KEPT_DAYS)))
      rmSync(join(this.#folder, file), { force: true });
  }

  #files(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name))
      .sort();
  }

  /** A day that somebody asks about: nothing is kept of one without data. */
  #asked(name: string): Day {
    const known = this.#days.get(name);
    if (known && !known.isThinned) return known;
    return this.#lastAsked?.name === name ? this.#lastAsked.day : this.#ask(name);
  }

  #ask(name: string): Day {
    const day = this.#read(name) ?? emptyDay();
    this.#lastAsked = { name, day };
    return day;
  }

  #day(name: string): Day {
    const known = this.#days.get(name);
    // A day that was thinned is read again, whole, when somebody asks for it or a late reading comes.
    if (known && !known.isThinned) return known;
    const day = this.#read(name) ?? known ?? emptyDay();
    if (this.#lastAsked?.name === name) this.#lastAsked = undefined;
    this.#days.set(name, day);
    return day;
  }

  #read(name: string): Day | undefined {
    try {
      if (!this.#files().includes(`${name}.json`)) return undefined;
      const { upTo, stations, exceedances } = fileSchema.parse(
        JSON.parse(readFileSync(join(this.#folder, `${name}.json`), 'utf8')),
      );
      return {
        upTo,
        savedUpTo: upTo,
        changed: false,
        isThinned: false,
        stations: new Map(Object.entries(stations).map(([id, series]) => [id, new Map(Object.entries(series))])),
        exceedances: new Map(Object.entries(exceedances)),
      };
    } catch (error) {
      this.#log.error({ err: error, day: name }, 'tallies of a day are unreadable, they begin anew');
      return undefined;
    }
  }
}

/** A device with a wrong clock makes no days of its own. */
function isOfItsTime({ at, receivedAt }: Reading): boolean {
  const age = receivedAt - at;
  return age >= -DAY_MS && age <= EXCEEDANCE_DAYS * DAY_MS;
}

function thin(day: Day | undefined): void {
  if (!day || day.changed) return;
  day.stations.clear();
  day.isThinned = true;
}

function count(day: Day, { stationId, factor, period, verdict, at, receivedAt }: Reading): void {
  const series = day.stations.get(stationId) ?? new Map<string, number[]>();
  day.stations.set(stationId, series);
  const key = `${period}|${factor}`;
  const counts = series.get(key) ?? [0, ...BITS.map(() => 0)];
  series.set(key, counts);
  counts[0] = (counts[0] ?? 0) + 1;
  if (verdict !== 0) {
    for (const [i, bit] of BITS.entries()) if ((verdict & bit) !== 0) counts[i + 1] = (counts[i + 1] ?? 0) + 1;
  }
  if ((verdict & VERDICT.exceedance) !== 0) {
    const hours = day.exceedances.get(stationId) ?? Array.from({ length: 24 }, () => 0);
    day.exceedances.set(stationId, hours);
    hours[hourOfDay(at)] = (hours[hourOfDay(at)] ?? 0) + 1;
  }
  day.upTo = Math.max(day.upTo, receivedAt);
  day.changed = true;
}

function written(name: string, day: Day): z.infer<typeof fileSchema> {
  const stations = Object.fromEntries([...day.stations].map(([id, series]) => [id, Object.fromEntries(series)]));
  return { day: name, upTo: day.upTo, stations, exceedances: Object.fromEntries(day.exceedances) };
}
