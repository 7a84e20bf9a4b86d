import type { LoggedEvent } from '../../../shared/events.ts';
import { formatClock, formatDate, formatTime } from '../../format.ts';
import { userName } from '../../panels/focus.ts';
import { type DeskState, useDesk } from '../../state/desk.ts';
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
            <time title={formatTime(event.at.ms)}>{momentText(event.at.ms, nowMs)}</time>
            <span className="om-event-text">{eventText(t, event)}</span>
            <span className="om-event-actor">{userName(lists, event.actor)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The second it happened; with the date when that is not the day on show. */
function momentText(timeMs: number, nowMs: number): string {
  return formatDate(timeMs) === formatDate(nowMs) ? formatClock(timeMs) : formatTime(timeMs).slice(5);
}

function showEvent(event: LoggedEvent): void {
  const { record } = useRecords.getState();
  const incident = event.incidentId === undefined ? undefined : record('incident', event.incidentId);
  if (incident && incident.id !== useDesk.getState().focusIncidentId) showIncident(incident);
  useDesk.setState(subjectOf(event));
}

/** What of the right column shows the thing that an event is about. */
function subjectOf(event: LoggedEvent): Pick<DeskState, 'rightTab'> & Partial<DeskState> {
  switch (event.type) {
    case 'task.sent':
    case 'task.advanced':
      return { rightTab: 'dispatch' };
    case 'incident.noted':
      return { rightTab: 'notes' };
    case 'alarm.raised':
      return { selectedIds: new Set([event.payload.alarm.id]), rightTab: 'details' };
    case 'alarm.advanced':
      return { selectedIds: new Set([event.payload.alarmId]), rightTab: 'details' };
    default:
      return { rightTab: 'details' };
  }
}
