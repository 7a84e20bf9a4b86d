import { z } from 'zod';
import { idOf, nameSchema, provenanceSchema, textSchema, timeSchema } from './base.ts';

export const INSPECTION_CATEGORIES = ['random', 'routine', 'special', 'complaint', 'followUp'] as const;
export const PROBLEM_STATES = ['open', 'mended', 'accepted'] as const;

/** Something found wrong, and whether it was mended. */
export const problemSchema = z.object({
  text: textSchema.min(1),
  state: z.enum(PROBLEM_STATES),
  dueAt: timeSchema.optional(),
});

/** An inspection of a firm (执法检查). */
export const inspectionSchema = z.object({
  id: idOf('inspection'),
  name: nameSchema,
  category: z.enum(INSPECTION_CATEGORIES),
  firmId: idOf('firm'),
  at: timeSchema,
  inspectors: z.array(z.string().max(100)).max(20),
  findings: textSchema.optional(),
  problems: z.array(problemSchema).max(100),
  /** The draw that chose it. */
  drawId: idOf('inspectionDraw').optional(),
  provenance: provenanceSchema,
});
export type Inspection = z.infer<typeof inspectionSchema>;

/**
 * A random draw of firms and inspectors (双随机). Anyone can repeat it: the same seed over the same ordered pools gives
 * the same result.
 */
export const inspectionDrawSchema = z.object({
  id: idOf('inspectionDraw'),
  name: nameSchema,
  drawnAt: timeSchema,
  drawnBy: z.string().max(80),
  seed: z.string().min(1).max(100),
  /** Name and version of the drawing procedure. */
  method: z.string().max(60),
  /** Ordered pools that were drawn from. */
  firmPool: z.array(idOf('firm')).min(1).max(20_000),
  inspectorPool: z.array(z.string().max(100)).min(1).max(2000),
  /** What was drawn: each firm with its inspectors. */
  drawn: z.array(z.object({ firmId: idOf('firm'), inspectors: z.array(z.string().max(100)) })).max(5000),
  /** Inspectors for each firm, who was not sent where, and each pool firm's weight: all that a repetition needs. */
  inspectorsPerFirm: z.number().int().min(1).max(10).optional(),
  avoid: z
    .array(z.object({ firmId: idOf('firm'), inspector: z.string().max(100) }))
    .max(5000)
    .optional(),
  weights: z.array(z.number().int().min(1).max(100)).max(20_000).optional(),
  condition: textSchema.optional(),
  /** Demonstration data. */
  demo: z.boolean().optional(),
});
export type InspectionDraw = z.infer<typeof inspectionDrawSchema>;

export const COMPLAINT_STATES = ['open', 'assigned', 'closed'] as const;

/** A complaint (信访投诉) about a firm or a place. */
export const complaintSchema = z.object({
  id: idOf('complaint'),
  name: nameSchema,
  at: timeSchema,
  firmId: idOf('firm').optional(),
  text: textSchema,
  state: z.enum(COMPLAINT_STATES),
  answer: textSchema.optional(),
  provenance: provenanceSchema,
});
export type Complaint = z.infer<typeof complaintSchema>;
