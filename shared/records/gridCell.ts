import { z } from 'zod';
import { idOf, placeShape } from './base.ts';
import { populationSchema } from './sensitiveArea.ts';

export const GRID_CELL_CATEGORIES = ['city', 'county', 'township', 'cell'] as const;

/** A cell of the four-level grid (网格): city, county, township, cell; `contact` is its holder. */
export const gridCellSchema = z.object({
  id: idOf('gridCell'),
  ...placeShape,
  category: z.enum(GRID_CELL_CATEGORIES),
  /** Code of the cell it belongs to; absent for the city. */
  parentCode: z.string().max(100).optional(),
  areaM2: z.number().min(0).optional(),
  population: populationSchema.optional(),
});
export type GridCell = z.infer<typeof gridCellSchema>;
