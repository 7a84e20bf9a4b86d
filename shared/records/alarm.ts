import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, nameSchema, textSchema, timeSchema } from './base.ts';

/** Priorities of IEC 62682, most urgent first. */
export const ALARM_PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export const ALARM_STATES = ['raised', 'acknowledged', 'incident', 'dismissed'] as const;

/** Something that asks for a person's attention: a station, a camera operator or a phone call. */
export const alarmSchema = z.object({
  id: idOf('alarm'),
  name: nameSchema,
  priority: z.enum(ALARM_PRIORITIES),
  state: z.enum(ALARM_STATES),
  position: positionSchema.optional(),
  source: z.enum(['phone', 'station', 'camera', 'patrol', 'mobileSource', 'other']),
  raisedAt: timeSchema,
  raisedBy: z.string().max(80),
  stateAt: timeSchema,
  stateBy: z.string().max(80),
  description: textSchema.optional(),
  subjectId: z.string().max(80).optional(),
  incidentId: idOf('incident').optional(),
  /** Of an alarm that a rule raised: which, on what, and the numbers of that moment. */
  ruleId: z.string().max(80).optional(),
  factor: z.string().max(40).optional(),
  value: z.number().optional(),
  limit: z.number().optional(),
  unit: z.string().max(40).optional(),
  /** How often its condition has come back while it stood (chattering is counted, not listed again). */
  count: z.number().int().min(1).optional(),
  lastAt: timeSchema.optional(),
  /** When its condition was gone: an alarm may be gone before anybody looked. */
  clearedAt: timeSchema.optional(),
  /** Set aside until then, by whom and why. */
  shelvedUntil: timeSchema.optional(),
  shelvedBy: z.string().max(80).optional(),
  shelvedWhy: textSchema.optional(),
  /** Told again at a higher priority because nobody acknowledged it. */
  escalatedAt: timeSchema.optional(),
});
export type Alarm = z.infer<typeof alarmSchema>;
