import { AppError } from '../../shared/errors.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { Weather } from '../../shared/records/weather.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Alarms that people raise, and what the desk makes of them. */
export function alarmService({ store, clock, newId }: ServiceDeps): Service {
  return {
    'alarms.raise': async (input, { user, callId }) => {
      const written = await store.write(
        user.id,
        () => {
          const now = clock.now();
          const who = { raisedAt: now, raisedBy: user.id, stateAt: now, stateBy: user.id };
          const alarm: Alarm = { ...input, ...who, id: newId('alarm'), state: 'raised' };
          return { events: [{ type: 'alarm.raised', payload: { alarm } }], result: { alarm } };
        },
        callId,
      );
      return written.result;
    },

    'alarms.advance': async ({ alarmId, to, why }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const alarm = required(view, 'alarm', alarmId);
          if (alarm.state === 'incident' || alarm.state === 'dismissed') {
            throw new AppError('record.conflict', { id: alarmId });
          }
          return {
            events: [{ type: 'alarm.advanced', payload: { alarmId, to, ...(why ? { why } : {}) } }],
            result: { alarm: { ...alarm, state: to, stateAt: clock.now(), stateBy: user.id } },
          };
        },
        callId,
      );
      return written.result;
    },
  };
}

/** Weather typed in by hand. */
export function weatherService({ store, clock, newId }: ServiceDeps): Service {
  return {
    'weather.observe': async ({ observedAt, ...input }, { user, callId }) => {
      const written = await store.write(
        user.id,
        () => {
          const at = observedAt ?? clock.now();
          const weather: Weather = {
            ...input,
            id: newId('weather'),
            observedAt: at,
            observedBy: user.id,
            source: 'manual',
          };
          return { events: [{ type: 'weather.observed', payload: { weather } }], result: { weather } };
        },
        callId,
      );
      return written.result;
    },
  };
}
