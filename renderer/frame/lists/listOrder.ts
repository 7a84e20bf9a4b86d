import { type Incident, isClosed } from '../../../shared/records/incident.ts';

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
 * was, with its newest content; what is new waits and is counted; what is gone leaves, unless it is in `kept`.
 * @param sorted what the list would show now, in order
 * @param before ids as shown last
 * @param kept items that stay where they were although the list would not show them any more
 */
export function holdOrder<Item extends { readonly id: string }>(
  sorted: readonly Item[],
  before: readonly string[],
  held: boolean,
  kept: readonly Item[] = [],
): HeldList<Item> {
  if (!held) return { shown: sorted, waiting: 0 };
  const byId = new Map([...kept, ...sorted].map((item) => [item.id, item]));
  const shown = before.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(before);
  return { shown, waiting: sorted.filter(({ id }) => !known.has(id)).length };
}
