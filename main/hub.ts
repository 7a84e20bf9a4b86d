import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import { createTranslate } from '../shared/i18n/index.ts';
import type { User } from '../shared/records/user.ts';
import { createAlarming } from './alarming/alarming.ts';
import { baseMapRoute } from './basemaps/baseMapRoute.ts';
import { createBaseMaps } from './basemaps/baseMaps.ts';
import { createFeeds, type Feeds, type FeedsDeps } from './feeds/feeds.ts';
import { createFileStore } from './files/fileStore.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { isDemoLoaded } from './services/demo.ts';
import { createHandlers } from './services/index.ts';
import { pruneModels } from './services/models3d.ts';
import { createSessions } from './sessions.ts';
import { openStore } from './store/openStore.ts';
import type { Store } from './store/types.ts';
import { createLive } from './telemetry/live.ts';
import { openTelemetry } from './telemetry/openTelemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { createDispatcher, type Dispatcher } from './transport/dispatcher.ts';
import { fileRoute, folderRoute } from './transport/httpRoute.ts';
import { createHttpServer } from './transport/httpServer.ts';
import { attachSocketServer, type SocketServer } from './transport/socketServer.ts';
import { createVideo } from './video/video.ts';

export interface HubDeps {
  /** Folder of this hub's data. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly mode: 'live' | 'drill';
  readonly version: string;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Folder of the demonstration data. */
  readonly demoFolder: string;
  /** HJ 212 gateway to open at the start, beside those that records ask for. */
  readonly gateway?: FeedsDeps['gateway'];
}

/** A running hub. */
export interface Hub {
  readonly store: Store;
  readonly dispatcher: Dispatcher;
  readonly feeds: Feeds;
  readonly telemetry: Telemetry;
  /** The account of whoever sits at this machine. */
  readonly localUser: User;
  /** Starts to serve. @returns its address and a token for the local account, valid while this hub runs */
  listen(host: string, port: number): Promise<{ url: string; token: string }>;
  close(): Promise<void>;
}

/** File in the data folder that tells other programs of this machine's user how to reach the running hub. */
export const RUNTIME_FILE = 'hub.json';
const LOCAL_USER_ID = 'user:local';
const LOCAL_SESSION_MS = 366 * 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

/** Composition root: opens the store and wires services and transports. Knows no Electron. */
export async function createHub(deps: HubDeps): Promise<Hub> {
  const { folder, clock, log, mode, version, pageFolder, demoFolder } = deps;
  const random = (length: number) => randomBytes(length);
  const say = createTranslate('zh-CN');
  const store = await openStore({
    folder,
    clock,
    randomBytes: random,
    onLongStep: (key) => log.warn({ key }, say(key)),
  });
  for (const notice of store.notices()) log.warn(notice, 'store notice');

  const telemetry = await openTelemetry({ folder, clock, log }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const live = createLive({ telemetry, clock, log });
  telemetry.onNotice(() => sockets?.tellOfNotice());
  const sessions = createSessions(store, clock);
  sessions.prune();
  const metrics = createMetrics(store);
  let sockets: SocketServer | undefined;
  const files = createFileStore(join(folder, 'files'));
  const baseMaps = createBaseMaps({ folder: join(folder, 'basemaps'), clock });
  const makeId = <Kind extends string>(kind: Kind) => newId(kind, clock.now(), random);
  const feeds = createFeeds({
    ...{ store, clock, log, metrics, randomBytes: random, newId: makeId, gateway: deps.gateway },
    hasDemo: () => isDemoLoaded(store),
    latestOf: (stationId) => telemetry.latestOf(stationId),
    stages: () => ({
      authoritative: (readings) => telemetry.authoritative(readings),
      judge: (readings) => alarming.judge(readings),
      append: (readings) => void telemetry.append(readings),
      appendTracks: (points) => telemetry.appendTracks(points),
      takers: [
        {
          name: 'alarming',
          readings: (readings) => alarming.take(readings),
          tracks: (points) => alarming.tracks(points),
        },
      ],
      pressure: () => telemetry.pressure,
      async stored() {
        await telemetry.flush();
        const { problem } = telemetry.statistics();
        if (problem !== undefined) throw new AppError('store.failed', { problem });
      },
    }),
  });
  const alarming = createAlarming({ store, telemetry, book: feeds.book, clock, log, folder });
  const video = createVideo({ settings: store.settings, clock, log, folder });
  const handlers = createHandlers({
    store,
    sessions,
    clock,
    log,
    mode,
    version,
    demoFolder,
    folder,
    files,
    baseMaps,
    telemetry,
    alarming,
    video,
    feeds,
    newId: makeId,
    resetClients: () => sockets?.resetClients(),
    disconnectUser: (userId) => sockets?.disconnectUser(userId),
  });
  const dispatcher = createDispatcher(handlers, log, metrics);
  const http = createHttpServer({
    store,
    metrics,
    version,
    pageFolder,
    sessions,
    ingest: feeds.ingest,
    routes: [
      fileRoute(files),
      folderRoute('/scenes/', join(folder, 'scenes')),
      baseMapRoute(baseMaps, (id) => store.view.record('baseMapSource', id)),
      folderRoute('/models/', join(folder, 'models')),
      video.route,
    ],
  });
  const localUser = await ensureLocalUser(store);
  await pruneModels(store, folder, log).catch((error: unknown) =>
    log.warn({ error }, 'old models could not be removed'),
  );
  let stopPruning = () => {};
  const pruneLater = () => {
    sessions.prune();
    stopPruning = clock.after(PRUNE_EVERY_MS, pruneLater);
  };
  stopPruning = clock.after(PRUNE_EVERY_MS, pruneLater);

  return {
    store,
    dispatcher,
    feeds,
    telemetry,
    localUser,
    async listen(host, port) {
      await new Promise<void>((resolve, reject) => {
        http.once('error', (error) => reject(new AppError('hub.unreachable', { url: `${host}:${port}` }, error)));
        http.listen(port, host, resolve);
      });
      sockets = attachSocketServer(http, { store, sessions, dispatcher, metrics, log, live, ingest: feeds.ingest });
      const address = http.address() as AddressInfo;
      const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
      await alarming.start();
      await feeds.start(url);
      const { token } = sessions.issue(localUser.id, LOCAL_SESSION_MS);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, RUNTIME_FILE), JSON.stringify({ url, token, pid: process.pid }), { mode: 0o600 });
      log.info({ url, mode, seq: store.seq() }, 'hub is ready');
      return { url, token };
    },
    async close() {
      stopPruning();
      await feeds.close();
      await alarming.close();
      live.close();
      if (sockets) {
        await sockets.close();
        rmSync(join(folder, RUNTIME_FILE), { force: true });
      } else http.close();
      baseMaps.close();
      await video.close();
      await telemetry.close();
      await store.close();
      log.info('hub has stopped');
    },
  };
}

/** The account that a machine's own user has without signing in; made at the first start. */
async function ensureLocalUser(store: Store): Promise<User> {
  const known = store.view.record('user', LOCAL_USER_ID);
  if (known) return known;
  const user: User = { id: LOCAL_USER_ID, name: '本机值班员', role: 'admin' };
  await store.write('system', () => ({ events: [{ type: 'user.put', payload: { user } }], result: user }));
  return user;
}
