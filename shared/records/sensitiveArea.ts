import { z } from 'zod';
import { idOf, placeShape, timeSchema } from './base.ts';

export const SENSITIVE_AREA_CATEGORIES = [
  'residents',
  'school',
  'hospital',
  'careHome',
  'intake',
  'reserve',
  'office',
  'publicPlace',
  'other',
] as const;

/** People there, by day and by night, with the date of the count. */
export const populationSchema = z.object({
  day: z.number().int().min(0).optional(),
  night: z.number().int().min(0).optional(),
  asOf: timeSchema.optional(),
});

/** An environmental sensitive area or receptor (环境敏感目标). */
export const sensitiveAreaSchema = z.object({
  id: idOf('sensitiveArea'),
  ...placeShape,
  category: z.enum(SENSITIVE_AREA_CATEGORIES),
  population: populationSchema.optional(),
});
export type SensitiveArea = z.infer<typeof sensitiveAreaSchema>;
