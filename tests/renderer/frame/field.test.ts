import { describe, expect, it } from 'vitest';
import { isMine, myTasks } from '../../../renderer/field/myTasks.ts';
import { isLate } from '../../../renderer/wall/taskOrder.ts';
import type { Assignee, Task } from '../../../shared/records/task.ts';
import type { Team } from '../../../shared/records/team.ts';
import type { User } from '../../../shared/records/user.ts';

const user = (role: User['role'], id = 'me'): User => ({ id: `user:${id}`, name: id, role });
const team = (id: string, userId?: string): Team => ({
  id: `team:${id}`,
  name: id,
  category: 'fire',
  position: { lon: 1, lat: 1 },
  provenance: { producer: 'test' },
  ...(userId === undefined ? {} : { userId }),
});
const teams = [team('mine', 'user:me'), team('theirs', 'user:other'), team('free')];
const to = (assignee: Assignee) => ({ assignee });

describe('field: which tasks are mine', () => {
  it.each<[string, Assignee, boolean, boolean]>([
    ['my account', { kind: 'user', id: 'user:me', name: '' }, true, true],
    ['another account', { kind: 'user', id: 'user:other', name: '' }, false, false],
    ['my role', { kind: 'role', id: 'field', name: '' }, true, false],
    ['my team', { kind: 'team', id: 'team:mine', name: '' }, true, true],
    ['a team of somebody else', { kind: 'team', id: 'team:theirs', name: '' }, false, false],
    ['a team of nobody', { kind: 'team', id: 'team:free', name: '' }, true, false],
    ['a depot', { kind: 'supply', id: 'supply:1', name: '' }, false, false],
  ])('%s', (_, assignee, forField, forDuty) => {
    expect(isMine(to(assignee), user('field'), teams)).toBe(forField);
    expect(isMine(to(assignee), user('duty'), teams)).toBe(forDuty);
  });

  it('what is to be done comes first: unanswered, then the earliest due; what is over, the newest first', () => {
    const task = (id: string, state: Task['state'], stateAt: number, dueAt?: number): Task => ({
      id: `task:${id}`,
      incidentId: 'incident:1',
      title: id,
      assignee: { kind: 'role', id: 'field', name: '' },
      state,
      sentAt: 0,
      sentBy: 'user:a',
      stateAt,
      stateBy: 'user:a',
      ...(dueAt === undefined ? {} : { dueAt }),
    });
    const tasks = [
      task('doing', 'underway', 1),
      task('later', 'sent', 1, 900),
      task('soon', 'sent', 1, 100),
      task('done1', 'done', 1),
      task('done2', 'done', 2),
    ];
    const { open, over } = myTasks(tasks, user('field'), teams);
    expect(open.map(({ title }) => title)).toEqual(['soon', 'later', 'doing']);
    expect(over.map(({ title }) => title)).toEqual(['done2', 'done1']);
    expect(tasks.filter((one) => isLate(one, 500)).map(({ title }) => title)).toEqual(['soon']);
  });
});
