import { AppError } from '../../shared/errors.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Alarms that rules raise, and how far the data behind them can be believed. */
export function alarmingService({ alarming, store, clock }: ServiceDeps): Service {
  return {
    'judging.day': ({ stationId, day }) => alarming.day(stationId, day),
    'judging.scores': ({ day, limit }) => alarming.scores(day, limit),
    'alarms.health': ({ from, to }) => alarming.health(from, to),
    'alarms.replay': ({ from, to, rules, limit }) => alarming.replay(from, to, rules, limit),
    'hotGrids.rank': ({ hours, level, limit }) => alarming.hotGrids(hours, level, limit),

    'alarms.shelve': async ({ alarmId, until, why }, { user, callId }) => {
      if (until <= clock.now()) throw new AppError('input.invalid', { where: 'until', what: 'in the past' });
      const written = await store.write(
        user.id,
        (view) => {
          const alarm = required(view, 'alarm', alarmId);
          // R1: what is settled is not set aside.
          if (alarm.state === 'incident' || alarm.state === 'dismissed') {
            throw new AppError('record.conflict', { id: alarmId });
          }
          const changes = { shelvedUntil: until, shelvedBy: user.id, shelvedWhy: why };
          return {
            events: [{ type: 'alarm.updated', payload: { alarmId, changes } }],
            result: { alarm: { ...alarm, ...changes } },
          };
        },
        callId,
      );
      return written.result;
    },

    'alarms.unshelve': async ({ alarmId }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const alarm = required(view, 'alarm', alarmId);
          if ((alarm.shelvedUntil ?? 0) <= clock.now()) throw new AppError('record.conflict', { id: alarmId });
          const changes = { shelvedUntil: 0 };
          return {
            events: [{ type: 'alarm.updated', payload: { alarmId, changes } }],
            result: { alarm: { ...alarm, ...changes } },
          };
        },
        callId,
      );
      return written.result;
    },
  };
}
