import './feeds.css';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { FEED_SIGNS, FEED_TONES, stateCounts, worstState } from './feedStates.ts';
import { useFollowFeeds } from './useFeedStatus.ts';

/** How often the dot asks, ms. */
const ASK_MS = 10_000;

/** How the data sources do at a glance; a click opens them. */
export function FeedDot() {
  const t = useT();
  const { answer, error } = useFollowFeeds(ASK_MS);
  const worst = answer && worstState(answer.feeds);
  const tone = error ? 'plain' : worst ? FEED_TONES[worst] : 'plain';
  const counts = answer && stateCounts(answer.feeds);
  const label =
    error || !counts
      ? t('feeds.summaryUnknown')
      : worst === undefined
        ? t('feeds.summaryNone')
        : t('feeds.summary', { running: counts.running, degraded: counts.degraded, failed: counts.failed });
  return (
    <button
      type="button"
      className={`feeds-dot om-tone-${tone}`}
      title={label}
      aria-label={label}
      data-testid="feeds-button"
      data-state={error ? 'unknown' : (worst ?? 'none')}
      onClick={() => useDesk.setState({ dialog: 'feeds' })}
    >
      <span aria-hidden="true">{worst && !error ? FEED_SIGNS[worst] : '○'}</span>
      {t('feeds.title')}
    </button>
  );
}
