import { z } from 'zod';
import { defineModel } from './model.ts';

export const STABILITY_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type StabilityClass = (typeof STABILITY_CLASSES)[number];

const inputSchema = z.strictObject({
  /** At 10 m above ground. */
  windSpeedMs: z.number().min(0).max(100),
  /** Incoming sun by day, or night. */
  insolation: z.enum(['strong', 'moderate', 'slight', 'night']),
  /** Cloud cover in eighths; only the night columns ask for it. */
  cloudOktas: z.number().int().min(0).max(8).default(0),
});

/** Turner's table as ALOHA prints it: upper bound of the wind (m/s, inclusive), then the class by column. */
const TABLE: readonly (readonly [
  number,
  Record<'strong' | 'moderate' | 'slight' | 'cloudyNight' | 'clearNight', StabilityClass>,
])[] = [
  [2, { strong: 'A', moderate: 'B', slight: 'B', cloudyNight: 'F', clearNight: 'F' }],
  [3, { strong: 'B', moderate: 'B', slight: 'C', cloudyNight: 'E', clearNight: 'F' }],
  [5, { strong: 'B', moderate: 'C', slight: 'D', cloudyNight: 'D', clearNight: 'E' }],
  [6, { strong: 'C', moderate: 'D', slight: 'D', cloudyNight: 'D', clearNight: 'D' }],
  [Number.POSITIVE_INFINITY, { strong: 'C', moderate: 'D', slight: 'D', cloudyNight: 'D', clearNight: 'D' }],
];

/** Night counts as cloudy from this cover on, eighths. */
const CLOUDY_OKTAS = 4;
/** Below this wind the Gaussian models do not hold, m/s. */
const LOWEST_WIND_MS = 1;

/** Atmospheric stability class, Pasquill–Turner. */
export const stability = defineModel({
  name: 'stability',
  version: 1,
  summary: 'Pasquill–Turner stability class from wind, insolation and cloud',
  source: 'Turner’s classes as in the ALOHA technical documentation (NOAA Technical Memorandum NOS OR&R 43)',
  input: inputSchema,
  output: z.object({ stabilityClass: z.enum(STABILITY_CLASSES), warnings: z.array(z.string()) }),
  run({ windSpeedMs, insolation, cloudOktas }) {
    const night = cloudOktas >= CLOUDY_OKTAS ? 'cloudyNight' : 'clearNight';
    const column = insolation === 'night' ? night : insolation;
    const row = TABLE.find(([upTo]) => windSpeedMs <= upTo);
    const warnings = windSpeedMs < LOWEST_WIND_MS ? ['model.windTooLow'] : [];
    return { stabilityClass: row ? row[1][column] : 'D', warnings };
  },
});
