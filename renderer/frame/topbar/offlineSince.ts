import { create } from 'zustand';
import { hubNow, useSession } from '../../state/session.ts';

/** When the connection broke, hub time; undefined while it stands. */
export const useOfflineSince = create<{ readonly sinceMs?: number | undefined }>(() => ({}));

useSession.subscribe(({ connection, loaded }, before) => {
  if (connection === before.connection) return;
  if (connection === 'online') useOfflineSince.setState({ sinceMs: undefined });
  else if (connection === 'offline' && loaded && useOfflineSince.getState().sinceMs === undefined)
    useOfflineSince.setState({ sinceMs: hubNow() });
});
