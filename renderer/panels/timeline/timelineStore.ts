import { useCallback, useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import type { LoggedEvent } from '../../../shared/events.ts';
import { useReplayEvents, wholeTimeline } from '../../replay/replayEvents.ts';
import { countUpTo, inOrder } from '../../replay/replayFold.ts';
import { useDesk } from '../../state/desk.ts';
import { useRecords } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';

interface TimelineState {
  readonly incidentId?: string | undefined;
  readonly events: readonly LoggedEvent[];
  readonly loading: boolean;
  readonly error?: AppError | undefined;
}

const useTimelineStore = create<TimelineState>(() => ({ events: [], loading: false }));

async function load(incidentId: string): Promise<void> {
  const same = useTimelineStore.getState().incidentId === incidentId;
  useTimelineStore.setState({ incidentId, loading: true, error: undefined, ...(same ? {} : { events: [] }) });
  const stillWanted = () => useTimelineStore.getState().incidentId === incidentId;
  try {
    const loaded = await wholeTimeline(incidentId);
    // What came over the live feed while the pages were under way is kept.
    if (stillWanted()) useTimelineStore.setState((now) => ({ events: joined(loaded, now.events), loading: false }));
  } catch (error) {
    if (stillWanted()) useTimelineStore.setState({ error: toAppError(error), loading: false });
  }
}

/** Both lists in order, each event once. */
export function joined(a: readonly LoggedEvent[], b: readonly LoggedEvent[]): readonly LoggedEvent[] {
  return inOrder([...new Map([...a, ...b].map((event) => [event.id, event])).values()]);
}

// The live feed: events of the incident on show are added as they come.
useRecords.subscribe((now, before) => {
  const { incidentId, events } = useTimelineStore.getState();
  if (incidentId === undefined || now.recent === before.recent) return;
  const fresh = now.recent.filter((event) => event.incidentId === incidentId && event.seq > before.seq);
  if (fresh.length > 0) useTimelineStore.setState({ events: joined(events, fresh) });
  // A batch longer than the strip of recent events: ask for what fell off.
  if (now.seq - before.seq > now.recent.length) void load(incidentId);
});

/** Everything that happened in an incident, oldest first: live, or up to the replay's time. */
export function useTimeline(incidentId: string | undefined): TimelineState & { retry(): void } {
  const loadedAt = useSession((state) => state.loaded);
  useEffect(() => {
    if (incidentId !== undefined && loadedAt) void load(incidentId);
  }, [incidentId, loadedAt]);
  const live = useTimelineStore();
  const replayed = useReplayEvents((state) => state.events);
  const shown = useDesk((desk) => (desk.replay ? countUpTo(replayed, desk.replay.timeMs) : undefined));
  const past = useMemo(() => replayed.slice(0, shown), [replayed, shown]);
  const retry = useCallback(() => {
    if (incidentId !== undefined) void load(incidentId);
  }, [incidentId]);
  if (shown !== undefined) return { incidentId, events: past, loading: false, retry };
  if (live.incidentId !== incidentId) return { incidentId, events: [], loading: incidentId !== undefined, retry };
  return { ...live, retry };
}
