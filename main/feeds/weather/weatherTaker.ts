import type { Station } from '../../../shared/records/station.ts';
import { type Weather, weatherSchema } from '../../../shared/records/weather.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import { VERDICT } from '../../../shared/telemetry/reading.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/types.ts';
import type { SubjectBook } from '../subjectBook.ts';

/** The log gets one observation of a station in this time: it is for the desk, the readings are kept elsewhere. */
const OBSERVED_EVERY_MS = 10 * 60_000;
/** Values of one observation arrive within this. */
const TOGETHER_MS = 60_000;

const TEMPERATURE = 'a01001';
const HUMIDITY = 'a01002';
const PRESSURE = 'a01006';
const WIND_SPEED = 'a01007';
const WIND_FROM = 'a01008';
const FACTORS: ReadonlySet<string> = new Set([TEMPERATURE, HUMIDITY, PRESSURE, WIND_SPEED, WIND_FROM]);
/** What says that a value is not to be believed. */
const DOUBTFUL = VERDICT.invalid | VERDICT.flagged | VERDICT.condition;

export interface WeatherTakerDeps {
  readonly store: Store;
  readonly book: SubjectBook;
  readonly newId: <Kind extends string>(kind: Kind) => `${Kind}:${string}`;
  readonly log: Log;
}

interface Observing {
  readonly values: Map<string, { at: number; value: number }>;
  /** Time of the last observation that was written down. */
  writtenAt: number;
}

/**
 * Readings of weather stations become `weather.observed` events (source `station`), so that the wind of the top bar and
 * of the models is the measured one.
 * W1: at most one event in 10 minutes and station, and only with wind speed, direction and temperature of one minute.
 */
export function createWeatherTaker({ store, book, newId, log }: WeatherTakerDeps) {
  const stations = new Map<string, Observing>();

  const write = (station: Station, at: number, values: Observing['values']) => {
    const near = (factor: string) => {
      const known = values.get(factor);
      return known && Math.abs(known.at - at) <= TOGETHER_MS ? known.value : undefined;
    };
    const [speed, from, celsius] = [near(WIND_SPEED), near(WIND_FROM), near(TEMPERATURE)];
    if (speed === undefined || from === undefined || celsius === undefined) return false;
    const humidity = near(HUMIDITY);
    const pressure = near(PRESSURE);
    const parsed = weatherSchema.safeParse({
      ...{
        id: newId('weather'),
        observedAt: at,
        observedBy: station.id,
        source: 'station',
        position: station.position,
      },
      ...{ windSpeedMs: speed, windFromDeg: from, temperatureK: celsius + 273.15 },
      ...(humidity === undefined ? {} : { relativeHumidity: humidity / 100 }),
      ...(pressure === undefined ? {} : { pressurePa: pressure * 1000 }),
    });
    if (!parsed.success) return false;
    const weather: Weather = parsed.data;
    store
      .write('system', () => ({ events: [{ type: 'weather.observed', payload: { weather } }], result: undefined }))
      .catch((error: unknown) => log.error({ err: error, station: station.id }, 'weather could not be written down'));
    return true;
  };

  const take = (station: Station, reading: Reading) => {
    let observing = stations.get(station.id);
    if (!observing) {
      observing = { values: new Map(), writtenAt: Number.NEGATIVE_INFINITY };
      stations.set(station.id, observing);
    }
    const { at, value, factor } = reading;
    const known = observing.values.get(factor);
    if (!known || at >= known.at) observing.values.set(factor, { at, value });
    if (at - observing.writtenAt < OBSERVED_EVERY_MS) return;
    if (write(station, at, observing.values)) observing.writtenAt = at;
  };

  return {
    name: 'weather',
    readings(readings: readonly Reading[]): void {
      for (const reading of readings) {
        if (!FACTORS.has(reading.factor) || (reading.verdict & DOUBTFUL) !== 0 || reading.period === 'day') continue;
        const station = book.station(reading.stationId);
        if (station?.category === 'weather') take(station, reading);
      }
    },
  };
}
