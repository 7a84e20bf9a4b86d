import type { z } from 'zod';
import { toWgs84 } from '../../shared/geodesy/convert.ts';
import { type Factor, factorNamed, factorOf, unitAt } from '../../shared/telemetry/factors.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import {
  pushedPositionSchema,
  pushedRadiationSchema,
  pushedReadingSchema,
  pushedWeatherSchema,
  type REFUSALS,
} from './push/message.ts';
import type { SubjectBook } from './subjectBook.ts';

/** A clock of a device may be ahead by so much. */
const AHEAD_MS = 10 * 60_000;
/** Nothing measured before 2000 arrives as news. */
const OLDEST_MS = 946_684_800_000;

/** One item was not taken. */
export interface Refusal {
  readonly reason: (typeof REFUSALS)[number];
  readonly what: string;
}
export type Taken<Item> = readonly Item[] | Refusal;

export const isRefusal = <Item>(taken: Taken<Item>): taken is Refusal => !Array.isArray(taken);

/** What one piece of one message becomes: the same for every source that is not HJ 212. */
export interface ItemReader {
  reading(item: unknown): Taken<Reading>;
  weather(item: unknown): Taken<Reading>;
  radiation(item: unknown): Taken<Reading>;
  position(item: unknown): Taken<TrackPoint>;
}

const WEATHER_FACTORS = {
  windSpeedMs: 'a01007',
  windFromDeg: 'a01008',
  temperatureC: 'a01001',
  humidityPercent: 'a01002',
  pressureKPa: 'a01006',
  rainMmH: '0901040104',
} as const;
const DOSE_RATE = '0102060301';

/** @param now epoch milliseconds of receipt @param feedId who brings it */
export function itemReader(book: SubjectBook, now: number, feedId: string): ItemReader {
  const received = { receivedAt: now, feedId, verdict: 0 } as const;

  return {
    reading(item) {
      const checked = check(pushedReadingSchema, item);
      if ('reason' in checked) return checked;
      const { station: reference, factor: factorText, unit, value, at, period, flag, min, max, total } = checked.data;
      const station = book.station(reference);
      if (!station) return { reason: 'unknownStation', what: reference };
      const late = timeRefusal(at, now);
      if (late) return late;
      const factor = factorNamed(factorText) ?? factorOf(factorText);
      const scale = scaleTo(factor, unit, station.category);
      if (scale === undefined) return { reason: 'unit', what: `${factorText} ${unit ?? ''}` };
      const extremes = {
        ...(min === undefined ? {} : { min: min * scale }),
        ...(max === undefined ? {} : { max: max * scale }),
        ...(total === undefined ? {} : { total }),
      };
      const plain = { stationId: station.id, factor: factor.code, period, at, flag, ...received };
      return [{ ...plain, value: value * scale, ...extremes }];
    },

    weather(item) {
      const checked = check(pushedWeatherSchema, item);
      if ('reason' in checked) return checked;
      const { station: reference, at, period, flag, ...values } = checked.data;
      const station = book.station(reference);
      if (!station) return { reason: 'unknownStation', what: reference };
      const late = timeRefusal(at, now);
      if (late) return late;
      const readings: Reading[] = [];
      for (const [name, factor] of Object.entries(WEATHER_FACTORS)) {
        const value = values[name as keyof typeof WEATHER_FACTORS];
        if (value !== undefined) readings.push({ stationId: station.id, factor, period, at, value, flag, ...received });
      }
      return readings.length > 0 ? readings : { reason: 'invalid', what: 'weather' };
    },

    radiation(item) {
      const checked = check(pushedRadiationSchema, item);
      if ('reason' in checked) return checked;
      const { station: reference, at, period, flag, doseRateNGyH } = checked.data;
      const station = book.station(reference);
      if (!station) return { reason: 'unknownStation', what: reference };
      const late = timeRefusal(at, now);
      if (late) return late;
      return [{ stationId: station.id, factor: DOSE_RATE, period, at, value: doseRateNGyH, flag, ...received }];
    },

    position(item) {
      const checked = check(pushedPositionSchema, item);
      if ('reason' in checked) return checked;
      const { subject: reference, at, lon, lat, coordinateSystem, speedKmh, headingDeg, doseRateUsvH } = checked.data;
      const subject = book.mover(reference);
      if (!subject) return { reason: 'unknownSubject', what: reference };
      const late = timeRefusal(at, now);
      if (late) return late;
      const place = coordinateSystem === 'wgs84' ? ([lon, lat] as const) : toWgs84(coordinateSystem)(lon, lat);
      if (!place) return { reason: 'invalid', what: 'lon, lat' };
      return [
        {
          ...{ subjectId: subject.id, at, lon: place[0], lat: place[1], receivedAt: now, feedId },
          ...(speedKmh === undefined ? {} : { speedMs: speedKmh / 3.6 }),
          ...(headingDeg === undefined ? {} : { headingDeg }),
          ...(doseRateUsvH === undefined ? {} : { doseRateUsvH }),
        },
      ];
    },
  };
}

function check<Schema extends z.ZodType>(schema: Schema, item: unknown): { data: z.output<Schema> } | Refusal {
  const parsed = schema.safeParse(item);
  if (parsed.success) return { data: parsed.data };
  const issue = parsed.error.issues[0];
  return { reason: 'invalid', what: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 200) };
}

function timeRefusal(at: number, now: number): Refusal | undefined {
  if (at > now + AHEAD_MS) return { reason: 'future', what: new Date(at).toISOString() };
  if (at < OLDEST_MS) return { reason: 'tooOld', what: new Date(at).toISOString() };
  return undefined;
}

const GRAMS: Readonly<Record<string, number>> = { ng: 1e-9, µg: 1e-6, mg: 1e-3, g: 1 };

/** One way of writing a unit: `ug/m3`, `μg/m³` and `µg/m³` are the same. */
const plainUnit = (unit: string): string =>
  unit.normalize('NFKC').trim().replaceAll('μ', 'µ').replace(/^ug\//, 'µg/').replace(/m3$/, 'm³');

/** What a value in `unit` is multiplied by to be in the factor's unit at this station; undefined: it cannot be. */
function scaleTo(factor: Factor, unit: string | undefined, category: string): number | undefined {
  if (unit === undefined) return 1;
  const [given, wanted] = [plainUnit(unit), plainUnit(unitAt(factor, category))];
  if (given === wanted) return 1;
  const [, from = '', fromPer = ''] = /^(ng|µg|mg|g)\/(.+)$/.exec(given) ?? [];
  const [, to = '', toPer = ''] = /^(ng|µg|mg|g)\/(.+)$/.exec(wanted) ?? [];
  const [fromGrams, toGrams] = [GRAMS[from], GRAMS[to]];
  if (fromGrams === undefined || toGrams === undefined || fromPer !== toPer) return undefined;
  return fromGrams / toGrams;
}
