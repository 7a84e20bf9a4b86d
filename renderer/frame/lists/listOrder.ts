import { ALARM_PRIORITIES, type Alarm } from '../../../shared/records/alarm.ts';
import { type Incident, isClosed } from '../../../shared/records/incident.ts';

const ALARM_STATE_RANK: Readonly<Record<Alarm['state'], number>> = {
  raised: 0,
  acknowledged: 1,
  incident: 2,
  dismissed: 2,
};

/** Alarms as a duty officer reads them: unacknowledged first, then by priority, then the newest; id breaks ties. */
export function sortAlarms(alarms: readonly Alarm[]): readonly Alarm[] {
  return [...alarms].sort(
    (a, b) =>
      ALARM_STATE_RANK[a.state] - ALARM_STATE_RANK[b.state] ||
      ALARM_PRIORITIES.indexOf(a.priority) - ALARM_PRIORITIES.indexOf(b.priority) ||
      b.raisedAt - a.raisedAt ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Incidents: open ones first, the newest first. */
export function sortIncidents(incidents: readonly Incident[]): readonly Incident[] {
  return [...incidents].sort(
    (a, b) =>
      Number(isClosed(a.state)) - Number(isClosed(b.state)) || b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1),
  );
}

/** A list on show: what it shows, and how many newer things wait behind the bar. */
export interface HeldList<Item> {
  readonly shown: readonly Item[];
  readonly waiting: number;
}

/**
 * R1: nothing moves under the cursor. While the list is held (pointer or focus in it), what was shown stays where it
 * was, with its newest content; what is gone leaves; what is new waits and is counted.
 * @param sorted what the list would show now, in order
 * @param before ids as shown last
 */
export function holdOrder<Item extends { readonly id: string }>(
  sorted: readonly Item[],
  before: readonly string[],
  held: boolean,
): HeldList<Item> {
  if (!held) return { shown: sorted, waiting: 0 };
  const byId = new Map(sorted.map((item) => [item.id, item]));
  const shown = before.flatMap((id) => byId.get(id) ?? []);
  return { shown, waiting: sorted.length - shown.length };
}
