import type { Weather } from '../../../shared/records/weather.ts';

/** The newest observation; undefined when there is none. */
export function latestWeather(observations: readonly Weather[]): Weather | undefined {
  return observations.reduce<Weather | undefined>(
    (latest, weather) => (latest && latest.observedAt >= weather.observedAt ? latest : weather),
    undefined,
  );
}

/** Older than this, an observation says little about the wind now, ms. */
export const WEATHER_STALE_MS = 60 * 60_000;
