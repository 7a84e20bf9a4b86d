import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const STATION_CATEGORIES = [
  'air',
  'surfaceWater',
  'radiation',
  'wasteWater',
  'wasteGas',
  'parkBoundary',
  'groundWater',
  'weather',
  'other',
] as const;

/** A monitoring station or point (监测站点): what its device measures arrives as readings. */
export const stationSchema = z.object({
  id: idOf('station'),
  ...placeShape,
  category: z.enum(STATION_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  /** MN of HJ 212: the number that the device sends. */
  deviceCode: z.string().max(60).optional(),
  /** Factors measured, separated by `;`. */
  factors: z.string().max(500).optional(),
  riverName: z.string().max(100).optional(),
});
export type Station = z.infer<typeof stationSchema>;
