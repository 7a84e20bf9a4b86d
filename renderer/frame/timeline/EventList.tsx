import type { LoggedEvent } from '../../../shared/events.ts';
import { formatShortTime, formatTime } from '../../format.ts';
import { userName } from '../../panels/focus.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { moveByArrows, ROW } from '../../ui/arrowKeys.ts';
import { eventText, eventTone } from '../../ui/eventText.ts';
import { showIncident } from '../lists/IncidentRow.tsx';

/** Events, the newest first, in words; a click shows what each is about. */
export function EventList({ events, nowMs }: { readonly events: readonly LoggedEvent[]; readonly nowMs: number }) {
  const t = useT();
  const lists = useRecords((state) => state.lists);
  return (
    <ol className="om-events" onKeyDown={moveByArrows} data-testid="event-list">
      {events.map((event) => (
        <li key={event.id} data-testid="event-row" data-type={event.type}>
          <button
            type="button"
            className={`om-event om-tone-${eventTone(event)}`}
            {...ROW}
            onClick={() => showEvent(event)}
          >
            <time title={formatTime(event.at.ms)}>{formatShortTime(event.at.ms, nowMs)}</time>
            <span className="om-event-text">{eventText(t, event)}</span>
            <span className="om-event-actor">{userName(lists, event.actor)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function showEvent(event: LoggedEvent): void {
  const { record } = useRecords.getState();
  const incident = event.incidentId === undefined ? undefined : record('incident', event.incidentId);
  if (incident && incident.id !== useDesk.getState().focusIncidentId) showIncident(incident);
  switch (event.type) {
    case 'task.sent':
    case 'task.advanced':
      return useDesk.setState({ rightTab: 'dispatch' });
    case 'incident.noted':
      return useDesk.setState({ rightTab: 'notes' });
    case 'alarm.raised':
      return useDesk.setState({ selectedIds: new Set([event.payload.alarm.id]), rightTab: 'details' });
    case 'alarm.advanced':
      return useDesk.setState({ selectedIds: new Set([event.payload.alarmId]), rightTab: 'details' });
    default:
      return useDesk.setState({ rightTab: 'details' });
  }
}
