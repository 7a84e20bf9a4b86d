import { z } from 'zod';
import { DATA_FLAGS, PERIODS } from '../../../shared/telemetry/reading.ts';

/** Most items (readings, observations, positions) of one message. */
export const MAX_ITEMS = 5_000;
/** Largest message over HTTP, bytes. */
export const MAX_MESSAGE_BYTES = 2_000_000;

/** Epoch milliseconds, or ISO 8601 with its offset (`2026-05-01T08:00:00+08:00`). */
export const timeOfMessage = z.union([
  z.number().int().min(0).max(8.64e15),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);
const reference = z.string().trim().min(1).max(80);
const period = z.enum(PERIODS).default('realtime');
const flag = z.enum(DATA_FLAGS).default('');

/** One value; `station` is an id, a device number or a code, `factor` a code or a name in either language. */
export const pushedReadingSchema = z.strictObject({
  station: reference,
  factor: z.string().trim().min(1).max(40),
  at: timeOfMessage,
  value: z.number(),
  period,
  /** Of the value; the factor's own when left out. */
  unit: z.string().max(20).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  total: z.number().optional(),
  flag,
});

/** An observation of a weather station. */
export const pushedWeatherSchema = z.strictObject({
  station: reference,
  at: timeOfMessage,
  period,
  windSpeedMs: z.number().min(0).max(120).optional(),
  /** Where the wind comes from. */
  windFromDeg: z.number().min(0).max(360).optional(),
  temperatureC: z.number().min(-70).max(60).optional(),
  humidityPercent: z.number().min(0).max(100).optional(),
  pressureKPa: z.number().min(40).max(110).optional(),
  rainMmH: z.number().min(0).max(500).optional(),
  flag,
});

/** A dose rate at a radiation station, nanogray an hour. */
export const pushedRadiationSchema = z.strictObject({
  station: reference,
  at: timeOfMessage,
  period,
  doseRateNGyH: z.number().min(0).max(1e10),
  flag,
});

/** Where a vehicle or mobile source is; `subject` is an id, a device number, a code or a plate. */
export const pushedPositionSchema = z.strictObject({
  subject: reference,
  at: timeOfMessage,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  coordinateSystem: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  speedKmh: z.number().min(0).max(400).optional(),
  headingDeg: z.number().min(0).max(360).optional(),
  doseRateUsvH: z.number().min(0).max(1e9).optional(),
});

/** The lists of a message; their items are checked one by one, so that one bad item refuses only itself. */
export const messageSchema = z.strictObject({
  readings: z.array(z.unknown()).max(MAX_ITEMS).default([]),
  weather: z.array(z.unknown()).max(MAX_ITEMS).default([]),
  radiation: z.array(z.unknown()).max(MAX_ITEMS).default([]),
  positions: z.array(z.unknown()).max(MAX_ITEMS).default([]),
});

/** Why one item was refused. */
export const REFUSALS = [
  'invalid',
  'unknownStation',
  'unknownSubject',
  'unit',
  'future',
  'tooOld',
  'otherSource',
] as const;
export interface Refused {
  readonly list: 'readings' | 'weather' | 'radiation' | 'positions';
  /** Place in its list, from 0. */
  readonly index: number;
  readonly reason: (typeof REFUSALS)[number];
  /** The field or name it is about. */
  readonly what: string;
}

/** What the sender is told. */
export interface IngestAnswer {
  readonly accepted: { readonly readings: number; readonly positions: number };
  /** How many items were refused, and the first 100 of them. */
  readonly refusedCount: number;
  readonly refused: readonly Refused[];
}
