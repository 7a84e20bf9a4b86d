import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { formatNumber, formatTime } from '../../format.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { eventText } from '../../ui/eventText.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useFocus, userName } from '../focus.ts';
import { useTimeline } from '../timeline/timelineStore.ts';
import { AddNote } from './AddNote.tsx';
import { EVENT_GROUPS, type EventGroup, markOf, newestFirst } from './eventGroups.ts';

const TITLES = {
  all: 'incident.timelineAll',
  notes: 'incident.timelineNotes',
  tasks: 'incident.timelineTasks',
  states: 'incident.timelineStates',
} as const;

/** Notes and everything else that happened in the incident. */
export function NotesTab() {
  const t = useT();
  const lists = useShownLists();
  const { incident } = useFocus();
  const { events, loading, error, retry } = useTimeline(incident?.id);
  const [group, setGroup] = useState<EventGroup>('all');
  const shown = useMemo(() => newestFirst(events, group), [events, group]);
  if (!incident) return <EmptyState text={t('incident.noIncident')} />;
  return (
    <div className="notes" data-testid="notes-tab">
      <AddNote key={incident.id} incidentId={incident.id} />
      <div className="list-head">
        <h3>
          {t('incident.timeline')}{' '}
          <span className="muted">{t('incident.timelineCount', { count: formatNumber(shown.length) })}</span>
        </h3>
        <Segmented<EventGroup>
          size="small"
          value={group}
          aria-label={t('incident.timeline')}
          onChange={setGroup}
          options={EVENT_GROUPS.map((value) => ({ value, label: t(TITLES[value]) }))}
        />
      </div>
      {error && <ErrorState error={error} onRetry={retry} />}
      {loading && events.length === 0 && <LoadingState rows={4} />}
      {!loading && !error && shown.length === 0 && <p className="muted">{t('incident.timelineEmpty')}</p>}
      <ol className="timeline" data-testid="incident-timeline">
        {shown.map((event) => (
          <li key={event.id} className={`timeline-entry mark-${markOf(event)}`} data-type={event.type}>
            <p className="timeline-when">
              <time className="number">{formatTime(event.at.ms)}</time> {userName(lists, event.actor)}
            </p>
            <p className="timeline-text">{eventText(t, event)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
