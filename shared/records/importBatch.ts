import { z } from 'zod';
import { idOf, nameSchema, timeSchema } from './base.ts';

/** One import of one file: what came in, and whether it was undone. */
export const importBatchSchema = z.object({
  id: idOf('importBatch'),
  name: nameSchema,
  kind: z.string().max(40),
  importedAt: timeSchema,
  importedBy: z.string().max(80),
  imported: z.number().int().min(0),
  updated: z.number().int().min(0),
  rejected: z.number().int().min(0),
  undoneAt: timeSchema.optional(),
  /** A file of the demonstration (演示数据). */
  demo: z.literal(true).optional(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;
