import { useMemo } from 'react';
import { formatDuration } from '../format.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Panel } from '../ui/Panel.tsx';
import { TaskStateTag } from '../ui/StateTags.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { byNeed, isLate } from './taskOrder.ts';

const MAX_ROWS = 12;

/** The tasks of the incident, those that need eyes first. */
export function TaskBoard({ incidentId }: { readonly incidentId: string }) {
  const t = useT();
  const now = useNow(5_000);
  const tasks = useRecords((state) => state.lists.task);
  const shown = useMemo(
    () => tasks.filter((task) => task.incidentId === incidentId && task.state !== 'cancelled').sort(byNeed),
    [tasks, incidentId],
  );
  const done = shown.filter(({ state }) => state === 'done').length;
  return (
    <Panel
      title={t('page.wallTasks')}
      className="om-wall-tasks"
      testId="wall-tasks"
      scrolls={false}
      extra={shown.length > 0 && <span>{t('page.tasksDone', { done, total: shown.length })}</span>}
    >
      {shown.length === 0 && <EmptyState text={t('page.wallTasksEmpty')} />}
      <ul>
        {shown.slice(0, MAX_ROWS).map((task) => (
          <li key={task.id} data-state={task.state}>
            <TaskStateTag state={task.state} />
            <span className="title">{task.title}</span>
            <span className="who">{task.assignee.name}</span>
            {isLate(task, now) && (
              <StatusTag tone="order" solid>
                {t('page.taskLate', { span: formatDuration(now - (task.dueAt ?? now), t) })}
              </StatusTag>
            )}
          </li>
        ))}
      </ul>
      {shown.length > MAX_ROWS && <p className="more">{t('page.rowsMore', { count: shown.length - MAX_ROWS })}</p>}
    </Panel>
  );
}
