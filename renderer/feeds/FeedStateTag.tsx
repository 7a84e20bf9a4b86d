import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { useT } from '../state/language.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { FEED_SIGNS, FEED_TONES } from './feedStates.ts';

/** A source's state as a word with its sign. */
export function FeedStateTag({ state }: { readonly state: FeedStatus['health']['state'] }) {
  const t = useT();
  return (
    <StatusTag tone={FEED_TONES[state]} solid={state === 'failed'}>
      <span aria-hidden="true">{FEED_SIGNS[state]}</span>
      {t(`feeds.state_${state}`)}
    </StatusTag>
  );
}
