import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { nextTaskStates, type Task, type TaskState } from '../../../shared/records/task.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { formatDuration, formatTime } from '../../format.ts';
import { useShownLists, useShownNow } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import { TaskStateTag } from '../../ui/StateTags.tsx';
import { userName } from '../focus.ts';
import { useCommand } from '../useCommand.ts';
import { isLate, isSettled } from './taskTemplates.ts';

interface TaskCardProps {
  readonly task: Task;
  /** Shows the instructions at once. */
  readonly expanded?: boolean;
}

/** One task: to whom, by when, how it stands, who said so; and what the desk can do with it. */
export function TaskCard({ task, expanded = false }: TaskCardProps) {
  const t = useT();
  const lists = useShownLists();
  const now = useShownNow();
  const { run, busy, blocked } = useCommand('tasks.advance');
  const [open, setOpen] = useState(expanded);
  const [asking, setAsking] = useState<TaskState | undefined>();
  const late = isLate(task, now);
  const next = nextTaskStates(task.state);
  const advance = (to: TaskState) => {
    if (to === 'cancelled' || to === 'refused' || to === 'done') setAsking(to);
    else void run({ taskId: task.id, to });
  };
  return (
    <article className={late ? 'task task-late' : 'task'} data-testid="task-card" data-state={task.state}>
      <header className="task-head">
        <button type="button" className="task-title" aria-expanded={open} onClick={() => setOpen(!open)}>
          {task.title}
        </button>
        <TaskStateTag state={task.state} />
        {next.length > 0 && blocked === undefined && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: next.map((to) => ({
                key: to,
                label: t(`dispatch.advance_${to}`),
                danger: to === 'cancelled' || to === 'refused',
              })),
              onClick: ({ key }) => {
                const to = next.find((state) => state === key);
                if (to) advance(to);
              },
            }}
          >
            <Button
              size="small"
              type="text"
              loading={busy}
              icon={<MoreOutlined />}
              aria-label={t('common.more')}
              data-testid="task-menu"
            />
          </Dropdown>
        )}
      </header>
      <p className="task-about">
        <span className="task-assignee">{task.assignee.name}</span>
        {task.dueAt !== undefined && !isSettled(task) && (
          <span className={late ? 'task-due late' : 'task-due'}>
            {t(late ? 'dispatch.late' : 'dispatch.dueIn', { duration: formatDuration(Math.abs(task.dueAt - now)) })}
          </span>
        )}
      </p>
      <p className="task-by">
        {t('dispatch.by', { who: userName(lists, task.stateBy), time: formatTime(task.stateAt) })}
        {task.stateNote && <span className="task-note">{task.stateNote}</span>}
      </p>
      {open && (
        <div className="task-detail">
          {task.detail && <p>{task.detail}</p>}
          <p className="muted">
            {t('incident.taskSent')} {userName(lists, task.sentBy)} · {formatTime(task.sentAt)}
            {task.dueAt !== undefined && (
              <>
                <br />
                {t('incident.taskDue')} {formatTime(task.dueAt)}
              </>
            )}
          </p>
        </div>
      )}
      {asking && (
        <AskNote
          title={t('dispatch.advanceTitle', { to: t(`dispatch.advance_${asking}`), title: task.title })}
          required={asking !== 'done'}
          busy={busy}
          onClose={() => setAsking(undefined)}
          onSubmit={async (note) => {
            const done = await run({ taskId: task.id, to: asking, ...(note === '' ? {} : { note }) });
            if (done) setAsking(undefined);
          }}
        />
      )}
    </article>
  );
}

interface AskNoteProps {
  readonly title: string;
  readonly required: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (note: string) => Promise<void>;
}

function AskNote({ title, required, busy, onClose, onSubmit }: AskNoteProps) {
  const t = useT();
  const [note, setNote] = useState('');
  const missing = required && note.trim() === '';
  return (
    <Modal
      open
      title={title}
      okText={t('common.ok')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: missing }}
      onOk={() => void onSubmit(note.trim())}
      onCancel={onClose}
      afterOpenChange={focusFirst('#task-note')}
    >
      <Input
        id="task-note"
        maxLength={1000}
        value={note}
        placeholder={t(required ? 'dispatch.noteRequired' : 'dispatch.noteOptional')}
        aria-label={t('dispatch.noteLabel')}
        data-testid="task-note"
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={() => !missing && void onSubmit(note.trim())}
      />
    </Modal>
  );
}
