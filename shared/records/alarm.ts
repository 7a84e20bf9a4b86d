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
  source: z.enum(['phone', 'station', 'camera', 'patrol', 'other']),
  raisedAt: timeSchema,
  raisedBy: z.string().max(80),
  stateAt: timeSchema,
  stateBy: z.string().max(80),
  description: textSchema.optional(),
  subjectId: z.string().max(80).optional(),
  incidentId: idOf('incident').optional(),
});
export type Alarm = z.infer<typeof alarmSchema>;
