import type { User } from '../../shared/records/user.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

const HOUR_MS = 3_600_000;

/** The hub itself, its accounts and sessions. */
export function systemService(deps: ServiceDeps): Service {
  const { store, telemetry, sessions, clock, newId, mode, version, disconnectUser } = deps;
  return {
    'hub.info': (_input, { user }) => ({
      origin: store.origin,
      version,
      mode,
      now: clock.now(),
      seq: store.seq(),
      user,
      notices: [...store.notices(), ...telemetry.notices()].map(({ key, params, at }) => ({
        key,
        params: { ...params },
        at,
      })),
    }),

    'hub.health': () => ({
      ...store.statistics(),
      telemetry: telemetry.statistics(),
      mode,
      version,
      seq: store.seq(),
    }),

    'users.put': async (input, { user: caller, callId }) => {
      const written = await store.write(
        caller.id,
        (view) => {
          if (input.id !== undefined) required(view, 'user', input.id);
          const user: User = { ...input, id: input.id ?? newId('user') };
          return { events: [{ type: 'user.put', payload: { user } }], result: { user } };
        },
        callId,
      );
      if (written.result.user.disabled) {
        sessions.revoke(written.result.user.id);
        disconnectUser(written.result.user.id);
      }
      return written.result;
    },

    'sessions.issue': ({ userId, ttlHours }) => {
      required(store.view, 'user', userId);
      return sessions.issue(userId, ttlHours * HOUR_MS);
    },

    'sessions.revoke': ({ userId }) => {
      const revoked = sessions.revoke(userId);
      disconnectUser(userId);
      return { revoked };
    },

    'log.verify': () => store.verifyChains(),
  };
}

/** Backups, made and put back while the hub runs. */
export function backupService({ store, resetClients, log }: ServiceDeps): Service {
  return {
    'backup.create': async () => {
      const backup = await store.createBackup();
      log.info(backup, 'backup created');
      return { backup };
    },
    'backup.list': () => ({ backups: store.listBackups() }),
    'backup.restore': async ({ name }) => {
      const restored = await store.restoreBackup(name);
      log.warn({ name, ...restored }, 'backup restored');
      resetClients();
      return restored;
    },
  };
}
