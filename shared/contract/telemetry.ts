import { z } from 'zod';
import { LANGUAGES } from '../i18n/index.ts';
import { timeSchema } from '../records/base.ts';
import { DATA_FLAGS, PERIODS, readingSchema } from '../telemetry/reading.ts';
import { command, DESK, EVERYONE, query } from './operation.ts';

/** Series compared in one chart or written to one file. */
export const MAX_SERIES = 20;
/** Points of one series in one answer. */
export const MAX_POINTS = 5_000;
/** Readings in one exported file. */
export const MAX_EXPORTED_READINGS = { csv: 1_000_000, xlsx: 100_000 } as const;

const stationId = z.string().min(1).max(80);
const factor = z.string().min(1).max(40);
const seriesAsked = z.array(z.strictObject({ stationId, factor })).min(1).max(MAX_SERIES);
/** Half open: `from` ≤ at < `to`. */
const range = { from: timeSchema, to: timeSchema };

/** `auto`: the period that suits the length of the range, of those that there is data of. */
export const HISTORY_PERIODS = ['auto', ...PERIODS] as const;

/**
 * [at, value, min, max, flag, verdict]: one reading, or a bucket of them (start, mean, lowest, highest, worst flag, all
 * verdicts' bits). Extremes are never thinned away.
 */
export const seriesPointSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number(),
  z.enum(DATA_FLAGS),
  z.number().int().min(0).max(255),
]);
export type SeriesPoint = z.infer<typeof seriesPointSchema>;

export const readingSeriesSchema = z.object({
  stationId,
  factor,
  /** Of the readings shown; what was asked for when there are none. */
  period: z.enum(PERIODS),
  /** Length of a bucket, milliseconds; 0 when every point is one reading. */
  bucketMs: z.number().min(0),
  /** Readings behind the points. */
  count: z.number().int().min(0),
  points: z.array(seriesPointSchema),
});
export type ReadingSeries = z.infer<typeof readingSeriesSchema>;

export const measuredFactorSchema = z.object({
  factor,
  period: z.enum(PERIODS),
  last: readingSchema,
  firstAt: timeSchema,
  lastAt: timeSchema,
  count: z.number().int().min(0),
  /** Feed whose values count: its one authoritative producer. */
  feedId: z.string().max(80),
  /** Values of other feeds that were refused since the hub started. */
  refused: z.number().int().min(0),
});
export type MeasuredFactor = z.infer<typeof measuredFactorSchema>;

/** [at, lon, lat, speed m/s, heading °, dose rate µSv/h]. */
export const trailPointSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);
export type TrailPoint = z.infer<typeof trailPointSchema>;

/** Readings and tracks: what was measured and where things were. */
export const telemetryOperations = {
  'readings.latest': query(
    'Newest reading of every station, factor and period, or of some stations',
    EVERYONE,
    z.strictObject({ stationIds: z.array(stationId).max(10_000).optional() }),
    z.object({ readings: z.array(readingSchema) }),
  ),
  'readings.history': query(
    'Readings over time for charts, thinned to maxPoints with extremes, flags and verdicts kept',
    EVERYONE,
    z.strictObject({
      series: seriesAsked,
      ...range,
      period: z.enum(HISTORY_PERIODS).default('auto'),
      maxPoints: z.number().int().min(10).max(MAX_POINTS).default(2_000),
    }),
    z.object({ series: z.array(readingSeriesSchema) }),
  ),
  'readings.factors': query(
    'What a station has measured: factors, periods, last values, since when, from which feed',
    EVERYONE,
    z.strictObject({ stationId }),
    z.object({ factors: z.array(measuredFactorSchema) }),
  ),
  'readings.export': query(
    'Readings as a file, every one that is kept (older than 30 days: minute or hour means)',
    EVERYONE,
    z.strictObject({
      series: seriesAsked,
      ...range,
      period: z.enum(HISTORY_PERIODS).default('auto'),
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(LANGUAGES).default('zh-CN'),
    }),
    z.object({ fileName: z.string(), mediaType: z.string(), content: z.base64(), readings: z.number().int().min(0) }),
  ),
  'readings.setProducer': command(
    'Decide which feed is the authoritative producer of a station and factor',
    DESK,
    z.strictObject({ stationId, factor, feedId: z.string().min(1).max(80) }),
    z.object({ changed: z.number().int().min(0) }),
  ),
  'tracks.trail': query(
    'Where a vehicle or mobile source was, thinned to maxPoints',
    EVERYONE,
    z.strictObject({
      subjectId: z.string().min(1).max(80),
      ...range,
      maxPoints: z.number().int().min(2).max(MAX_POINTS).default(2_000),
    }),
    z.object({ points: z.array(trailPointSchema) }),
  ),
} as const;
