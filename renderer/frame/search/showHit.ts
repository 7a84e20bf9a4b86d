import type { SearchHit } from '../../../shared/contract/search.ts';
import type { Located } from '../../../shared/geo.ts';
import { isPlaceKind, kindOfId } from '../../../shared/records/index.ts';
import { focusIncident } from '../../panels/focus.ts';
import { useDesk } from '../../state/desk.ts';
import { useRecords } from '../../state/records.ts';
import { hub } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { showIncident } from '../lists/IncidentRow.tsx';
import { flyTo, flyToPlace, rangeOfKind } from '../map/mapControl.ts';

/** Flies to what was found and selects it; a paper leads to the thing it is about. */
export async function showHit({ id, kind, position }: SearchHit): Promise<void> {
  if (kind === 'incident') {
    const incident = useRecords.getState().record('incident', id);
    if (incident) showIncident(incident);
    else focusIncident(id);
    return;
  }
  if (isPlaceKind(kind)) {
    select(id);
    // At once to where it is; then, where it is a line or an area, so that all of it shows.
    if (position) flyTo(position, rangeOfKind(kind));
    const known: (Located & { readonly id: string }) | undefined = useRecords.getState().record(kind, id);
    if (known) flyToPlace(known);
    else await flyToWhole(id);
    return;
  }
  if (kind === 'task' || kind === 'alarm') {
    select(id);
    if (position) flyTo(position);
    return;
  }
  await showSubject(id);
}

function select(id: string): void {
  useDesk.setState({ selectedIds: new Set([id]), rightTab: 'details' });
}

async function flyToWhole(id: string): Promise<void> {
  try {
    const { record } = await hub().call('records.get', { id });
    const located = record as Partial<Located>;
    if (located.position && located.geometry && useDesk.getState().selectedIds.has(id))
      flyToPlace({ position: located.position, geometry: located.geometry });
  } catch (error) {
    notifyError(error);
  }
}

/** A document, an inspection, a report: what it belongs to. */
async function showSubject(id: string): Promise<void> {
  try {
    const { record } = await hub().call('records.get', { id });
    const subject = record.subjectId ?? record.firmId ?? record.incidentId;
    if (typeof subject !== 'string') return;
    if (kindOfId(subject) === 'incident') {
      focusIncident(subject);
      return;
    }
    const { record: about } = await hub().call('records.get', { id: subject });
    select(subject);
    const { position } = about as Partial<Located>;
    if (position) flyTo(position);
  } catch (error) {
    notifyError(error);
  }
}
