import type { Factor } from '../telemetry/factors.ts';
import { type Period, type Reading, VERDICT } from '../telemetry/reading.ts';
import { isBelieved, isFlagged, VETO } from './belief.ts';
import { ConstantRun } from './constantRun.ts';
import { Fluctuation } from './fluctuation.ts';
import { HourHistory } from './hourHistory.ts';
import { exceeds, type Limit, limitFor, type StationCategory } from './limits.ts';
import { hasDailyPattern, mayBeFlat, mayJump } from './thresholds.ts';
import { measuredFactor, WorkingCondition } from './workingCondition.ts';

export interface JudgeOptions {
  /** Category of a station; undefined when it is not known: then no limit holds. */
  readonly categoryOf: (stationId: string) => StationCategory | undefined;
  /** Series that are remembered at once; beyond it the one that was silent longest is forgotten. @default 50,000 */
  readonly mostSeries?: number | undefined;
}

/** What is remembered of one station, factor and period: about 2.5 kB. */
interface Series {
  readonly code: string;
  readonly period: Period;
  readonly factor: Factor;
  readonly isKnown: boolean;
  readonly limit: Limit | undefined;
  readonly run: ConstantRun;
  readonly fluctuation: Fluctuation | undefined;
  history: HourHistory | undefined;
  newestAt: number;
}

interface Station {
  readonly category: StationCategory | undefined;
  readonly condition: WorkingCondition;
  readonly series: Map<string, Series>;
}

/**
 * Says of every reading whether it can be believed: five tests, what the device itself says, and what is physically
 * possible. Streaming and deterministic: the same readings in the same order get the same verdicts.
 *
 * J2: a late or repeated reading (not newer than its series) is judged by itself (limit, bounds, box, condition) but
 *     changes no run and no window: what came in its time keeps its verdict.
 * J3: memory is bounded by the number of series, whatever is sent.
 */
export class Judge {
  readonly #categoryOf: JudgeOptions['categoryOf'];
  readonly #mostSeries: number;
  readonly #stations = new Map<string, Station>();
  #seriesCount = 0;

  constructor({ categoryOf, mostSeries = 50_000 }: JudgeOptions) {
    this.#categoryOf = categoryOf;
    this.#mostSeries = mostSeries;
  }

  /** The same readings in their order, each with its verdict. */
  judge(readings: readonly Reading[]): Reading[] {
    return readings.map((reading) => {
      const station = this.#station(reading.stationId);
      const verdict = judgeOne(reading, station, this.#series(station, reading.factor, reading.period));
      return reading.verdict === verdict ? reading : { ...reading, verdict };
    });
  }

  /** Takes in what was judged in an earlier life, oldest first, without judging it again (warm-up from the store). */
  learn(readings: readonly Reading[]): void {
    for (const reading of readings) {
      const station = this.#station(reading.stationId);
      const series = this.#series(station, reading.factor, reading.period);
      if ((reading.verdict & (VERDICT.flagged | VERDICT.invalid)) !== 0) continue;
      follow(reading, station, series);
      if (isBelieved(reading.verdict)) rememberValue(series, reading.at, reading.value);
    }
  }

  /** A mean of an earlier hour, for the box of that hour of day alone (warm-up from the store). */
  learnHistory(
    { stationId, factor, period }: Pick<Reading, 'stationId' | 'factor' | 'period'>,
    at: number,
    mean: number,
  ): void {
    const series = this.#series(this.#station(stationId), factor, period);
    if (Number.isFinite(mean)) rememberValue(series, at, mean);
  }

  /** Categories are asked anew: station records changed. What was learnt of them stays. */
  refreshStations(): void {
    for (const [id, station] of this.#stations) {
      const category = this.#categoryOf(id);
      if (category === station.category) continue;
      const series = new Map(
        [...station.series].map(([key, one]) => {
          const { code, period } = one;
          return [key, { ...one, limit: category && limitFor(code, category, period) }];
        }),
      );
      this.#stations.set(id, { ...station, category, series });
    }
  }

  get seriesCount(): number {
    return this.#seriesCount;
  }

  #station(id: string): Station {
    const known = this.#stations.get(id);
    if (known) return known;
    const station = { category: this.#categoryOf(id), condition: new WorkingCondition(), series: new Map() };
    this.#stations.set(id, station);
    return station;
  }

  #series(station: Station, code: string, period: Period): Series {
    const key = `${code}|${period}`;
    const known = station.series.get(key);
    if (known) return known;
    if (this.#seriesCount >= this.#mostSeries) this.#forgetStation();
    const factor = measuredFactor(code);
    const series: Series = {
      code,
      period,
      factor,
      isKnown: factor.source !== 'unknown',
      limit: station.category && limitFor(code, station.category, period),
      run: new ConstantRun(),
      fluctuation: mayBeFlat(factor) && mayJump(factor) ? undefined : new Fluctuation(),
      history: undefined,
      newestAt: Number.NEGATIVE_INFINITY,
    };
    station.series.set(key, series);
    this.#seriesCount++;
    return series;
  }

  /** J3: the station that came first into the table goes, whole. */
  #forgetStation(): void {
    const oldest = this.#stations.entries().next().value;
    if (!oldest) return;
    this.#stations.delete(oldest[0]);
    this.#seriesCount -= oldest[1].series.size;
  }
}

function judgeOne(reading: Reading, station: Station, series: Series): number {
  const { factor } = series;
  const { value } = reading;
  // The device's own word comes first: such a value is neither a measurement to test nor one to learn from.
  if (isFlagged(reading.flag)) return VERDICT.flagged | (isPossible(reading, factor) ? 0 : VERDICT.invalid);
  if (!isPossible(reading, factor)) return VERDICT.invalid;

  let verdict = exceeds(value, series.limit) ? VERDICT.exceedance : 0;
  if (station.condition.contradicts(reading, factor, station.category ?? 'other', series.limit)) {
    verdict |= VERDICT.condition;
  }
  if (series.history?.isOutlier(reading.at, value)) verdict |= VERDICT.outlier;
  verdict |= follow(reading, station, series);
  if ((verdict & VETO) === 0) rememberValue(series, reading.at, value);
  return verdict;
}

/** Runs, windows and the working condition go on with a good value in its time (J2). @returns bits of what they say */
function follow(reading: Reading, station: Station, series: Series): number {
  const { factor } = series;
  station.condition.learn(reading, factor);
  if (reading.at <= series.newestAt) return 0;
  series.newestAt = reading.at;
  let verdict = series.run.take(reading.at, reading.value, factor, reading.period) ? VERDICT.constant : 0;
  const swing = series.fluctuation?.take(reading.value);
  if ((swing === 'flat' && !mayBeFlat(factor)) || (swing === 'jumpy' && !mayJump(factor))) {
    verdict |= VERDICT.fluctuation;
  }
  return verdict;
}

function rememberValue(series: Series, at: number, value: number): void {
  if (!series.isKnown || series.period === 'day' || !hasDailyPattern(series.factor)) return;
  series.history ??= new HourHistory();
  series.history.learn(at, value);
}

/** What no instrument can rightly say. */
function isPossible({ value }: Reading, { min, max }: Factor): boolean {
  return Number.isFinite(value) && value >= min && value <= max;
}
