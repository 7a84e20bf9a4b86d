import { dayOf, dayStart } from '../../../shared/judging/day.ts';
import type { Station } from '../../../shared/records/station.ts';
import { formatNumber } from '../../format.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useNow } from '../../ui/useNow.ts';
import { openHistory } from '../openHistory.ts';
import { reasonsText, scoreTone } from './reasonsText.ts';

const ASK_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** How far the data of today can be believed, and why not further. */
export function ScoreToday({ station }: { readonly station: Station }) {
  const t = useT();
  const now = useNow(ASK_MS);
  const day = dayOf(now);
  const { data } = useQuery('judging.day', { stationId: station.id, day }, now);
  if (data?.score === undefined) return null;
  const { score, factors, unconfirmed } = data;
  const worst = [...factors].sort((a, b) => a.score - b.score)[0];
  const why = factors.flatMap(({ reasons }) => reasons).length > 0 && worst ? reasonsText(worst.reasons, t) : '';
  const open = () => {
    const fromMs = dayStart(day);
    if (worst) openHistory(station.id, worst.factor, { fromMs, toMs: Math.min(fromMs + DAY_MS, now) });
  };
  return (
    <p className="mon-score" data-testid="score-today" title={unconfirmed ? t('monitoring.unconfirmedWeights') : ''}>
      <span className="muted">{t('monitoring.score')}</span>
      <StatusTag tone={scoreTone(score)}>{t('monitoring.scoreOf', { score: formatNumber(score) })}</StatusTag>
      {why === '' ? (
        <span className="muted">{t('monitoring.judgedNone')}</span>
      ) : (
        <button type="button" className="mon-link" onClick={open}>
          {why}
        </button>
      )}
    </p>
  );
}
