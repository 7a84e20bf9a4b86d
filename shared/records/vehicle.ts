import { z } from 'zod';
import { idOf, placeShape, timeSchema } from './base.ts';

export const VEHICLE_CATEGORIES = [
  'hazmat',
  'fire',
  'ambulance',
  'police',
  'monitoring',
  'engineering',
  'bus',
  'machinery',
  'other',
] as const;

/** A vehicle (车辆) by its plate; `position` is where it stands when nothing newer is known. */
export const vehicleSchema = z.object({
  id: idOf('vehicle'),
  ...placeShape,
  category: z.enum(VEHICLE_CATEGORIES),
  plateNumber: z.string().max(20).optional(),
  organisationName: z.string().max(200).optional(),
  substance: z.string().max(200).optional(),
  capacityPeople: z.number().int().min(0).optional(),
  loadKg: z.number().min(0).optional(),
  /** Number of its positioning device. */
  deviceCode: z.string().max(60).optional(),
});
export type Vehicle = z.infer<typeof vehicleSchema>;

/** Classes of radioactive sources by danger, most dangerous first (放射源分类办法: I–V). */
export const SOURCE_CLASSES = ['I', 'II', 'III', 'IV', 'V'] as const;
export const MOBILE_SOURCE_CATEGORIES = ['radiography', 'wellLogging', 'gauge', 'medical', 'other'] as const;

/** A mobile radioactive source (移动放射源). */
export const mobileSourceSchema = z.object({
  id: idOf('mobileSource'),
  ...placeShape,
  category: z.enum(MOBILE_SOURCE_CATEGORIES),
  nuclide: z.string().max(40).optional(),
  /** Activity, becquerel. */
  activityBq: z.number().min(0).optional(),
  /** When it had that activity, epoch milliseconds. */
  activityAt: timeSchema.optional(),
  sourceClass: z.enum(SOURCE_CLASSES).optional(),
  organisationName: z.string().max(200).optional(),
  /** Radius round `position` that it must not leave, metres. */
  fenceRadiusM: z.number().positive().max(200_000).optional(),
  deviceCode: z.string().max(60).optional(),
});
export type MobileSource = z.infer<typeof mobileSourceSchema>;
