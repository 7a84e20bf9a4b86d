import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { SEARCHED_KINDS } from '../search/fields.ts';
import { EVERYONE, query } from './operation.ts';

const searchedKind = z.enum(SEARCHED_KINDS);
/** Part of a text that was found: indexes of its first character and of the one after its last. */
const rangeSchema = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** A record that the search found, with what is needed to show it in a list. */
export const searchHitSchema = z.object({
  id: z.string(),
  kind: searchedKind,
  category: z.string().optional(),
  name: z.string(),
  /** What of the name answered. */
  nameRanges: z.array(rangeSchema),
  /** One line about it: its address, its firm. */
  detail: z.string().optional(),
  /** Another field that answered: its name, its text, and what of it. */
  matched: z.object({ field: z.string(), text: z.string(), ranges: z.array(rangeSchema) }).optional(),
  position: positionSchema.optional(),
  /** Distance from `near`, metres. */
  distanceM: z.number().min(0).optional(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** The one search box. */
export const searchOperations = {
  'search.find': query(
    'Records by any part of their names, codes, addresses, substances …, also in Pinyin or its initials',
    EVERYONE,
    z.strictObject({
      text: z.string().max(200),
      kinds: z.array(searchedKind).min(1).optional(),
      /** Of those that answer equally well the nearest come first. */
      near: positionSchema.optional(),
      limit: z.number().int().min(1).max(200).default(40),
    }),
    z.object({
      /** Best first. */
      hits: z.array(searchHitSchema),
      /** True when more than `limit` were found: a longer query says which. */
      more: z.boolean(),
    }),
  ),
} as const;
