import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { type ConnectionState, connectHub, type HubClient } from '../client/hubClient.ts';
import { useRecords } from './records.ts';

export type HubInfo = OutputOf<'hub.info'>;

/** Where this page stands with its hub. */
interface SessionState {
  readonly connection: ConnectionState;
  /** Who we are and what the hub is, once known. */
  readonly info?: HubInfo | undefined;
  /** Hub clock minus this machine's, ms. */
  readonly clockOffsetMs: number;
  /** First load of the records is complete. */
  readonly loaded: boolean;
  readonly error?: AppError | undefined;
}

export const useSession = create<SessionState>(() => ({ connection: 'connecting', clockOffsetMs: 0, loaded: false }));

/** Events before the snapshot that are asked for at the start. */
const RECENT_AT_START = 60;

let current: HubClient | undefined;

/** The connection of this page. @throws Error before `openSession` */
export function hub(): HubClient {
  if (!current) throw new Error('no session is open');
  return current;
}

/** Connects, loads the records and follows the log. Returns what ends it all. */
export function openSession(url: string, token: string): Unsubscribe {
  const client = connectHub(url, token);
  current = client;
  let unfollow: Unsubscribe = () => {};
  let started = false;
  let closed = false;
  const load = async () => {
    try {
      const info = await client.call('hub.info', {});
      if (closed) return;
      useSession.setState({ info, clockOffsetMs: info.now - Date.now(), error: undefined });
      if (started) return;
      started = true;
      const { seq, entities } = await client.call(
        'state.snapshot',
        { kinds: [...useRecords.getState().kinds] },
        60_000,
      );
      if (closed) return;
      useRecords.getState().load(seq, entities);
      // Folding is idempotent: the last events are told again, so that the timeline shows what led to the present.
      unfollow = client.follow(Math.max(0, seq - RECENT_AT_START), info.origin, (batch) =>
        useRecords.getState().apply(batch),
      );
      useSession.setState({ loaded: true });
    } catch (error) {
      started = false;
      // R1: a session that was closed says nothing more about the page.
      if (!closed) useSession.setState({ error: toAppError(error) });
    }
  };
  const offReset = client.onReset(() => {
    unfollow();
    started = false;
    useSession.setState({ loaded: false });
    void load();
  });
  const offState = client.onState((connection, error) => {
    useSession.setState({ connection, ...(error === undefined ? {} : { error }) });
    if (connection === 'online') void load();
  });
  return () => {
    closed = true;
    offState();
    offReset();
    unfollow();
    client.close();
    if (current === client) current = undefined;
  };
}

/** Time of the hub, epoch ms: what clocks on the page show. */
export function hubNow(): number {
  return Date.now() + useSession.getState().clockOffsetMs;
}
