import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, nameSchema, textSchema, timeSchema } from './base.ts';
import { ROLES } from './user.ts';

export const TASK_STATES = ['sent', 'acknowledged', 'underway', 'done', 'refused', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Who a task is for: a team or depot of the records, an account, or everybody of a role. */
export const assigneeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('team'), id: idOf('team'), name: nameSchema }),
  z.object({ kind: z.literal('supply'), id: idOf('supply'), name: nameSchema }),
  z.object({ kind: z.literal('user'), id: idOf('user'), name: nameSchema }),
  z.object({ kind: z.literal('role'), id: z.enum(ROLES), name: nameSchema }),
]);
export type Assignee = z.infer<typeof assigneeSchema>;

/** What, where, who, by when. */
export const taskSchema = z.object({
  id: idOf('task'),
  incidentId: idOf('incident'),
  title: nameSchema,
  detail: textSchema.optional(),
  assignee: assigneeSchema,
  position: positionSchema.optional(),
  dueAt: timeSchema.optional(),
  state: z.enum(TASK_STATES),
  sentAt: timeSchema,
  sentBy: z.string().max(80),
  /** Time and account of the last change of state, and what was said with it. */
  stateAt: timeSchema,
  stateBy: z.string().max(80),
  stateNote: textSchema.optional(),
});
export type Task = z.infer<typeof taskSchema>;

/** States that may follow. */
export function nextTaskStates(state: TaskState): readonly TaskState[] {
  switch (state) {
    case 'sent':
      return ['acknowledged', 'refused', 'cancelled'];
    case 'acknowledged':
      return ['underway', 'done', 'refused', 'cancelled'];
    case 'underway':
      return ['done', 'refused', 'cancelled'];
    default:
      return [];
  }
}
