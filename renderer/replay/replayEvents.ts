import { create } from 'zustand';
import type { LoggedEvent } from '../../shared/events.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hub } from '../state/session.ts';
import { notifyError, notifyInfo } from '../ui/notify.ts';
import { inOrder, replaySpan } from './replayFold.ts';

interface ReplayEvents {
  readonly incidentId?: string | undefined;
  /** The incident's whole history in order, as of when the replay was started. */
  readonly events: readonly LoggedEvent[];
  readonly loading: boolean;
}

const NOTHING: ReplayEvents = { incidentId: undefined, events: [], loading: false };
const PAGE = 2000;
export const useReplayEvents = create<ReplayEvents>(() => NOTHING);

/** Every event of one incident, page by page. @throws AppError what the hub said */
export async function wholeTimeline(incidentId: string): Promise<readonly LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for (let afterSeq = 0; ; ) {
    const { events, upToSeq, more } = await hub().call('incidents.timeline', { incidentId, afterSeq, limit: PAGE });
    all.push(...events);
    if (!more || upToSeq <= afterSeq) return inOrder(all);
    afterSeq = upToSeq;
  }
}

/** Loads an incident's history and puts the desk at its beginning. */
export async function startReplay(incidentId: string): Promise<void> {
  useReplayEvents.setState({ incidentId, events: [], loading: true });
  try {
    const events = await wholeTimeline(incidentId);
    if (useReplayEvents.getState().incidentId !== incidentId) return;
    const span = replaySpan(events);
    if (!span) {
      useReplayEvents.setState(NOTHING);
      notifyInfo(useLanguage.getState().t('replay.nothing'));
      return;
    }
    useReplayEvents.setState({ events, loading: false });
    useDesk.setState({
      focusIncidentId: incidentId,
      selectedIds: new Set(),
      highlightedIds: new Set(),
      area: undefined,
      replay: { incidentId, ...span, timeMs: span.fromMs, playing: false, speed: 60 },
    });
    const incident = useRecords.getState().record('incident', incidentId);
    if (incident) flyTo(incident.position);
  } catch (error) {
    if (useReplayEvents.getState().incidentId !== incidentId) return;
    useReplayEvents.setState(NOTHING);
    notifyError(error);
  }
}

/** Back to now. */
export function leaveReplay(): void {
  useReplayEvents.setState(NOTHING);
  useDesk.setState({ replay: undefined });
}

/** True while the page shows the past: every command waits. */
export function isReplaying(): boolean {
  return useDesk.getState().replay !== undefined;
}

// A restored backup is another history: what was loaded of the old one is no longer true.
useRecords.subscribe((now, before) => {
  if (now.seq < before.seq && isReplaying()) leaveReplay();
});
