import type { FirmFile } from '../../shared/contract/firms.ts';
import type { Firm } from '../../shared/records/firm.ts';
import type { Incident } from '../../shared/records/incident.ts';
import type { Store } from '../store/types.ts';
import type { FirmIndex } from './firmIndex.ts';
import type { LinkedKind } from './linkedFact.ts';

/** Events of one incident that are looked at. */
const MAX_STEPS = 2000;

/** Everything kept of a firm; only its own records are read. */
export function firmFile(store: Store, index: FirmIndex, firm: Firm): FirmFile {
  const { view } = store;
  const linked = index.linked(firm);
  const records = <Kind extends LinkedKind>(kind: Kind) =>
    (linked.get(kind) ?? []).flatMap((id) => view.record(kind, id) ?? []);
  const byName = <Item extends { readonly name: string }>(items: Item[]) =>
    items.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  const incidents = records('incident');
  const parkId = firm.parkName === undefined ? undefined : view.placeIds('park', { name: firm.parkName })[0];
  const park = parkId === undefined ? undefined : view.record('park', parkId);
  const file: Omit<FirmFile, 'imports'> = {
    firm,
    ...(park ? { park } : {}),
    riskSources: byName(records('riskSource')),
    installations: byName(records('installation')),
    outlets: byName(records('outlet')),
    stations: byName(records('station')),
    drains: byName(records('drain')),
    cameras: byName(records('camera')),
    panoramas: byName(records('panorama')),
    contacts: byName(records('contact')),
    documents: byName(records('document')),
    inspections: records('inspection').sort((a, b) => b.at - a.at),
    complaints: records('complaint').sort((a, b) => b.at - a.at),
    alarms: records('alarm').sort((a, b) => b.raisedAt - a.raisedAt),
    incidents: incidents.sort((a, b) => b.openedAt - a.openedAt),
    incidentSteps: incidents.flatMap((incident) => stepsOf(store, incident)),
  };
  return { ...file, imports: importsOf(store, file) };
}

function stepsOf(store: Store, { id }: Incident): FirmFile['incidentSteps'] {
  return store.timeline(id, 0, MAX_STEPS).flatMap((event) => {
    if (event.type !== 'incident.advanced') return [];
    const { incidentId, to, why } = event.payload;
    return [{ incidentId, atMs: event.at.ms, actor: event.actor, to, why }];
  });
}

/** The imports that brought any of the records, the newest first. */
function importsOf({ view }: Store, { firm, park: _park, ...lists }: Omit<FirmFile, 'imports'>): FirmFile['imports'] {
  const records = [firm, ...Object.values(lists).flat()];
  const ids = new Set(records.flatMap((record) => ('provenance' in record ? (record.provenance.importId ?? []) : [])));
  return [...ids].flatMap((id) => view.record('importBatch', id) ?? []).sort((a, b) => b.importedAt - a.importedAt);
}
