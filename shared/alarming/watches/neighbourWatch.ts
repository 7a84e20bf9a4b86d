import { distanceM } from '../../geo.ts';
import type { Reading } from '../../telemetry/reading.ts';
import type { Subjects, WatchedStation } from '../decision.ts';
import { type Finding, PERIOD_MS, type Watch } from './watch.ts';

/** Fewer neighbours with a value of the same time cannot say what is usual here. */
const AT_LEAST = 3;
const SAME_TIME_MS = 30 * 60_000;

/** The newest believed value of every station by factor and period: one number a series. */
export class NewestValues {
  readonly #byQuantity = new Map<string, Map<string, { at: number; value: number }>>();

  take({ stationId, factor, period, at, value }: Reading): void {
    const key = `${factor}|${period}`;
    const byStation = this.#byQuantity.get(key) ?? new Map<string, { at: number; value: number }>();
    this.#byQuantity.set(key, byStation);
    const known = byStation.get(stationId);
    if (!known || at >= known.at) byStation.set(stationId, { at, value });
  }

  /** Values of these stations that are of about the same time. */
  near({ factor, period, at }: Reading, stationIds: readonly string[]): number[] {
    const byStation = this.#byQuantity.get(`${factor}|${period}`);
    const within = Math.max(SAME_TIME_MS, PERIOD_MS[period]);
    return stationIds.flatMap((id) => {
      const newest = byStation?.get(id);
      return newest && Math.abs(newest.at - at) <= within ? [newest.value] : [];
    });
  }
}

/** Stations of the same category within a distance, nearest first; at most 30. */
export function neighboursOf(station: WatchedStation, subjects: Subjects, withinM: number): string[] {
  const near: { id: string; far: number }[] = [];
  for (const other of subjects.stations()) {
    if (other.id === station.id || other.category !== station.category) continue;
    const far = distanceM(station.position, other.position);
    if (far <= withinM) near.push({ id: other.id, far });
  }
  return near
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, 30)
    .map(({ id }) => id);
}

/** Differs from the median of its neighbours by more than `percent`, up or down. */
export function neighbourWatch(
  percent: number,
  neighbourIds: readonly string[],
  newest: NewestValues,
  deadBandPercent: number,
): Watch {
  return {
    find: (reading): Finding | undefined => {
      const values = newest.near(reading, neighbourIds).sort((a, b) => a - b);
      if (values.length < AT_LEAST) return undefined;
      const middle = values.length >> 1;
      const upper = values[middle] ?? 0;
      const median = values.length % 2 === 1 ? upper : ((values[middle - 1] ?? 0) + upper) / 2;
      if (median === 0) return undefined;
      const differs = ((reading.value - median) / Math.abs(median)) * 100;
      const isBack = Math.abs(differs) <= percent * (1 - deadBandPercent / 100);
      return {
        standing: Math.abs(differs) > percent ? 'beyond' : isBack ? 'back' : 'between',
        value: reading.value,
        limit: median + (Math.sign(differs) * Math.abs(median) * percent) / 100,
        percent: differs,
      };
    },
    remember: () => {},
  };
}
