import { AppError } from '../../shared/errors.ts';
import type { EventDraft } from '../../shared/events.ts';
import { nextTaskStates, type Task } from '../../shared/records/task.ts';
import type { User } from '../../shared/records/user.ts';
import type { ReadView } from '../store/types.ts';
import { openIncident } from './incidents.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** True when the account may answer the task: the desk always, others when it is theirs. */
function mayAnswer(view: ReadView, task: Task, user: User): boolean {
  if (user.role !== 'field') return true;
  const { assignee } = task;
  switch (assignee.kind) {
    case 'role':
      return assignee.id === user.role;
    case 'user':
      return assignee.id === user.id;
    case 'team': {
      const owner = view.record('team', assignee.id)?.userId;
      return owner === undefined || owner === user.id;
    }
    case 'supply':
      return false;
  }
}

/** Tasks: sent to somebody, acknowledged, done, refused, cancelled. */
export function taskService({ store, clock, newId }: ServiceDeps): Service {
  return {
    'tasks.send': async ({ incidentId, tasks: drafts }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          openIncident(view, incidentId);
          const now = clock.now();
          const tasks = drafts.map((draft): Task => {
            const common = { incidentId, sentAt: now, sentBy: user.id, stateAt: now, stateBy: user.id };
            return { ...draft, ...common, id: newId('task'), state: 'sent' };
          });
          const events = tasks.map((task): EventDraft => ({ type: 'task.sent', incidentId, payload: { task } }));
          return { events, result: { tasks } };
        },
        callId,
      );
      return written.result;
    },

    'tasks.advance': async ({ taskId, to, note }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const task = required(view, 'task', taskId);
          if (!mayAnswer(view, task, user) || (to === 'cancelled' && user.role === 'field')) {
            throw new AppError('auth.denied', { role: user.role, name: 'tasks.advance' });
          }
          if (!nextTaskStates(task.state).includes(to)) {
            throw new AppError('task.wrongState', { from: task.state, to });
          }
          const { incidentId, title, assignee } = task;
          const payload = { taskId, incidentId, title, assignee, from: task.state, to, ...(note ? { note } : {}) };
          return {
            events: [{ type: 'task.advanced', incidentId, payload }],
            result: { task: { ...task, state: to, stateAt: clock.now(), stateBy: user.id, stateNote: note } },
          };
        },
        callId,
      );
      return written.result;
    },
  };
}
