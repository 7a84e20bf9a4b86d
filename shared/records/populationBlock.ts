import { z } from 'zod';
import { idOf, placeShape } from './base.ts';
import { populationSchema } from './sensitiveArea.ts';

export const POPULATION_BLOCK_CATEGORIES = ['urban', 'town', 'village', 'other'] as const;

/** A block of residents (人口网格): how many people live there, by day and by night. */
export const populationBlockSchema = z.object({
  id: idOf('populationBlock'),
  ...placeShape,
  category: z.enum(POPULATION_BLOCK_CATEGORIES),
  population: populationSchema.optional(),
  households: z.number().int().min(0).optional(),
});
export type PopulationBlock = z.infer<typeof populationBlockSchema>;
