import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

/** GB 51143-2015 kinds: emergency; fixed short, medium, long; central. */
export const SHELTER_CATEGORIES = ['emergency', 'fixedShort', 'fixedMedium', 'fixedLong', 'central', 'other'] as const;

/** A shelter (避难场所). */
export const shelterSchema = z.object({
  id: idOf('shelter'),
  ...placeShape,
  category: z.enum(SHELTER_CATEGORIES),
  capacityPeople: z.number().int().min(0).optional(),
  areaM2: z.number().min(0).optional(),
});
export type Shelter = z.infer<typeof shelterSchema>;
