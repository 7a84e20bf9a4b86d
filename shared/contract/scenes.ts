import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { EVERYONE, query } from './operation.ts';

const subjectId = z.string().max(80);

/** A 3D scene of a park with its firms, or of one firm that stands alone. */
export const sceneSchema = z.object({
  /** The park or firm that it is of. */
  subjectId,
  name: z.string(),
  /** Where its local metres begin: on the ellipsoid, x east, y up, z south in its models. */
  origin: positionSchema,
  /** Of the circle about the origin that holds it all, metres; from the last build, a guess before. */
  radiusM: z.number().min(0),
  firms: z.number().int().min(0),
  installations: z.number().int().min(0),
  drains: z.number().int().min(0),
  state: z.enum(['missing', 'building', 'ready']),
});
export type SceneInfo = z.infer<typeof sceneSchema>;

/** A scene whose files are there; addresses below the hub's own, with a session (`Authorization: Bearer`). */
export const readySceneSchema = sceneSchema.extend({
  state: z.literal('ready'),
  /** `tileset.json` (3D Tiles 1.1) of ground and bodies. */
  url: z.string(),
  /** `drains.json` of what lies under the ground, where there is any. */
  drainsUrl: z.string().optional(),
  /**
   * Ground and bodies in one binary glTF in local metres: x east, y up, z south of `origin`. Asked for a firm of a park,
   * that firm's bodies are in detail and the others are not.
   */
  glbUrl: z.string(),
  triangles: z.number().int().min(0),
  bytes: z.number().int().min(0),
});
export type ReadyScene = z.infer<typeof readySceneSchema>;

/** 3D scenes built from the records. They are derived: building one changes no record. */
export const sceneOperations = {
  'scenes.list': query(
    'Parks and firms that have a 3D scene',
    EVERYONE,
    z.strictObject({}),
    z.object({ scenes: z.array(sceneSchema) }),
  ),
  'scenes.ensure': query(
    'The 3D scene of a park or firm, built when it is missing or its records changed; a firm of a park is in the park’s',
    EVERYONE,
    z.strictObject({ subjectId }),
    z.object({ scene: readySceneSchema }),
  ),
} as const;
