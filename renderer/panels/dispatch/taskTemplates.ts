import type { InputOf } from '../../../shared/contract/index.ts';
import type { Position } from '../../../shared/geo.ts';
import type { MessageKey } from '../../../shared/i18n/index.ts';
import type { Assignee, Task } from '../../../shared/records/task.ts';

export type NewTask = InputOf<'tasks.send'>['tasks'][number];

/** A ready-made task: title and detail from the catalogue, due after so many minutes. */
export interface TaskTemplate {
  readonly id: string;
  readonly titleKey: MessageKey;
  readonly detailKey: MessageKey;
  readonly dueMinutes: number;
}

/** The tasks that an environmental incident begins with. Due times are proposals of the desk, not of a standard. */
export const TASK_TEMPLATES: readonly TaskTemplate[] = [
  { id: 'verify', titleKey: 'dispatch.verifyTitle', detailKey: 'dispatch.verifyDetail', dueMinutes: 30 },
  { id: 'monitor', titleKey: 'dispatch.monitorTitle', detailKey: 'dispatch.monitorDetail', dueMinutes: 60 },
  { id: 'supplies', titleKey: 'dispatch.suppliesTitle', detailKey: 'dispatch.suppliesDetail', dueMinutes: 60 },
  { id: 'cordon', titleKey: 'dispatch.cordonTitle', detailKey: 'dispatch.cordonDetail', dueMinutes: 30 },
  { id: 'shelter', titleKey: 'dispatch.shelterTitle', detailKey: 'dispatch.shelterDetail', dueMinutes: 45 },
];

/** What the form holds. */
export interface TaskForm {
  readonly title: string;
  readonly detail: string;
  /** Minutes from now; undefined for no due time. */
  readonly dueMinutes: number | undefined;
  readonly assignees: readonly Assignee[];
  readonly position: Position;
}

/** One task for each assignee. */
export function tasksOf(form: TaskForm, nowMs: number): NewTask[] {
  const detail = form.detail.trim();
  return form.assignees.map((assignee) => ({
    title: form.title.trim(),
    ...(detail === '' ? {} : { detail }),
    assignee,
    position: form.position,
    ...(form.dueMinutes === undefined ? {} : { dueAt: Math.round(nowMs + form.dueMinutes * 60_000) }),
  }));
}

/** Open tasks first, by due time; then the settled ones, newest first. */
export function boardOrder(tasks: readonly Task[]): readonly Task[] {
  const due = (task: Task) => task.dueAt ?? Number.POSITIVE_INFINITY;
  return [...tasks].sort((a, b) => {
    if (isSettled(a) !== isSettled(b)) return isSettled(a) ? 1 : -1;
    return isSettled(a) ? b.stateAt - a.stateAt : due(a) - due(b) || a.sentAt - b.sentAt;
  });
}

/** True when nothing more happens to the task. */
export function isSettled({ state }: Pick<Task, 'state'>): boolean {
  return state === 'done' || state === 'refused' || state === 'cancelled';
}

/** True when the task should have been settled by now. */
export function isLate(task: Task, nowMs: number): boolean {
  return !isSettled(task) && task.dueAt !== undefined && task.dueAt < nowMs;
}
