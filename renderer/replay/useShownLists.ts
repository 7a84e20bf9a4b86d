import type { LoggedEvent } from '../../shared/events.ts';
import { useDesk } from '../state/desk.ts';
import { type RecordLists, useRecords } from '../state/records.ts';
import { useNow } from '../ui/useNow.ts';
import { useReplayEvents } from './replayEvents.ts';
import { foldUpTo, momentKey } from './replayFold.ts';

interface Folded {
  readonly events: readonly LoggedEvent[];
  readonly today: RecordLists;
  readonly key: string;
  readonly lists: RecordLists;
}

/** The last fold: every panel and the map ask for the same one. */
let last: Folded | undefined;

function shownAt(events: readonly LoggedEvent[], today: RecordLists, timeMs: number): RecordLists {
  const key = momentKey(events, timeMs, today);
  if (last?.events === events && last.today === today && last.key === key) return last.lists;
  last = { events, today, key, lists: foldUpTo(events, timeMs, today) };
  return last.lists;
}

/**
 * The records that the map and the panels show: live, or as of the replay's time. The lists keep their identity until
 * something in them changes, however often the clock ticks.
 */
export function useShownLists(): RecordLists {
  const today = useRecords((state) => state.lists);
  const events = useReplayEvents((state) => state.events);
  return useDesk((desk) => (desk.replay ? shownAt(events, today, desk.replay.timeMs) : today));
}

/** Time that the page shows: of the replay, or undefined for now. */
export function useShownTimeMs(): number | undefined {
  return useDesk((desk) => desk.replay?.timeMs);
}

/** The hub's time once a second, or the replay's. */
export function useShownNow(): number {
  const now = useNow();
  return useShownTimeMs() ?? now;
}
