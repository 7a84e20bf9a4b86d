import type { Clock } from '../../shared/clock.ts';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { AppError } from '../../shared/errors.ts';
import { createTranslate } from '../../shared/i18n/index.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../store/types.ts';
import { createDevicePasswords, type DevicePasswords } from './devicePasswords.ts';
import { isInspectable } from './feedKinds.ts';
import { createIngestKeys, type IngestKeys } from './ingestKeys.ts';
import { MAKERS } from './makers.ts';
import { createPipeline, type Pipeline, type PipelineStages } from './pipeline.ts';
import { createIngest, type Ingest } from './push/ingest.ts';
import { createFeedRegistry, type FeedRegistry } from './registry.ts';
import { createFeedSecrets, type FeedSecrets } from './secrets.ts';
import { makePlan } from './simulator/makePlan.ts';
import { createSimulator, type Simulator } from './simulator/simulator.ts';
import { createSubjectBook, type SubjectBook } from './subjectBook.ts';
import { createWeatherTaker } from './weather/weatherTaker.ts';

/** The way in for pushed data that is always there: it needs a key, so nobody pushes unasked. */
export const PUSH_FEED_ID = 'feedSource:push';
/** The gateway that `--hj212-port` (or the simulator) opens. */
export const GATEWAY_FEED_ID = 'feedSource:hj212';
export const SIMULATOR_ID = 'feedSource:simulator';
/** The simulated province is the same in every run. */
const SEED = 'demo';

export interface FeedsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: <Kind extends string>(kind: Kind) => `${Kind}:${string}`;
  readonly stages: (book: SubjectBook) => PipelineStages;
  /** Gateway for HJ 212 that was asked for at the start. */
  readonly gateway: { readonly host: string; readonly port: number; readonly demo: boolean } | undefined;
  /** Demonstration data has been loaded. */
  readonly hasDemo: () => boolean;
  readonly latestOf: (stationId: string) => readonly Reading[];
}

/** Everything that brings data in. */
export interface Feeds {
  readonly pipeline: Pipeline;
  readonly registry: FeedRegistry;
  readonly keys: IngestKeys;
  readonly secrets: FeedSecrets;
  readonly passwords: DevicePasswords;
  readonly book: SubjectBook;
  readonly ingest: Ingest;
  readonly simulator: Simulator;
  /** Every source, the simulator included. */
  status(): FeedStatus[];
  /** Name of a source, also of one of the program's own; the id itself when there is none. */
  nameOf(id: string): string;
  /** @param url the hub's own address */
  start(url: string): Promise<void>;
  close(): Promise<void>;
}

export function createFeeds(deps: FeedsDeps): Feeds {
  const { store, clock, log, metrics, randomBytes, newId } = deps;
  const say = createTranslate('zh-CN');
  const book = createSubjectBook(store);
  const stages = deps.stages(book);
  const weather = createWeatherTaker({ store, book, newId, log });
  const pipeline = createPipeline({ ...stages, takers: [...stages.takers, weather] }, log);
  const secrets = createFeedSecrets(store.settings);
  const keys = createIngestKeys(store.settings, clock, randomBytes);
  const passwords = createDevicePasswords(store.settings);
  const parts = { store, clock, log, book, secrets, passwords, stored: () => stages.stored() };
  const { authoritative } = stages;
  const registry = createFeedRegistry({ ...parts, authoritative, sink: pipeline, makers: MAKERS });
  const ingest = createIngest(keys, registry, clock, log);

  let ownUrl = '';
  let endKey = () => {};
  const openGateway = async ({ host, port, demo }: NonNullable<FeedsDeps['gateway']>) => {
    const name = say(demo ? 'feeds.builtIn_demoGateway' : 'feeds.builtIn_gateway');
    await registry.addBuiltIn({ id: GATEWAY_FEED_ID, kind: 'hj212', name, demo, config: { host, port } });
  };
  /** Where the simulator's devices connect to: the gateway of the program, opened on a free port if it is not open. */
  const gatewayAddress = async () => {
    const address = () => {
      const feed = registry.feed(GATEWAY_FEED_ID);
      return feed && isInspectable(feed) ? feed.address : undefined;
    };
    if (!registry.isBuiltIn(GATEWAY_FEED_ID)) await openGateway({ host: '127.0.0.1', port: 0, demo: true });
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(address() ?? '') ?? [];
    if (port === '') throw new AppError('feed.cannotListen', { address: GATEWAY_FEED_ID, what: 'HJ 212' });
    return { host: /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host, port: Number(port) };
  };
  const simulator = createSimulator({
    ...{ clock, log, isAvailable: deps.hasDemo, ended: () => endKey() },
    async plan() {
      const gateway = await gatewayAddress();
      const { key, end } = keys.temporary('simulator', PUSH_FEED_ID);
      endKey = end;
      const made = await makePlan({ store, seed: SEED, latestOf: deps.latestOf });
      return { ...made, gateway, ingest: { url: ownUrl, key } };
    },
  });
  const status = (): FeedStatus[] => {
    if (!deps.hasDemo()) return registry.status();
    const { running } = simulator.state();
    const named = { id: SIMULATOR_ID, kind: 'simulator', name: say('feeds.builtIn_simulator') } as const;
    const { counts, problem: _none, ...health } = simulator.health();
    const plain = { enabled: running, builtIn: true, demo: true, config: {}, secrets: [] };
    return [...registry.status(), { ...named, ...plain, health: { ...health, counts: { ...counts } } }];
  };
  watchFeeds(metrics, pipeline, registry);

  return {
    ...{ pipeline, registry, keys, secrets, passwords, book, ingest, simulator, status },
    nameOf: (id) => status().find((one) => one.id === id)?.name ?? store.view.record('feedSource', id)?.name ?? id,
    async start(url) {
      ownUrl = url;
      const name = say('feeds.builtIn_push');
      await registry.addBuiltIn({ id: PUSH_FEED_ID, kind: 'push', name, demo: false, config: {} });
      if (deps.gateway) await openGateway(deps.gateway);
      await registry.start();
    },
    async close() {
      await simulator.stop();
      await registry.close();
      book.close();
    },
  };
}

/** Figures of every feed and of the pipeline for /metrics. */
function watchFeeds(metrics: Metrics, pipeline: Pipeline, registry: FeedRegistry): void {
  const statistics = () => pipeline.statistics();
  metrics.watch('onemap_readings_total', 'Readings taken since the start', () => statistics().readings);
  metrics.watch('onemap_positions_total', 'Positions taken since the start', () => statistics().tracks);
  metrics.watch('onemap_pipeline_failures_total', 'Failures by stage', () => statistics().failures, 'stage');
  metrics.watch('onemap_pipeline_pressure', 'How full the way into the store is, 0 to 1', () => pipeline.pressure);
  const byFeed = (figure: (status: ReturnType<FeedRegistry['status']>[number]) => number) => () =>
    Object.fromEntries(registry.status().map((status) => [status.id, figure(status)]));
  metrics.watch(
    'onemap_feed_per_minute',
    'What arrived in the last minute',
    byFeed(({ health }) => health.perMinute),
    'feed',
  );
  metrics.watch(
    'onemap_feed_running',
    '1 when the feed runs',
    byFeed(({ health }) => (health.state === 'running' ? 1 : 0)),
    'feed',
  );
}
