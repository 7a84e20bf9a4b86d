import { z } from 'zod';
import { VEHICLE_CATEGORIES } from '../records/vehicle.ts';
import { EVERYONE, query } from './operation.ts';

/** Most subjects described by one answer: a page asks in parts, so that the hub stays free for others between them. */
export const MAX_DESCRIBED = 1_000;

/** What the map needs of everything that moves, without its whole records. */
export const trackOperations = {
  'tracks.describe': query(
    'Category and name of vehicles by id, in the order asked; null for what is not a known vehicle',
    EVERYONE,
    z.strictObject({ subjectIds: z.array(z.string().min(1).max(80)).max(MAX_DESCRIBED) }),
    z.object({
      vehicles: z.array(z.tuple([z.enum(VEHICLE_CATEGORIES), z.string().max(200)]).nullable()),
    }),
  ),
} as const;
