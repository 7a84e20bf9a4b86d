import { useEffect } from 'react';
import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { hub, useSession } from '../state/session.ts';

export type FeedsAnswer = OutputOf<'feeds.status'>;

interface FeedStatusState {
  readonly answer?: FeedsAnswer | undefined;
  readonly error?: AppError | undefined;
}

/** How the data sources do, as last asked: one answer for the dot in the top bar and for the panel. */
export const useFeedStatus = create<FeedStatusState>(() => ({}));

/** Asks now; what the hub refuses is kept beside the last answer. */
export async function askFeedStatus(): Promise<void> {
  if (useSession.getState().connection !== 'online') return;
  try {
    useFeedStatus.setState({ answer: await hub().call('feeds.status', {}), error: undefined });
  } catch (error) {
    useFeedStatus.setState({ error: toAppError(error) });
  }
}

/** Keeps asking. Returns what ends it. @param everyMs while the page is in sight */
export function followFeedStatus(everyMs: number): Unsubscribe {
  let timer = 0;
  let ended = false;
  const next = async () => {
    if (document.visibilityState === 'visible') await askFeedStatus();
    if (!ended) timer = window.setTimeout(() => void next(), everyMs);
  };
  void next();
  return () => {
    ended = true;
    window.clearTimeout(timer);
  };
}

/** `followFeedStatus` for as long as a component is there. */
export function useFollowFeeds(everyMs: number): FeedStatusState {
  const loaded = useSession((session) => session.loaded);
  useEffect(() => (loaded ? followFeedStatus(everyMs) : undefined), [everyMs, loaded]);
  return useFeedStatus();
}
