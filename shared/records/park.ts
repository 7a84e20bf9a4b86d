import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const PARK_CATEGORIES = ['chemical', 'industrial', 'port', 'other'] as const;

/** An industrial park (园区); its outline is the geometry. */
export const parkSchema = z.object({
  id: idOf('park'),
  ...placeShape,
  category: z.enum(PARK_CATEGORIES),
  areaM2: z.number().min(0).optional(),
  /** Body that runs it (管委会). */
  organisationName: z.string().max(200).optional(),
});
export type Park = z.infer<typeof parkSchema>;
