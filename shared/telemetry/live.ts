import { z } from 'zod';
import { type Columns, readColumns } from './columns.ts';
import { flagAt } from './flagOrder.ts';
import { PERIODS, type Reading } from './reading.ts';

/** Names of the Socket.io messages of live data. */
export const LIVE_MESSAGE = {
  /** page → hub: what the page shows; replaces what it said before. */
  watch: 'watch',
  /** hub → page, acknowledged: a `LiveMessage`. */
  live: 'live',
} as const;

/** What a page watches. Bounds (west, south, east, north, degrees; may cross 180°) only bring the tracks within. */
export const watchMessageSchema = z.strictObject({
  readings: z.boolean().default(false),
  tracks: z
    .union([
      z.boolean(),
      z.tuple([
        z.number().min(-180).max(180),
        z.number().min(-90).max(90),
        z.number().min(-180).max(180),
        z.number().min(-90).max(90),
      ]),
    ])
    .default(false),
});
export type Watched = z.input<typeof watchMessageSchema>;

/** Most rows of one message. */
export const LIVE_ROWS = 20_000;

/** Rows of a `readings` message. NaN: absent. `series` and `feed` are places in the tables that were sent. */
export const READING_ROW = {
  at: 'f64',
  value: 'f64',
  min: 'f64',
  max: 'f64',
  total: 'f64',
  receivedAt: 'f64',
  series: 'u32',
  feed: 'u32',
  flag: 'u8',
  verdict: 'u8',
} as const;
/** Rows of a `tracks` message: lon and lat in 1e-7 degrees (about a centimetre). NaN: absent. */
export const TRACK_ROW = {
  at: 'f64',
  lon: 'i32',
  lat: 'i32',
  speedMs: 'f32',
  headingDeg: 'f32',
  doseRateUsvH: 'f32',
  subject: 'u32',
} as const;
export type ReadingColumns = Columns<typeof READING_ROW>;
export type TrackColumns = Columns<typeof TRACK_ROW>;
/** Degrees of one unit of a track row's lon and lat. */
export const TRACK_DEGREES = 1e-7;

const tablePart = <Item extends z.ZodType>(item: Item) =>
  z.object({ from: z.number().int().min(0), names: z.array(item) });
const common = {
  /** The first message of this watch (or after a break): tables and contents begin anew. */
  first: z.boolean(),
  /** With this message the page has the latest of everything that it watches. */
  complete: z.boolean(),
  rows: z.number().int().min(0).max(LIVE_ROWS),
  body: z.custom<Uint8Array | ArrayBuffer>((value) => value instanceof Uint8Array || value instanceof ArrayBuffer),
};

/** hub → page. The tables only grow: `from` is the place of the first new name, and equals what the page has. */
export const liveMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('readings'),
    ...common,
    series: tablePart(z.tuple([z.string().max(80), z.string().max(40), z.enum(PERIODS)])),
    feeds: tablePart(z.string().max(80)),
  }),
  z.object({ kind: z.literal('tracks'), ...common, subjects: tablePart(z.string().max(80)) }),
]);
export type LiveMessage = z.infer<typeof liveMessageSchema>;
export type ReadingsMessage = Extract<LiveMessage, { kind: 'readings' }>;
export type TracksMessage = Extract<LiveMessage, { kind: 'tracks' }>;

/** Station, factor and period of a series. */
export type SeriesName = readonly [stationId: string, factor: string, period: Reading['period']];

/**
 * Readings of a message's rows; rows that point outside the tables or hold no number are left out.
 * Undefined when the body is not what the message says.
 */
export function readingsOf(
  message: ReadingsMessage,
  series: readonly SeriesName[],
  feeds: readonly string[],
): Reading[] | undefined {
  const columns = readColumns(READING_ROW, message.body, message.rows);
  if (!columns) return undefined;
  const readings: Reading[] = [];
  for (let row = 0; row < message.rows; row++) {
    const name = series[columns.series[row] ?? -1];
    const reading = name && readingAt(columns, row, name, feeds[columns.feed[row] ?? -1] ?? '');
    if (reading && Number.isFinite(reading.at) && Number.isFinite(reading.value)) readings.push(reading);
  }
  return readings;
}

/** The reading of one row. */
export function readingAt(columns: ReadingColumns, row: number, name: SeriesName, feedId: string): Reading {
  const [stationId, factor, period] = name;
  return {
    stationId,
    factor,
    period,
    at: columns.at[row] ?? 0,
    value: columns.value[row] ?? 0,
    ...present('min', columns.min[row]),
    ...present('max', columns.max[row]),
    ...present('total', columns.total[row]),
    flag: flagAt(columns.flag[row] ?? 0),
    receivedAt: columns.receivedAt[row] ?? 0,
    feedId,
    verdict: columns.verdict[row] ?? 0,
  };
}

function present<Name extends string>(name: Name, value: number | undefined): { readonly [Key in Name]?: number } {
  return value === undefined || Number.isNaN(value) ? {} : ({ [name]: value } as { [Key in Name]?: number });
}
