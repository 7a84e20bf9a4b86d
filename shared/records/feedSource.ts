import { z } from 'zod';
import { idOf, nameSchema } from './base.ts';

export const FEED_KINDS = ['hj212', 'push', 'mqtt', 'httpPoll', 'csvReplay', 'simulator'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** A data source that the user set up (数据源). Passwords and keys are kept apart from it, on the hub only. */
export const feedSourceSchema = z.object({
  id: idOf('feedSource'),
  name: nameSchema,
  category: z.enum(FEED_KINDS),
  enabled: z.boolean(),
  /** By category: host, port, url, topics, JSON paths, factor mapping, interval …; checked by the feed's own schema. */
  config: z.record(z.string(), z.unknown()),
});
export type FeedSource = z.infer<typeof feedSourceSchema>;
