import { z } from 'zod';
import { idOf, placeShape } from './base.ts';
import { fileIdSchema } from './document.ts';

export const PANORAMA_CATEGORIES = ['photo', 'scene'] as const;

/**
 * An all-round picture (全景) taken at `position` (height above ground in `position.heightM`): a photograph
 * (equirectangular), or drawn from the 3D scene when it is opened.
 */
export const panoramaSchema = z.object({
  id: idOf('panorama'),
  ...placeShape,
  category: z.enum(PANORAMA_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  /** Direction of the picture's middle, degrees clockwise from north. @default 0 */
  headingDeg: z.number().min(0).max(360).optional(),
  fileId: fileIdSchema.optional(),
});
export type Panorama = z.infer<typeof panoramaSchema>;
