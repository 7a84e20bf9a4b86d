import { z } from 'zod';
import { idOf, nameSchema, textSchema, timeSchema } from './base.ts';

/** What lay within one ring when the report was made. */
export const ringCountSchema = z.object({
  radiusM: z.number().positive(),
  sensitiveAreas: z.number().int().min(0),
  riskSources: z.number().int().min(0),
  firms: z.number().int().min(0),
  people: z.number().int().min(0),
  /** How many of the counted places state no population: the sum is then a lower bound. */
  placesWithoutPopulation: z.number().int().min(0),
});
export type RingCount = z.infer<typeof ringCountSchema>;

/** A report as it was produced: kept, never rewritten. */
export const reportSchema = z.object({
  id: idOf('report'),
  incidentId: idOf('incident'),
  title: nameSchema,
  producedAt: timeSchema,
  producedBy: z.string().max(80),
  /** Log sequence number up to which the report tells the incident. */
  upToSeq: z.number().int().min(0),
  rings: z.array(ringCountSchema).max(5),
  summary: textSchema,
});
export type Report = z.infer<typeof reportSchema>;
