import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, timeSchema } from './base.ts';

/** One observation of the weather, typed by hand or from a station. */
export const weatherSchema = z.object({
  id: idOf('weather'),
  observedAt: timeSchema,
  observedBy: z.string().max(80),
  source: z.enum(['manual', 'station']),
  position: positionSchema.optional(),
  /** At 10 m above ground. */
  windSpeedMs: z.number().min(0).max(100),
  /** Where the wind comes from, degrees clockwise from north. */
  windFromDeg: z.number().min(0).max(360),
  temperatureK: z.number().min(180).max(340),
  relativeHumidity: z.number().min(0).max(1).optional(),
  pressurePa: z.number().min(30_000).max(110_000).optional(),
  /** Cloud cover in eighths of the sky. */
  cloudOktas: z.number().int().min(0).max(8).optional(),
});
export type Weather = z.infer<typeof weatherSchema>;
