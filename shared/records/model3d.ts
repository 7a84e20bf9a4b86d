import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const MODEL3D_CATEGORIES = ['tileset', 'glb'] as const;

/**
 * A surveyor's 3D model that was imported (三维模型), its files below the hub's `/models/<folder>/`. A tileset's `entry`
 * always stands where it belongs on Earth: one that came without a place is wrapped by the import, so `position`,
 * `headingDeg` and `scale` need not be applied to it. A glTF stands at `position`, its −Z axis (x east, y up) turned to
 * `headingDeg`, enlarged by `scale`.
 */
export const model3dSchema = z.object({
  id: idOf('model3d'),
  ...placeShape,
  category: z.enum(MODEL3D_CATEGORIES),
  /** Folder of the hub's `models/` that holds it. */
  folder: z.string().regex(/^[0-9A-Za-z_-]{1,80}$/),
  /** The file in it that is opened first. */
  entry: z.string().min(1).max(300),
  bytes: z.number().int().min(0),
  headingDeg: z.number().min(0).max(360).optional(),
  scale: z.number().positive().max(10_000).optional(),
});
export type Model3d = z.infer<typeof model3dSchema>;
