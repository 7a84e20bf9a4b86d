import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, nameSchema, timeSchema } from '../records/base.ts';
import { FEED_KINDS, feedSourceSchema } from '../records/feedSource.ts';
import { STATION_CATEGORIES, stationSchema } from '../records/station.ts';
import { ADMINS, command, DESK, EVERYONE, query } from './operation.ts';

const none = z.strictObject({});
const feedId = z.string().min(1).max(80);

/** How a feed does (`main/feeds/feed.ts`). */
export const feedHealthSchema = z.object({
  state: z.enum(['stopped', 'starting', 'running', 'degraded', 'failed']),
  /** What arrived in the last minute. */
  perMinute: z.number().min(0),
  lastAt: timeSchema.optional(),
  problem: z
    .object({ key: z.string().max(120), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .optional(),
  /** Counts by name: catalogue keys `feeds.count_<name>`. */
  counts: z.record(z.string(), z.number()),
});

export const feedStatusSchema = z.object({
  id: feedId,
  /** Kind of source: catalogue keys `feeds.kind_<kind>`. */
  kind: z.enum(FEED_KINDS),
  name: nameSchema,
  enabled: z.boolean(),
  /** Part of the program (the way in for pushed data, the simulator), not set up by somebody: cannot be removed. */
  builtIn: z.boolean(),
  /** Synthetic data (演示数据): said wherever the feed is named. */
  demo: z.boolean(),
  config: z.record(z.string(), z.unknown()),
  /** Names of the secrets that are set; their values never leave the hub. */
  secrets: z.array(z.string()),
  /** Where it listens, as host:port. */
  address: z.string().optional(),
  health: feedHealthSchema,
});
export type FeedStatus = z.infer<typeof feedStatusSchema>;

/** A key for pushing data in, without its text. */
export const ingestKeySchema = z.object({
  id: z.string().max(80),
  name: nameSchema,
  /** Feed whose data it brings. */
  feedId,
  createdAt: timeSchema,
  createdBy: z.string().max(80),
  lastUsedAt: timeSchema.optional(),
});
export type IngestKey = z.infer<typeof ingestKeySchema>;

/** A frame that was refused, as it came. */
export const badFrameSchema = z.object({
  at: timeSchema,
  feedId,
  /** Catalogue keys `feeds.badFrame_<reason>`. */
  reason: z.string().max(60),
  /** Address and port of the sender. */
  remote: z.string().max(80),
  deviceCode: z.string().max(60).optional(),
  /** The frame's text; bytes that are no text as \xNN. */
  text: z.string().max(8_000),
});
export type BadFrame = z.infer<typeof badFrameSchema>;

/** A device that sends but belongs to no station, or gives another password than the one it was registered with. */
export const unknownDeviceSchema = z.object({
  deviceCode: z.string().max(60),
  feedId,
  why: z.enum(['unknown', 'password']),
  remote: z.string().max(80),
  /** System type (ST) that it states: 21 surface water, 22 air, 31 waste gas, 32 waste water … */
  systemType: z.string().max(10).optional(),
  factors: z.array(z.string().max(40)).max(200),
  firstAt: timeSchema,
  lastAt: timeSchema,
  frames: z.number().int().min(1),
  /** The last of them, newest first, without the password. */
  lastFrames: z.array(z.string().max(1_200)).max(5),
});
export type UnknownDevice = z.infer<typeof unknownDeviceSchema>;

const newStation = z.strictObject({
  name: nameSchema,
  category: z.enum(STATION_CATEGORIES),
  position: positionSchema,
  code: z.string().max(100).optional(),
  firmId: idOf('firm').optional(),
  riverName: z.string().max(100).optional(),
});

export const simulatorStateSchema = z.object({
  /** True with the demonstration data. */
  available: z.boolean(),
  running: z.boolean(),
  /** The scripted incident: when its discharge began or will begin. */
  incidentAt: timeSchema.optional(),
});

/** Sources of live data: what is set up, how it does, who may push. */
export const feedOperations = {
  'feeds.status': query(
    'Every data source with its health, the keys for pushing and the simulator',
    EVERYONE,
    none,
    z.object({
      feeds: z.array(feedStatusSchema),
      keys: z.array(ingestKeySchema),
      simulator: simulatorStateSchema,
      /** How full the way into the store is, 0 to 1. */
      pressure: z.number().min(0).max(1),
    }),
  ),
  'feeds.put': command(
    'Set up a data source or change one; secrets stay on the hub and are kept when left out',
    ADMINS,
    z.strictObject({
      id: feedSourceSchema.shape.id.optional(),
      name: feedSourceSchema.shape.name,
      category: feedSourceSchema.shape.category,
      enabled: feedSourceSchema.shape.enabled,
      config: feedSourceSchema.shape.config,
      /** Password, token, header …; an empty text takes one away. */
      secrets: z.record(z.string().max(40), z.string().max(4_000)).optional(),
    }),
    z.object({ feed: feedSourceSchema }),
  ),
  'feeds.remove': command('Remove a data source and its secrets', ADMINS, z.strictObject({ id: feedId }), none),
  'feeds.restart': command('Stop a data source and start it again', ADMINS, z.strictObject({ id: feedId }), none),
  'feeds.badFrames': query(
    'Frames that were refused, newest first, and how many by reason since the start',
    DESK,
    z.strictObject({
      feedId: feedId.optional(),
      reason: z.string().max(60).optional(),
      limit: z.number().int().min(1).max(1_000).default(200),
    }),
    z.object({ frames: z.array(badFrameSchema), counts: z.record(z.string(), z.number()) }),
  ),
  'feeds.unknownDevices': query(
    'Devices that send but are not registered',
    DESK,
    none,
    z.object({ devices: z.array(unknownDeviceSchema) }),
  ),
  'feeds.registerDevice': command(
    'Give a device to a station that exists, or to a new one; with a password, frames with another one are refused',
    DESK,
    z.strictObject({
      deviceCode: z.string().trim().min(1).max(60),
      station: z.union([z.strictObject({ stationId: idOf('station') }), newStation]),
      password: z.string().max(40).optional(),
    }),
    z.object({ station: stationSchema }),
  ),
  'feeds.makeKey': command(
    'A new key for pushing data in: shown this once, kept hashed',
    ADMINS,
    z.strictObject({ name: nameSchema, feedId: feedId.optional() }),
    z.object({ key: z.string(), info: ingestKeySchema }),
  ),
  'feeds.dropKey': command('End a key', ADMINS, z.strictObject({ id: z.string().max(80) }), none),
  'simulator.start': command(
    'Start the simulator of the demonstration, or its scripted incident',
    ADMINS,
    z.strictObject({ incident: z.boolean().default(false) }),
    simulatorStateSchema,
  ),
  'simulator.stop': command('Stop the simulator', ADMINS, none, simulatorStateSchema),
} as const;
