import type { Task } from '../../../shared/records/task.ts';

/** How the tasks of an incident stand; cancelled ones do not count. */
export interface TaskCounts {
  readonly total: number;
  readonly done: number;
  /** Nobody has answered yet. */
  readonly unanswered: number;
  readonly refused: number;
}

const NONE: TaskCounts = { total: 0, done: 0, unanswered: 0, refused: 0 };

/** Counts by incident id. */
export function taskCounts(tasks: readonly Task[]): ReadonlyMap<string, TaskCounts> {
  const counts = new Map<string, TaskCounts>();
  for (const { incidentId, state } of tasks) {
    if (state === 'cancelled') continue;
    const before = counts.get(incidentId) ?? NONE;
    counts.set(incidentId, {
      total: before.total + 1,
      done: before.done + Number(state === 'done'),
      unanswered: before.unanswered + Number(state === 'sent'),
      refused: before.refused + Number(state === 'refused'),
    });
  }
  return counts;
}
