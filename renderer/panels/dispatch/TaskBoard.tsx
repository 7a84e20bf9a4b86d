import { useMemo } from 'react';
import type { Incident } from '../../../shared/records/incident.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import { TaskCard } from './TaskCard.tsx';
import { boardOrder, isSettled } from './taskTemplates.ts';

interface TaskBoardProps {
  readonly incident: Incident;
}

/** The incident's tasks, live. */
export function TaskBoard({ incident }: TaskBoardProps) {
  const t = useT();
  const { task } = useShownLists();
  const tasks = useMemo(
    () => boardOrder(task.filter(({ incidentId }) => incidentId === incident.id)),
    [task, incident],
  );
  const open = tasks.filter((entry) => !isSettled(entry)).length;
  return (
    <section className="board" data-testid="task-board">
      <div className="list-head">
        <h3>{t('dispatch.board')}</h3>
        {tasks.length > 0 && <span className="muted">{t('dispatch.openCount', { open, total: tasks.length })}</span>}
      </div>
      {tasks.length === 0 && <p className="muted">{t('dispatch.boardEmpty')}</p>}
      <div className="board-list">
        {tasks.map((entry) => (
          <TaskCard key={entry.id} task={entry} />
        ))}
      </div>
    </section>
  );
}
