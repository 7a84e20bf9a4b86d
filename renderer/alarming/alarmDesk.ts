import { create } from 'zustand';
import type { Alarm } from '../../shared/records/alarm.ts';
import { flyTo, flyToPlace } from '../frame/map/mapControl.ts';
import { focusIncident, placeById } from '../panels/focus.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import { type AlarmFilter, type AlarmView, WHOLE_LIST } from './alarmFilter.ts';

interface AlarmDesk {
  readonly filter: AlarmFilter;
  /** The second row of the filter is open. */
  readonly filterOpen: boolean;
  /** Ids in the order in which the list shows them: what "all visible" means. */
  readonly shownIds: readonly string[];
}

/** How the alarm list is looked at. */
export const useAlarmDesk = create<AlarmDesk>(() => ({ filter: WHOLE_LIST, filterOpen: false, shownIds: [] }));

export function setFilter(change: Partial<AlarmFilter>): void {
  useAlarmDesk.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

/** Shows one view of the list, whole. */
export function showView(view: AlarmView): void {
  useAlarmDesk.setState({ filter: { ...WHOLE_LIST, view }, filterOpen: view !== 'pending' });
}

/** Hides or shows a priority. */
export function togglePriority(priority: Alarm['priority']): void {
  useAlarmDesk.setState(({ filter }) => {
    const hidden = new Set(filter.hidden);
    if (!hidden.delete(priority)) hidden.add(priority);
    return { filter: { ...filter, hidden } };
  });
}

/** Selects an alarm (or its incident) and flies the map to it. */
export function showAlarm({ id, position, incidentId }: Alarm): void {
  if (incidentId) focusIncident(incidentId);
  else useDesk.setState({ selectedIds: new Set([id]), rightTab: 'details' });
  if (position) flyTo(position);
}

/** Selects what the alarm is about (its station) and flies the map to it. */
export function showSubject({ subjectId }: Alarm): void {
  const place = subjectId === undefined ? undefined : placeById(useRecords.getState().lists, subjectId);
  if (!place) return;
  useDesk.setState({ selectedIds: new Set([place.id]), rightTab: 'details' });
  flyToPlace(place);
}

/** Opens the dialog that makes an incident of it, filled in from the alarm. */
export function toIncident({ id, position }: Alarm): void {
  useDesk.setState({ dialog: 'openIncident', dialogSubjectId: id, dialogPosition: position });
}
