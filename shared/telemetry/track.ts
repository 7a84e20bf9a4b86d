import { z } from 'zod';
import { timeSchema } from '../records/base.ts';

/** One report of where something that moves is. WGS-84. */
export interface TrackPoint {
  /** Id of a vehicle or mobile source record. */
  readonly subjectId: string;
  /** Epoch milliseconds, by the device. */
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  readonly speedMs?: number | undefined;
  /** Degrees clockwise from north. */
  readonly headingDeg?: number | undefined;
  /** Dose rate at the source's own monitor, microsievert an hour. */
  readonly doseRateUsvH?: number | undefined;
  readonly receivedAt: number;
  readonly feedId: string;
}

export const trackPointSchema = z.object({
  subjectId: z.string().max(80),
  at: timeSchema,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  speedMs: z.number().min(0).max(200).optional(),
  headingDeg: z.number().min(0).max(360).optional(),
  doseRateUsvH: z.number().min(0).optional(),
  receivedAt: timeSchema,
  feedId: z.string().max(80),
});
