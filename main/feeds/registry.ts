import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { AppError, errorKey, toAppError } from '../../shared/errors.ts';
import type { FeedKind, FeedSource } from '../../shared/records/feedSource.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';
import type { DevicePasswords } from './devicePasswords.ts';
import type { Feed, FeedHealth, FeedSink } from './feed.ts';
import type { FeedContext, FeedMaker } from './feedKinds.ts';
import type { FeedSecrets } from './secrets.ts';
import type { SubjectBook } from './subjectBook.ts';

/** First wait before a feed that could not start is tried again; doubled up to the longest. */
const RETRY_FIRST_MS = 1_000;
const RETRY_LONGEST_MS = 60_000;
/** How often a running feed is asked whether it has failed. */
const WATCH_EVERY_MS = 5_000;

export interface RegistryDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: FeedSink;
  readonly book: SubjectBook;
  readonly passwords: DevicePasswords;
  /** Everything that went into the sink is on disk. */
  readonly stored: () => Promise<void>;
  readonly authoritative?: FeedContext['authoritative'];
  readonly secrets: FeedSecrets;
  readonly makers: readonly FeedMaker[];
}

/** A source that belongs to the program, not to a record. */
export interface BuiltInSource {
  readonly id: string;
  readonly kind: FeedKind;
  readonly name: string;
  readonly demo: boolean;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface FeedRegistry {
  /** Starts every enabled source; one that cannot start is tried again and says why. */
  start(): Promise<void>;
  /** Adds and starts a source of the program. */
  addBuiltIn(source: BuiltInSource): Promise<void>;
  removeBuiltIn(id: string): Promise<void>;
  status(): FeedStatus[];
  /** Running feeds, by id. */
  feed(id: string): Feed | undefined;
  feeds(): Feed[];
  isBuiltIn(id: string): boolean;
  /** @throws AppError record.notFound */
  restart(id: string): Promise<void>;
  /** Settings as the kind's own schema gives them. @throws AppError input.invalid */
  check(kind: FeedKind, config: unknown, secrets: Readonly<Record<string, string>>): Record<string, unknown>;
  close(): Promise<void>;
}

interface Entry {
  source: BuiltInSource;
  readonly builtIn: boolean;
  enabled: boolean;
  /** What it was made from: another text means that it must be made anew. */
  made: string;
  feed?: Feed;
  problem?: NonNullable<FeedHealth['problem']>;
  retryMs: number;
  cancelRetry?: Unsubscribe;
  /** Starts and stops of one source follow each other. */
  turn: Promise<void>;
}

/** Starts and stops feeds as their records say. F3: one feed's trouble never keeps another from running. */
export function createFeedRegistry(deps: RegistryDeps): FeedRegistry {
  const { store, clock, log, secrets } = deps;
  const entries = new Map<string, Entry>();
  let closed = false;
  let stopWatching: Unsubscribe = () => {};
  const makerOf = (kind: FeedKind): FeedMaker => {
    const maker = deps.makers.find((candidate) => candidate.kind === kind);
    if (!maker) throw new AppError('input.invalid', { where: 'category', what: kind });
    return maker;
  };

  const inTurn = (entry: Entry, step: () => Promise<void>): Promise<void> => {
    entry.turn = entry.turn.then(step).catch((error: unknown) => {
      log.error({ err: error, feed: entry.source.id }, 'a feed could not be changed');
    });
    return entry.turn;
  };

  const stop = async (entry: Entry): Promise<void> => {
    entry.cancelRetry?.();
    const { feed } = entry;
    delete entry.feed;
    delete entry.problem;
    await feed?.stop();
  };

  const startNow = async (entry: Entry): Promise<void> => {
    await stop(entry);
    if (closed || !entry.enabled || !entries.has(entry.source.id)) return;
    const { id, kind, name, config } = entry.source;
    try {
      const { sink, book, passwords, stored, authoritative } = deps;
      const own = { id, name, secrets: secrets.of(id), log: log.child({ feed: id }) };
      const context = { ...own, sink, book, passwords, stored, authoritative, store, clock };
      const feed = makerOf(kind).make(config, context);
      entry.feed = feed;
      await feed.start();
      log.info({ feed: id, kind }, 'feed has started');
    } catch (error) {
      const { code, params } = toAppError(error);
      log.warn({ err: error, feed: id, kind, retryMs: entry.retryMs }, 'feed could not start');
      await stop(entry);
      entry.problem = { key: errorKey(code), params };
      retryLater(entry);
    }
  };

  const retryLater = (entry: Entry): void => {
    entry.cancelRetry?.();
    entry.cancelRetry = clock.after(entry.retryMs, () => void inTurn(entry, () => startNow(entry)));
    entry.retryMs = Math.min(RETRY_LONGEST_MS, entry.retryMs * 2);
  };

  /** A feed that failed while it ran is started again; one that runs well has its wait back. */
  const watch = (): void => {
    for (const entry of entries.values()) {
      const state = entry.feed?.health().state;
      if (state === 'running') entry.retryMs = RETRY_FIRST_MS;
      if (state === 'failed') {
        const { problem } = entry.feed?.health() ?? {};
        const rest = async () => {
          await stop(entry);
          if (problem) entry.problem = problem;
          retryLater(entry);
        };
        void inTurn(entry, rest);
      }
    }
    stopWatching = clock.after(WATCH_EVERY_MS, watch);
  };

  const put = (source: BuiltInSource, enabled: boolean, builtIn: boolean): Promise<void> => {
    const made = JSON.stringify([source, enabled, secrets.of(source.id)]);
    const known = entries.get(source.id);
    if (known?.made === made) return known.turn;
    const entry = known ?? { source, builtIn, enabled, made, retryMs: RETRY_FIRST_MS, turn: Promise.resolve() };
    Object.assign(entry, { source, enabled, made, retryMs: RETRY_FIRST_MS });
    entries.set(source.id, entry);
    return inTurn(entry, () => startNow(entry));
  };

  const remove = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    await inTurn(entry, () => stop(entry));
  };

  /** Makes what runs what the records say. */
  const follow = (): Promise<unknown> => {
    const { records } = store.view.list('feedSource', { limit: 5_000 });
    const wanted = new Set(records.map(({ id }) => id as string));
    const gone = [...entries.values()].filter(({ builtIn, source }) => !builtIn && !wanted.has(source.id));
    for (const { source } of gone) secrets.forget(source.id);
    return Promise.all([...gone.map(({ source }) => remove(source.id)), ...records.map(putRecord)]);
  };
  const putRecord = ({ id, name, category, config, enabled }: FeedSource) =>
    put({ id, kind: category, name, config, demo: false }, enabled, false);

  const offCommit = store.onCommit((events) => {
    const matters = events.some(
      ({ type, payload }) =>
        (type === 'record.put' || type === 'records.removed') && 'kind' in payload && payload.kind === 'feedSource',
    );
    if (matters) void follow();
  });
  const offReplaced = store.onReplaced(() => void follow());

  return {
    async start() {
      stopWatching = clock.after(WATCH_EVERY_MS, watch);
      await follow();
    },
    addBuiltIn: (source) => put(source, true, true),
    removeBuiltIn: remove,
    status: () => [...entries.values()].map((entry) => statusOf(entry, Object.keys(secrets.of(entry.source.id)))),
    feed: (id) => entries.get(id)?.feed,
    feeds: () => [...entries.values()].flatMap(({ feed }) => (feed ? [feed] : [])),
    isBuiltIn: (id) => entries.get(id)?.builtIn ?? false,
    async restart(id) {
      const entry = entries.get(id);
      if (!entry) throw new AppError('record.notFound', { id });
      entry.retryMs = RETRY_FIRST_MS;
      await inTurn(entry, () => startNow(entry));
    },
    check(kind, config, own) {
      const maker = makerOf(kind);
      const unknown = Object.keys(own).find((name) => !maker.secrets.includes(name));
      if (unknown !== undefined) throw new AppError('input.invalid', { where: `secrets.${unknown}`, what: kind });
      return maker.check(config);
    },
    async close() {
      closed = true;
      stopWatching();
      offCommit();
      offReplaced();
      await Promise.all([...entries.values()].map((entry) => inTurn(entry, () => stop(entry))));
    },
  };
}

function statusOf({ source, enabled, builtIn, feed, problem }: Entry, secretNames: string[]): FeedStatus {
  const { id, kind, name, demo, config } = source;
  const idle = enabled ? (problem ? 'failed' : 'starting') : 'stopped';
  const { counts, problem: own, ...health } = feed?.health() ?? { state: idle, perMinute: 0, counts: {} };
  const said = own ?? problem;
  const address = feed && 'address' in feed && typeof feed.address === 'string' ? { address: feed.address } : {};
  return {
    ...{ id, kind, name, enabled, builtIn, demo, config: { ...config }, secrets: secretNames, ...address },
    health: {
      state: health.state,
      perMinute: health.perMinute,
      ...('lastAt' in health && health.lastAt !== undefined ? { lastAt: health.lastAt } : {}),
      ...(said ? { problem: { key: said.key, ...(said.params ? { params: { ...said.params } } : {}) } } : {}),
      counts: { ...counts },
    },
  };
}
