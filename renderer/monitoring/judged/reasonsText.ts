import type { ScoreReason } from '../../../shared/contract/judging.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { formatNumber } from '../../format.ts';
import type { Tone } from '../../theme/tokens.ts';

/** Why points were taken off, in words; '' when none were. */
export function reasonsText(reasons: readonly ScoreReason[], t: Translate): string {
  return reasons
    .map(({ test, count }) =>
      t('monitoring.judgedReason', { reason: t(`monitoring.verdict_${test}`), count: formatNumber(count) }),
    )
    .join(t('monitoring.comma'));
}

/** Colour of a score, 0 to 100; the number says it too. */
export function scoreTone(score: number): Tone {
  if (score >= 90) return 'good';
  if (score >= 70) return 'caution';
  return score >= 50 ? 'warning' : 'order';
}
