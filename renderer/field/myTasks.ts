import type { Task } from '../../shared/records/task.ts';
import type { Team } from '../../shared/records/team.ts';
import type { User } from '../../shared/records/user.ts';
import { byNeed, isOver } from '../wall/taskOrder.ts';

/**
 * True when the task is for this account: sent to it, to its role or to its team. A field account also has the tasks of
 * teams that no account answers for (the hub lets it answer them).
 */
export function isMine({ assignee }: Pick<Task, 'assignee'>, user: User, teams: readonly Team[]): boolean {
  switch (assignee.kind) {
    case 'role':
      return assignee.id === user.role;
    case 'user':
      return assignee.id === user.id;
    case 'team': {
      const owner = teams.find(({ id }) => id === assignee.id)?.userId;
      return owner === undefined ? user.role === 'field' : owner === user.id;
    }
    case 'supply':
      return false;
  }
}

/** My tasks: what is to be done, the most urgent first; and what is over, the newest first. */
export function myTasks(
  tasks: readonly Task[],
  user: User,
  teams: readonly Team[],
): { readonly open: readonly Task[]; readonly over: readonly Task[] } {
  const mine = tasks.filter((task) => isMine(task, user, teams));
  return {
    open: mine.filter((task) => !isOver(task)).sort(byNeed),
    over: mine.filter(isOver).sort((a, b) => b.stateAt - a.stateAt),
  };
}
