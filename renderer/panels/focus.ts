import { useMemo } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { type AnyRecord, isPlaceKind, kindOfId, PLACE_KINDS, type PlaceRecord } from '../../shared/records/index.ts';
import { useShownLists } from '../replay/useShownLists.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import type { RecordLists } from '../state/records.ts';

/** What the right column is about. */
export interface Focus {
  /** The incident that commands go to. */
  readonly incident?: Incident | undefined;
  /** Selected records that exist, in no particular order. */
  readonly selected: readonly AnyRecord[];
}

/** True for records that are places on the map. */
export function isPlace(record: AnyRecord): record is PlaceRecord {
  const kind = kindOfId(record.id);
  return kind !== undefined && isPlaceKind(kind);
}

/** The selected records among the lists. */
export function selectedRecords(lists: RecordLists, ids: ReadonlySet<string>): readonly AnyRecord[] {
  if (ids.size === 0) return [];
  const kinds = new Set([...ids].flatMap((id) => kindOfId(id) ?? []));
  return [...kinds].flatMap((kind) => lists[kind].filter((record) => ids.has(record.id)));
}

/** The incident in focus and what is selected, live or as of the replay. */
export function useFocus(): Focus {
  const lists = useShownLists();
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const incidentId = useDesk((desk) => desk.focusIncidentId);
  return useMemo(() => {
    const selected = selectedRecords(lists, selectedIds);
    return { incident: lists.incident.find(({ id }) => id === incidentId), selected };
  }, [lists, selectedIds, incidentId]);
}

/** Name of an account; its id when it is not known. */
export function userName(lists: Pick<RecordLists, 'user'>, id: string): string {
  if (id === 'system') return useLanguage.getState().t('common.system');
  return lists.user.find((user) => user.id === id)?.name ?? id;
}

/** Puts an incident in focus and shows its details. */
export function focusIncident(incidentId: string): void {
  const same = useDesk.getState().focusIncidentId === incidentId;
  useDesk.setState({
    focusIncidentId: incidentId,
    selectedIds: new Set(),
    rightTab: 'details',
    ...(same ? {} : { area: undefined, highlightedIds: new Set<string>() }),
  });
}

/** The places among all lists, by id. */
export function placeById(lists: RecordLists, id: string): PlaceRecord | undefined {
  const kind = kindOfId(id);
  if (!kind || !isPlaceKind(kind)) return undefined;
  return PLACE_KINDS.includes(kind) ? lists[kind].find((record) => record.id === id) : undefined;
}
