import { type Incident, isClosed } from '../../../shared/records/incident.ts';
import type { MapLayer } from './layer.ts';

/** Incidents: a warning triangle above everything, never clustered; archived ones only while in focus. */
export const incidents: MapLayer = {
  id: 'incident',
  titleKey: 'records.incident',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'symbol', symbol: 'incident_open' },
  legend: (['open', 'drill', 'closed'] as const).map((state) => ({
    labelKey: `layers.incident_${state}`,
    look: { type: 'symbol', symbol: `incident_${state}` },
  })),
  select: (data) => [data.incidents, data.focusIncidentId],
  pinned: (data) =>
    data.incidents
      .filter((incident) => incident.state !== 'archived' || incident.id === data.focusIncidentId)
      .map((incident) => ({
        id: incident.id,
        position: incident.position,
        symbol: symbolOf(incident),
        label: incident.name,
        priority: incident.id === data.focusIncidentId ? 100 : isClosed(incident.state) ? 60 : 90,
      })),
};

function symbolOf({ state, drill }: Incident): string {
  if (isClosed(state)) return 'incident_closed';
  return drill ? 'incident_drill' : 'incident_open';
}
