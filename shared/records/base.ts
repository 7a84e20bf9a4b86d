import { z } from 'zod';
import { geometrySchema, positionSchema } from '../geo.ts';

/** An id is `kind:unique`; the unique part is time-sortable. */
export const idOf = <Kind extends string>(kind: Kind) =>
  z
    .string()
    .max(80)
    .regex(new RegExp(`^${kind}:[0-9A-Za-z_-]{1,60}$`));

export const nameSchema = z.string().trim().min(1).max(200);
export const textSchema = z.string().max(4000);
export const timeSchema = z.number().int().min(0).max(8.64e15);

/** One number, one source: who produced the datum, as of when, and how it got in. */
export const provenanceSchema = z.object({
  /** Producing department. */
  producer: z.string().max(200),
  /** Date the datum was true, epoch ms; absent when the source did not say. */
  asOf: timeSchema.optional(),
  /** The import that brought it, and the row (1-based) or feature of its file. */
  importId: z.string().max(80).optional(),
  file: z.string().max(300).optional(),
  row: z.number().int().min(1).optional(),
  /** Fields that another than `producer` said: the owner of each, and as of when. */
  parts: z
    .record(z.string().max(60), z.object({ producer: z.string().max(200), asOf: timeSchema.optional() }))
    .optional(),
  /** Synthetic demonstration data (演示数据). */
  demo: z.boolean().optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const contactSchema = z.object({ name: z.string().max(100).optional(), phone: z.string().max(60).optional() });

/** What every thing on the map has. */
export const placeShape = {
  code: z.string().max(100).optional(),
  name: nameSchema,
  position: positionSchema,
  geometry: geometrySchema.optional(),
  address: z.string().max(300).optional(),
  contact: contactSchema.optional(),
  remark: textSchema.optional(),
  provenance: provenanceSchema,
};
