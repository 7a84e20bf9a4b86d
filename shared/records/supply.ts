import { z } from 'zod';
import { idOf, nameSchema, placeShape } from './base.ts';

/** Stock of one material in its own unit (as the depot counts it). */
export const supplyItemSchema = z.object({
  name: nameSchema,
  quantity: z.number().min(0),
  unit: z.string().max(20),
});

/** A supply depot (应急物资库) and what it holds. */
export const supplySchema = z.object({
  id: idOf('supply'),
  ...placeShape,
  items: z.array(supplyItemSchema).max(500),
});
export type Supply = z.infer<typeof supplySchema>;
