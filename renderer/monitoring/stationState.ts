import { isBelieved, isFlagged, SUSPICIOUS } from '../../shared/judging/belief.ts';
import { type Period, type Reading, VERDICT } from '../../shared/telemetry/reading.ts';
import type { StationState } from '../map/api.ts';
import type { Tone } from '../theme/tokens.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A point that sent values of this kind and then nothing for so long is silent: three missed values at least. */
export const SILENT_AFTER_MS: Readonly<Record<Period, number>> = {
  realtime: 10 * MINUTE_MS,
  minute: 30 * MINUTE_MS,
  hour: 3 * HOUR_MS,
  day: 50 * HOUR_MS,
};

/**
 * What one value says, without regard to its age, by the rules that alarms go by (J1). R1: what its device flagged, or
 * what cannot be believed for another reason, is never an exceedance.
 */
export function readingState({
  verdict,
  flag = '',
}: Pick<Reading, 'verdict'> & Partial<Pick<Reading, 'flag'>>): Exclude<StationState, 'silent'> {
  if (verdict & VERDICT.flagged || isFlagged(flag)) return 'flagged';
  if (!isBelieved(verdict)) return 'suspicious';
  if (verdict & VERDICT.exceedance) return 'exceeding';
  return verdict & SUSPICIOUS ? 'suspicious' : 'normal';
}

/** Names of the tests that a value did not pass, in the order of the bits. */
export function doubtsOf({ verdict }: Pick<Reading, 'verdict'>): readonly (keyof typeof VERDICT)[] {
  return (Object.keys(VERDICT) as (keyof typeof VERDICT)[]).filter((name) => verdict & VERDICT[name]);
}

const WEIGHT: Readonly<Record<StationState, number>> = {
  exceeding: 4,
  suspicious: 3,
  flagged: 2,
  silent: 1,
  normal: 0,
};

/** True when the value is so old that its station must be taken for silent. */
export function isSilent({ at, period, receivedAt }: Pick<Reading, 'at' | 'period' | 'receivedAt'>, nowMs: number) {
  return nowMs - Math.max(at, receivedAt) > SILENT_AFTER_MS[period];
}

/**
 * What the latest values of a station say together: the weightiest of those that are not out of date; `silent` when all
 * are; undefined when there never was one.
 */
export function stationState(readings: readonly Reading[], nowMs: number): StationState | undefined {
  if (readings.length === 0) return undefined;
  const fresh = readings.filter((reading) => !isSilent(reading, nowMs));
  if (fresh.length === 0) return 'silent';
  return fresh.map(readingState).reduce((worst, state) => (WEIGHT[state] > WEIGHT[worst] ? state : worst));
}

/** Colour of each state: the same meaning everywhere on the page. */
export const STATE_TONES: Readonly<Record<StationState, Tone>> = {
  normal: 'good',
  exceeding: 'order',
  suspicious: 'caution',
  flagged: 'advisory',
  silent: 'plain',
};

/** A sign beside the word, the same as in the map's symbols. */
export const STATE_SIGNS: Readonly<Record<StationState, string>> = {
  normal: '✓',
  exceeding: '!',
  suspicious: '?',
  flagged: '~',
  silent: '×',
};
