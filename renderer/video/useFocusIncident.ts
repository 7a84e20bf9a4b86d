import { useMemo } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';

/** The incident in focus; the same object until an incident changes. */
export function useFocusIncident(): Incident | undefined {
  const id = useDesk((desk) => desk.focusIncidentId);
  const incidents = useRecords((state) => state.lists.incident);
  return useMemo(() => (id === undefined ? undefined : incidents.find((one) => one.id === id)), [id, incidents]);
}
