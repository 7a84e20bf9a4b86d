import { z } from 'zod';
import type { Store } from '../store/types.ts';

const PREFIX = 'feedSecret:';
const secretsSchema = z.record(z.string(), z.string());

/** F1: passwords and tokens of data sources stay in the hub's settings: in no record, event, log, export or answer. */
export interface FeedSecrets {
  of(feedId: string): Readonly<Record<string, string>>;
  /** Sets those named; an empty text takes one away, what is not named stays. */
  change(feedId: string, changes: Readonly<Record<string, string>>): void;
  forget(feedId: string): void;
}

export function createFeedSecrets(settings: Store['settings']): FeedSecrets {
  const of = (feedId: string): Record<string, string> => {
    const text = settings.get(PREFIX + feedId);
    return text === undefined ? {} : secretsSchema.parse(JSON.parse(text));
  };
  return {
    of,
    change(feedId, changes) {
      const kept = Object.entries({ ...of(feedId), ...changes }).filter(([, value]) => value !== '');
      if (kept.length === 0) settings.delete(PREFIX + feedId);
      else settings.set(PREFIX + feedId, JSON.stringify(Object.fromEntries(kept)));
    },
    forget: (feedId) => settings.delete(PREFIX + feedId),
  };
}
