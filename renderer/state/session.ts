import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { EntityRow } from '../../shared/contract/wire.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import { RECORD_KINDS, type RecordKind } from '../../shared/records/index.ts';
import { type ConnectionState, connectHub, type HubClient } from '../client/hubClient.ts';
import { openLive } from './live.ts';
import { LAZY_KINDS, useRecords } from './records.ts';

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

const SNAPSHOT_TIMEOUT_MS = 60_000;

let current: HubClient | undefined;
let address: { readonly url: string; readonly token: string } | undefined;

/**
 * Address and headers of something that the hub serves to sessions (`/files/…`, `/scenes/…`, `/models/…`).
 * @param path begins with `/` @throws Error before `openSession`
 */
export function hubResource(path: string): { url: string; headers: Readonly<Record<string, string>> } {
  if (!address) throw new Error('no session is open');
  return { url: new URL(path, address.url).href, headers: { authorization: `Bearer ${address.token}` } };
}

/** Fetches what the hub serves at a path. @throws AppError record.notFound, hub.unreachable */
export async function fetchFromHub(path: string): Promise<Response> {
  const { url, headers } = hubResource(path);
  const response = await fetch(url, { headers }).catch((error: unknown) => {
    throw new AppError('hub.unreachable', { url }, error);
  });
  if (!response.ok) throw new AppError('record.notFound', { id: path }, new Error(`HTTP ${response.status}`));
  return response;
}

/** Entities of one page of the snapshot: some 2 MB, and a twentieth of a second of the hub's time. */
const SNAPSHOT_PAGE = 5000;

/**
 * Reads every entity of some kinds, a page at a time. `seq` is the first page's: what changes while the others are read
 * is told again by the log after it, and folding is idempotent.
 */
async function readSnapshot(client: HubClient, kinds: RecordKind[]): Promise<{ seq: number; entities: EntityRow[] }> {
  const input = { kinds, limit: SNAPSHOT_PAGE };
  let page = await client.call('state.snapshot', input, SNAPSHOT_TIMEOUT_MS);
  const { seq } = page;
  const entities = [...page.entities];
  while (page.next) {
    page = await client.call('state.snapshot', { ...input, after: page.next }, SNAPSHOT_TIMEOUT_MS);
    for (const entity of page.entities) entities.push(entity);
  }
  return { seq, entities };
}

const underWay = new Map<RecordKind, Promise<void>>();

/**
 * Loads kinds that the page does not keep yet; done at once for those it has.
 * @throws AppError what the hub said
 */
export async function ensureKinds(kinds: readonly RecordKind[]): Promise<void> {
  const { loaded } = useRecords.getState();
  const missing = kinds.filter((kind) => !loaded.has(kind) && !underWay.has(kind));
  if (missing.length > 0) {
    const loading = readSnapshot(hub(), missing)
      .then(({ entities }) => useRecords.getState().add(missing, entities))
      .finally(() => {
        for (const kind of missing) underWay.delete(kind);
      });
    for (const kind of missing) underWay.set(kind, loading);
  }
  await Promise.all(kinds.flatMap((kind) => underWay.get(kind) ?? []));
}

/** The connection of this page. @throws Error before `openSession` */
export function hub(): HubClient {
  if (!current) throw new Error('no session is open');
  return current;
}

/** Connects, loads the records and follows the log. Returns what ends it all. */
export function openSession(url: string, token: string): Unsubscribe {
  const client = connectHub(url, token);
  current = client;
  address = { url, token };
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
      // What other parts of the page asked for before a reset is loaded again.
      const kinds = RECORD_KINDS.filter((kind) => !LAZY_KINDS.has(kind) || useRecords.getState().loaded.has(kind));
      const { seq, entities } = await readSnapshot(client, kinds);
      if (closed) return;
      useRecords.getState().load(seq, kinds, entities);
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
  const offNotice = client.onNotice(() => {
    client.call('hub.info', {}).then(
      (info) => closed || useSession.setState({ info }),
      (error: unknown) => closed || useSession.setState({ error: toAppError(error) }),
    );
  });
  const offState = client.onState((connection, error) => {
    useSession.setState({ connection, ...(error === undefined ? {} : { error }) });
    if (connection === 'online') void load();
  });
  const closeLive = openLive(client);
  return () => {
    closed = true;
    closeLive();
    offState();
    offReset();
    offNotice();
    unfollow();
    client.close();
    if (current === client) current = undefined;
  };
}

/** Time of the hub, epoch ms: what clocks on the page show. */
export function hubNow(): number {
  return Date.now() + useSession.getState().clockOffsetMs;
}
