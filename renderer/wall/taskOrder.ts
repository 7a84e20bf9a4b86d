import type { Task, TaskState } from '../../shared/records/task.ts';

const RANK: Readonly<Record<TaskState, number>> = {
  refused: 0,
  sent: 1,
  acknowledged: 2,
  underway: 3,
  done: 4,
  cancelled: 5,
};

/** True when nothing more is expected of the task. */
export function isOver({ state }: Pick<Task, 'state'>): boolean {
  return state === 'done' || state === 'refused' || state === 'cancelled';
}

/** True when it should have been done by now. */
export function isLate(task: Pick<Task, 'state' | 'dueAt'>, nowMs: number): boolean {
  return !isOver(task) && task.dueAt !== undefined && task.dueAt < nowMs;
}

/** What needs eyes first: refused, unanswered, then on the way, then done; within a state the earliest due. */
export function byNeed(a: Task, b: Task): number {
  return (
    RANK[a.state] - RANK[b.state] ||
    (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
    a.sentAt - b.sentAt ||
    (a.id < b.id ? -1 : 1)
  );
}
