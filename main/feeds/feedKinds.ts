import type { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import type { BadFrame, UnknownDevice } from '../../shared/contract/feeds.ts';
import { AppError } from '../../shared/errors.ts';
import type { FeedKind } from '../../shared/records/feedSource.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';
import type { DevicePasswords } from './devicePasswords.ts';
import type { Feed, FeedSink } from './feed.ts';
import type { SubjectBook } from './subjectBook.ts';

/** What a feed of any kind works with. */
export interface FeedContext {
  readonly id: string;
  readonly name: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly sink: FeedSink;
  readonly book: SubjectBook;
  readonly passwords: Pick<DevicePasswords, 'of'>;
  /** Those readings of which this feed is the producer; absent: all. For a feed that tells its sender what was refused. */
  readonly authoritative?: ((readings: readonly Reading[]) => readonly Reading[]) | undefined;
  /** Resolves when everything that went into the sink before is on disk: who answers a sender waits for it. */
  readonly stored: () => Promise<void>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** A feed that says where it listens. */
export interface ListeningFeed extends Feed {
  /** host:port, once it listens. */
  readonly address: string | undefined;
}

/** A kind of source: its settings' schema, the names of its secrets, and how one is made. */
export interface FeedMaker {
  readonly kind: FeedKind;
  /** Names that `secrets` may hold. */
  readonly secrets: readonly string[];
  /** Settings with their defaults filled in. @throws AppError input.invalid */
  check(config: unknown): Record<string, unknown>;
  /** @throws AppError input.invalid */
  make(config: unknown, context: FeedContext): Feed;
}

/** @param make gets the settings as the schema gives them out */
export function feedMaker<Schema extends z.ZodType<Record<string, unknown>>>(
  kind: FeedKind,
  schema: Schema,
  secrets: readonly string[],
  make: (config: z.output<Schema>, context: FeedContext) => Feed,
): FeedMaker {
  const parse = (config: unknown): z.output<Schema> => {
    const parsed = schema.safeParse(config);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const where = ['config', ...(issue?.path ?? []).map(String)].join('.');
    throw new AppError('input.invalid', { where, what: issue?.message ?? '' });
  };
  return { kind, secrets, check: parse, make: (config, context) => make(parse(config), context) };
}

/** A feed whose devices and refused frames can be looked at (HJ 212). */
export interface InspectableFeed extends ListeningFeed {
  /** Frames that were refused, newest first. */
  badFrames(): readonly BadFrame[];
  /** How many since the start, by reason. */
  badCounts(): Readonly<Record<string, number>>;
  unknownDevices(): readonly UnknownDevice[];
}

export function isInspectable(feed: Feed): feed is InspectableFeed {
  return 'badFrames' in feed && 'unknownDevices' in feed;
}
