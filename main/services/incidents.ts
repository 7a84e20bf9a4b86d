import { AppError } from '../../shared/errors.ts';
import type { EventDraft } from '../../shared/events.ts';
import { type Incident, incidentSchema, isClosed, nextIncidentStates } from '../../shared/records/incident.ts';
import type { ReadView } from '../store/types.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** The incident if it still takes changes. @throws AppError record.notFound, incident.closed */
export function openIncident(view: ReadView, incidentId: string): Incident {
  const incident = required(view, 'incident', incidentId);
  if (isClosed(incident.state)) throw new AppError('incident.closed', { name: incident.name });
  return incident;
}

/** Life of an incident: opened, corrected, advanced, noted. */
export function incidentService({ store, clock, newId, mode }: ServiceDeps): Service {
  return {
    'incidents.open': async (input, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const now = clock.now();
          const { occurredAt, alarmId, ...rest } = input;
          const alarm = alarmId === undefined ? undefined : required(view, 'alarm', alarmId);
          if (alarm?.incidentId) throw new AppError('record.exists', { id: alarm.incidentId });
          const incident: Incident = {
            ...rest,
            id: newId('incident'),
            state: 'reported',
            occurredAt: occurredAt ?? now,
            openedAt: now,
            openedBy: user.id,
            ...(alarmId === undefined ? {} : { alarmId }),
            ...(mode === 'drill' ? { drill: true } : {}),
          };
          const events: EventDraft[] = [{ type: 'incident.opened', incidentId: incident.id, payload: { incident } }];
          if (alarm) {
            const payload = { alarmId: alarm.id, to: 'incident' as const, incidentId: incident.id };
            events.push({ type: 'alarm.advanced', incidentId: incident.id, payload });
          }
          return { events, result: { incident } };
        },
        callId,
      );
      return written.result;
    },

    'incidents.change': async ({ incidentId, changes }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const incident = openIncident(view, incidentId);
          return {
            events: [{ type: 'incident.changed', incidentId, payload: { incidentId, changes } }],
            result: { incident: incidentSchema.parse({ ...incident, ...changes }) },
          };
        },
        callId,
      );
      return written.result;
    },

    'incidents.advance': async ({ incidentId, to, why }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const incident = required(view, 'incident', incidentId);
          if (!nextIncidentStates(incident.state).includes(to)) {
            throw new AppError('incident.wrongState', { from: incident.state, to });
          }
          const endedAt = to === 'ended' ? clock.now() : to === 'archived' ? incident.endedAt : undefined;
          const payload = { incidentId, from: incident.state, to, why, ...(endedAt === undefined ? {} : { endedAt }) };
          return {
            events: [{ type: 'incident.advanced', incidentId, payload }],
            result: { incident: { ...incident, state: to, endedAt } },
          };
        },
        callId,
      );
      return written.result;
    },

    'incidents.note': async ({ incidentId, text }, { user, callId }) => {
      await store.write(
        user.id,
        (view) => {
          required(view, 'incident', incidentId);
          return { events: [{ type: 'incident.noted', incidentId, payload: { incidentId, text } }], result: null };
        },
        callId,
      );
      return {};
    },

    'incidents.timeline': ({ incidentId, afterSeq, limit }) => {
      required(store.view, 'incident', incidentId);
      const events = store.timeline(incidentId, afterSeq, limit);
      return { events, upToSeq: events.at(-1)?.seq ?? afterSeq, more: events.length === limit };
    },
  };
}
