import { type Incident, isClosed } from '../../shared/records/incident.ts';

/** The incident that a wall shows: the one the desk looks at while it is open, else the newest open one. */
export function followedIncident(
  incidents: readonly Incident[],
  deskFocusId: string | undefined,
): Incident | undefined {
  const open = incidents.filter(({ state }) => !isClosed(state));
  const focused = open.find(({ id }) => id === deskFocusId);
  return (
    focused ??
    open.reduce<Incident | undefined>(
      (newest, one) => (newest && newest.openedAt >= one.openedAt ? newest : one),
      undefined,
    )
  );
}
