import { Button } from 'antd';
import type { Task } from '../../shared/records/task.ts';
import { nextTaskStates, type TaskState } from '../../shared/records/task.ts';
import { formatDuration, formatShortTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ReasonPopover } from '../ui/ReasonPopover.tsx';
import { TaskStateTag } from '../ui/StateTags.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { isLate } from '../wall/taskOrder.ts';

/** Buttons of an answer, the most likely first. */
const ANSWERS: readonly TaskState[] = ['acknowledged', 'underway', 'done'];

interface FieldTaskProps {
  readonly task: Task;
  /** Came in while the page was open and is not answered yet. */
  readonly fresh: boolean;
}

/** One task: what, where, by when, and the buttons that answer it. */
export function FieldTask({ task, fresh }: FieldTaskProps) {
  const t = useT();
  const now = useNow(10_000);
  const incidentName = useRecords((state) => state.record('incident', task.incidentId)?.name);
  const late = isLate(task, now);
  return (
    <article
      className={`om-field-task${fresh ? ' fresh' : ''}`}
      aria-label={task.title}
      data-testid="field-task"
      data-id={task.id}
      data-state={task.state}
    >
      <header>
        <TaskStateTag state={task.state} />
        {late && (
          <StatusTag tone="order" solid>
            {t('page.taskLate', { span: formatDuration(now - (task.dueAt ?? now), t) })}
          </StatusTag>
        )}
        <time>{formatShortTime(task.sentAt, now)}</time>
      </header>
      <h3>{task.title}</h3>
      {task.detail !== undefined && task.detail !== '' && <p>{task.detail}</p>}
      <p className="facts">
        <span>{task.assignee.name}</span>
        {incidentName !== undefined && <span>{incidentName}</span>}
        {task.dueAt !== undefined && <span>{t('page.taskDue', { time: formatShortTime(task.dueAt, now) })}</span>}
        {task.position && <NavigateLink {...task.position} />}
      </p>
      {task.stateNote !== undefined && task.stateNote !== '' && <p className="note">{task.stateNote}</p>}
      <TaskAnswers task={task} />
    </article>
  );
}

/** Opens the phone's own map at a position (`geo:` address, RFC 5870). */
export function NavigateLink({ lon, lat }: { readonly lon: number; readonly lat: number }) {
  const t = useT();
  return <a href={`geo:${lat.toFixed(6)},${lon.toFixed(6)}`}>{t('page.navigate')}</a>;
}

function TaskAnswers({ task }: { readonly task: Task }) {
  const t = useT();
  const { run, busy, blocked } = useCommand('tasks.advance');
  const next = nextTaskStates(task.state);
  const answers = ANSWERS.filter((state) => next.includes(state));
  if (answers.length === 0) return null;
  if (blocked !== undefined) return <p className="note">{blocked}</p>;
  return (
    <footer>
      {answers.map((to, i) => (
        <Button
          key={to}
          size="large"
          type={i === 0 ? 'primary' : 'default'}
          loading={busy}
          data-testid={`task-${to}`}
          onClick={() => void run({ taskId: task.id, to })}
        >
          {t(`page.answer_${to}`)}
        </Button>
      ))}
      {next.includes('refused') && (
        <ReasonPopover
          title={t('page.answerRefuse')}
          placeholder={t('page.answerRefuseWhy')}
          confirmText={t('page.answerRefuse')}
          onConfirm={(note) => void run({ taskId: task.id, to: 'refused', note })}
        >
          <Button size="large" danger disabled={busy} data-testid="task-refused">
            {t('page.answerRefuse')}
          </Button>
        </ReasonPopover>
      )}
    </footer>
  );
}
