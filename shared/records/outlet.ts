import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const OUTLET_CATEGORIES = ['wasteWater', 'wasteGas', 'rainWater', 'river', 'other'] as const;

/** A discharge outlet (排放口) of a firm, or one into a river (入河排污口). */
export const outletSchema = z.object({
  id: idOf('outlet'),
  ...placeShape,
  category: z.enum(OUTLET_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  /** River or works that takes the water (受纳水体). */
  receivingWater: z.string().max(100).optional(),
  factors: z.string().max(500).optional(),
  /** Permitted flow, cubic metres a day. */
  permittedFlowM3Day: z.number().min(0).optional(),
  /** Height of a stack, metres. */
  structureHeightM: z.number().positive().max(500).optional(),
});
export type Outlet = z.infer<typeof outletSchema>;
