import { PLACE_KINDS } from '../../shared/records/index.ts';
import type { Report } from '../../shared/records/report.ts';
import { countRings, placesWithin } from './area.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Reports: what was known when they were made, kept in the log. */
export function reportService({ store, clock, newId }: ServiceDeps): Service {
  return {
    'reports.produce': async ({ incidentId, summary }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const incident = required(view, 'incident', incidentId);
          const places = placesWithin(view, PLACE_KINDS, incident.position, Math.max(...incident.radiiM));
          const report: Report = {
            id: newId('report'),
            incidentId,
            title: incident.name,
            producedAt: clock.now(),
            producedBy: user.id,
            upToSeq: store.seq(),
            rings: countRings(places, incident.radiiM),
            summary,
          };
          return { events: [{ type: 'report.produced', incidentId, payload: { report } }], result: { report } };
        },
        callId,
      );
      return written.result;
    },
  };
}
