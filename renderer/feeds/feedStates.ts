import type { FeedStatus } from '../../shared/contract/feeds.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import type { Tone } from '../theme/tokens.ts';

type FeedState = FeedStatus['health']['state'];

export const FEED_TONES: Readonly<Record<FeedState, Tone>> = {
  stopped: 'plain',
  starting: 'advisory',
  running: 'good',
  degraded: 'caution',
  failed: 'order',
};

/** A sign beside the word, so that the state needs no colour. */
export const FEED_SIGNS: Readonly<Record<FeedState, string>> = {
  stopped: '○',
  starting: '…',
  running: '●',
  degraded: '▲',
  failed: '✕',
};

const WEIGHT: Readonly<Record<FeedState, number>> = { failed: 4, degraded: 3, starting: 2, running: 1, stopped: 0 };

/** The weightiest state of the sources that are switched on; undefined when there is none. */
export function worstState(feeds: readonly FeedStatus[]): FeedState | undefined {
  return feeds
    .filter(({ enabled }) => enabled)
    .map(({ health }) => health.state)
    .reduce<FeedState | undefined>(
      (worst, state) => (worst === undefined || WEIGHT[state] > WEIGHT[worst] ? state : worst),
      undefined,
    );
}

/** How many sources that are switched on are in each state. */
export function stateCounts(feeds: readonly FeedStatus[]): Readonly<Record<FeedState, number>> {
  const counts = { stopped: 0, starting: 0, running: 0, degraded: 0, failed: 0 };
  for (const { enabled, health } of feeds) if (enabled) counts[health.state]++;
  return counts;
}

/** What is wrong with a source, in words. */
export function problemText({ health: { problem } }: FeedStatus, t: Translate): string | undefined {
  return problem && t(problem.key, problem.params);
}

/** A count's name in words, or as the source calls it where the catalogue has none. */
export function countText(name: string, t: Translate): string {
  const key = `feeds.count_${name}`;
  const text = t(key);
  return text === key ? name : text;
}

/** Why a frame was refused, in words, or as the gateway calls it. */
export function badFrameText(reason: string, t: Translate): string {
  const key = `feeds.badFrame_${reason}`;
  const text = t(key);
  return text === key ? reason : text;
}
