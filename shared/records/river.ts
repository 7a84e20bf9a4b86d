import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const RIVER_CATEGORIES = ['mainRiver', 'tributary', 'canal', 'lake', 'other'] as const;

/** A river reach (河段): a line in the direction of the flow, joined to the next by codes. */
export const riverReachSchema = z.object({
  id: idOf('riverReach'),
  ...placeShape,
  category: z.enum(RIVER_CATEGORIES),
  riverName: z.string().max(100).optional(),
  /** Code of the reach that the water runs into; absent at the sea. */
  toCode: z.string().max(100).optional(),
  lengthM: z.number().min(0).optional(),
  widthM: z.number().min(0).max(50_000).optional(),
  depthM: z.number().min(0).max(2000).optional(),
  flowM3S: z.number().min(0).optional(),
  /** Mean velocity, metres a second. */
  velocityMS: z.number().min(0).max(20).optional(),
  /** Slope of the bed, metres per metre. */
  slope: z.number().min(0).max(1).optional(),
});
export type RiverReach = z.infer<typeof riverReachSchema>;

export const WATER_FACILITY_CATEGORIES = [
  'reservoir',
  'sluice',
  'dam',
  'wetland',
  'pond',
  'diversion',
  'bridge',
  'damSite',
  'pumpStation',
  'other',
] as const;

/** A place where polluted water can be held or turned aside (一河一策: 水库、闸坝、湿地、筑坝点 …). */
export const waterFacilitySchema = z.object({
  id: idOf('waterFacility'),
  ...placeShape,
  category: z.enum(WATER_FACILITY_CATEGORIES),
  riverName: z.string().max(100).optional(),
  volumeM3: z.number().min(0).optional(),
});
export type WaterFacility = z.infer<typeof waterFacilitySchema>;
