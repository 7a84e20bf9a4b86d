import type { Task } from '../../shared/records/task.ts';
import { formatTime } from '../format.ts';
import { useT } from '../state/language.ts';
import { cutOldest, shorten } from './fit.ts';
import { Part } from './SheetPart.tsx';

interface ReportTasksProps {
  readonly tasks: readonly Task[];
  readonly limit: number;
  readonly textLimit: number;
}

/** Tasks and what became of them. */
export function ReportTasks({ tasks, limit, textLimit }: ReportTasksProps) {
  const t = useT();
  const { shown, left } = cutOldest(tasks, limit);
  return (
    <Part title={t('report.tasks')} more={left} older>
      {tasks.length === 0 && <p>{t('report.nothing')}</p>}
      {tasks.length > 0 && (
        <table className="sheet-table sheet-tasks">
          <thead>
            <tr>
              <th scope="col" className="sheet-word">
                {t('report.task')}
              </th>
              <th scope="col" className="sheet-word">
                {t('report.assignee')}
              </th>
              <th scope="col" className="sheet-word">
                {t('report.result')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((task) => (
              <tr key={task.id}>
                <td className="sheet-word">{task.title}</td>
                <td className="sheet-word">{task.assignee.name}</td>
                <td className="sheet-word">
                  {t(`records.taskState_${task.state}`)} {formatTime(task.stateAt)}
                  {task.stateNote ? ` · ${shorten(task.stateNote, textLimit)}` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
