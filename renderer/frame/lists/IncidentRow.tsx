import { Tooltip } from 'antd';
import { type Incident, isClosed } from '../../../shared/records/incident.ts';
import { formatAge, formatTime } from '../../format.ts';
import { focusIncident } from '../../panels/focus.ts';
import { useT } from '../../state/language.ts';
import { ROW } from '../../ui/arrowKeys.ts';
import { IncidentStateTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { INCIDENT_TONES } from '../../ui/tones.ts';
import { flyToCircle } from '../map/mapControl.ts';
import type { TaskCounts } from './taskCounts.ts';

interface IncidentRowProps {
  readonly incident: Incident;
  readonly tasks: TaskCounts | undefined;
  readonly nowMs: number;
  readonly focused: boolean;
}

/** Puts an incident in focus and flies the map to its rings. */
export function showIncident({ id, position, radiiM }: Incident): void {
  focusIncident(id);
  flyToCircle(position, Math.max(...radiiM));
}

/** One incident: name, state, how long it has been running, how its tasks stand. */
export function IncidentRow({ incident, tasks, nowMs, focused }: IncidentRowProps) {
  const t = useT();
  const { state, name, substance, openedAt, drill } = incident;
  return (
    <li
      className={`om-row om-tone-${INCIDENT_TONES[state]}${focused ? ' selected' : ''}${isClosed(state) ? ' closed' : ''}`}
      data-testid="incident-row"
      data-id={incident.id}
      data-state={state}
    >
      <button
        type="button"
        className="om-row-main"
        aria-pressed={focused}
        {...ROW}
        onClick={() => showIncident(incident)}
      >
        <span className="om-row-title">{name}</span>
        <span className="om-row-meta">
          <IncidentStateTag state={state} />
          {drill && <StatusTag tone="shelter">{t('common.drill')}</StatusTag>}
          {substance !== undefined && substance !== '' && <span className="om-row-cut">{substance}</span>}
          <Tooltip title={formatTime(openedAt)}>
            <time className="om-row-age" dateTime={new Date(openedAt).toISOString()}>
              {formatAge(openedAt, nowMs, t)}
            </time>
          </Tooltip>
        </span>
        {tasks && <TaskProgress tasks={tasks} />}
      </button>
    </li>
  );
}

function TaskProgress({ tasks }: { readonly tasks: TaskCounts }) {
  const t = useT();
  return (
    <span className="om-row-meta">
      <span className="om-progress" aria-hidden="true">
        <i style={{ width: `${(tasks.done / tasks.total) * 100}%` }} />
      </span>
      <span>{t('page.tasksDone', { done: tasks.done, total: tasks.total })}</span>
      {tasks.unanswered > 0 && (
        <StatusTag tone="warning">{t('page.tasksUnanswered', { count: tasks.unanswered })}</StatusTag>
      )}
      {tasks.refused > 0 && <StatusTag tone="order">{t('page.tasksRefused', { count: tasks.refused })}</StatusTag>}
    </span>
  );
}
