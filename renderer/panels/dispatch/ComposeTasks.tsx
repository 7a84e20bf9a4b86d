import { Button, Form, Input, InputNumber, Select, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import type { Translate } from '../../../shared/i18n/index.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import type { Assignee } from '../../../shared/records/task.ts';
import { ROLES, type User } from '../../../shared/records/user.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';
import { notifySuccess } from '../../ui/notify.ts';
import type { PlacedRecord } from '../area/ringTable.ts';
import { useCommand } from '../useCommand.ts';
import { assigneeOf, shelterLine } from './nearby.ts';
import { TASK_TEMPLATES, type TaskTemplate, tasksOf } from './taskTemplates.ts';

interface ComposeTasksProps {
  readonly incident: Incident;
  readonly chosen: ReadonlyMap<string, PlacedRecord>;
  readonly onSent: () => void;
}

/** Roles and accounts that tasks can go to, by their id. */
function postsAndPeople(t: Translate, users: readonly User[]): ReadonlyMap<string, Assignee> {
  const roles = ROLES.filter((role) => role !== 'viewer').map(
    (role): Assignee => ({ kind: 'role', id: role, name: t(`records.role_${role}`) }),
  );
  const people = users
    .filter(({ disabled, role }) => !disabled && role !== 'viewer')
    .map(({ id, name }): Assignee => ({ kind: 'user', id, name }));
  return new Map([...roles, ...people].map((assignee) => [assignee.id, assignee]));
}

/** What to do, by when, by whom: one task for each assignee. */
export function ComposeTasks({ incident, chosen, onSent }: ComposeTasksProps) {
  const t = useT();
  const users = useRecords((state) => state.lists.user);
  const { run, busy, blocked } = useCommand('tasks.send');
  const [template, setTemplate] = useState<string | undefined>();
  const [title, setTitle] = useState('');
  const [detail, setDetail] = useState('');
  const [dueMinutes, setDueMinutes] = useState<number | null>(30);
  const [posts, setPosts] = useState<string[]>([]);
  const [tried, setTried] = useState(false);

  const known = useMemo(() => postsAndPeople(t, users), [t, users]);
  const shelters = shelterLine(t, chosen.values());
  const assignees = [
    ...[...chosen.values()].flatMap((entry) => assigneeOf(entry) ?? []),
    ...posts.flatMap((id) => known.get(id) ?? []),
  ];
  const problem =
    title.trim() === '' ? t('dispatch.titleNeeded') : assignees.length === 0 ? t('dispatch.assigneeNeeded') : undefined;

  const apply = (next: TaskTemplate) => {
    setTemplate(next.id);
    setTitle(t(next.titleKey));
    setDetail(t(next.detailKey));
    setDueMinutes(next.dueMinutes);
  };
  const send = async () => {
    setTried(true);
    if (problem !== undefined) return;
    const form = {
      title,
      detail: [detail.trim(), shelters].filter((line) => line !== '').join('\n'),
      dueMinutes: dueMinutes ?? undefined,
      assignees,
      position: incident.position,
    };
    const sent = await run({ incidentId: incident.id, tasks: tasksOf(form, hubNow()) });
    if (!sent) return;
    notifySuccess(t('dispatch.sent', { count: sent.tasks.length }));
    setTried(false);
    setPosts([]);
    onSent();
  };

  const option = ({ id, name }: Assignee) => ({ value: id, label: name });
  const all = [...known.values()];
  return (
    <section className="compose" data-testid="compose-tasks">
      <h3>{t('dispatch.compose')}</h3>
      <div className="chips">
        {TASK_TEMPLATES.map((entry) => (
          <button
            key={entry.id}
            type="button"
            className="chip chip-button"
            aria-pressed={template === entry.id}
            data-testid={`template-${entry.id}`}
            onClick={() => apply(entry)}
          >
            {t(entry.titleKey)}
          </button>
        ))}
      </div>
      <Form layout="vertical" size="small" className="compose-form" onFinish={() => void send()}>
        <div className="compose-line">
          <Form.Item label={t('dispatch.title')} htmlFor="task-title" required>
            <Input
              id="task-title"
              value={title}
              maxLength={200}
              placeholder={t('dispatch.titlePlaceholder')}
              data-testid="task-title"
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={t('dispatch.due')} htmlFor="task-due">
            <InputNumber
              id="task-due"
              min={1}
              max={7 * 24 * 60}
              precision={0}
              value={dueMinutes}
              onChange={setDueMinutes}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('dispatch.detail')} htmlFor="task-detail" {...(shelters === '' ? {} : { extra: shelters })}>
          <Input.TextArea
            id="task-detail"
            value={detail}
            maxLength={3000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('dispatch.detailPlaceholder')}
            data-testid="task-detail"
            onChange={(event) => setDetail(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('dispatch.assignees')} htmlFor="task-posts" required>
          <Select
            id="task-posts"
            mode="multiple"
            value={posts}
            placeholder={t('dispatch.assigneesPlaceholder')}
            data-testid="task-posts"
            optionFilterProp="label"
            onChange={setPosts}
            options={[
              { label: t('dispatch.roleGroup'), options: all.filter(({ kind }) => kind === 'role').map(option) },
              { label: t('dispatch.userGroup'), options: all.filter(({ kind }) => kind === 'user').map(option) },
            ]}
          />
        </Form.Item>
        {assignees.length > 0 && (
          <ul className="chips" data-testid="task-assignees">
            {assignees.map(({ id, name }) => (
              <li key={id} className="chip chip-on">
                {name}
              </li>
            ))}
          </ul>
        )}
        {tried && problem !== undefined && (
          <p className="hint hint-error" role="alert">
            {problem}
          </p>
        )}
        <Tooltip title={blocked}>
          <Button
            type="primary"
            block
            size="middle"
            htmlType="submit"
            loading={busy}
            disabled={blocked !== undefined}
            data-testid="tasks-send"
          >
            {assignees.length === 0 ? t('dispatch.compose') : t('dispatch.send', { count: assignees.length })}
          </Button>
        </Tooltip>
      </Form>
    </section>
  );
}
