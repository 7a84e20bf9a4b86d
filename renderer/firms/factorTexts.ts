import type { FirmFactors } from '../../shared/contract/firms.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import { formatDistance, formatMassKg } from '../format.ts';

/** The factors of a search in words, one each. */
export function factorTexts(t: Translate, factors: FirmFactors): string[] {
  const { text, substance, minAmountKg, grades, statuses, parks, industries, minQ, maxQ, near, has, lacks } = factors;
  const yesNo = (asked: boolean | undefined, key: string) =>
    asked === undefined ? [] : [t(asked ? `firm.says_${key}` : `firm.says_${key}_not`)];
  const list = (label: string, values: readonly string[] | undefined) =>
    values && values.length > 0 ? [`${label}: ${values.join('、')}`] : [];
  return [
    ...(text ? [t('firm.says_text', { text })] : []),
    ...(substance ? [t('firm.says_substance', { substance })] : []),
    ...(minAmountKg === undefined ? [] : [t('firm.says_amount', { amount: formatMassKg(minAmountKg) })]),
    ...list(
      t('firm.grade'),
      grades?.map((grade) => (grade === 'none' ? t('firm.gradeNone') : t(`records.riskGrade_${grade}`))),
    ),
    ...list(
      t('firm.status'),
      statuses?.map((status) => t(`records.status_${status}`)),
    ),
    ...list(t('firm.park'), parks),
    ...list(t('firm.industry'), industries),
    ...(minQ === undefined ? [] : [`Q ≥ ${minQ}`]),
    ...(maxQ === undefined ? [] : [`Q ≤ ${maxQ}`]),
    ...(near
      ? [t('firm.says_near', { target: t(`firm.target_${near.target}`), distance: formatDistance(near.withinM) })]
      : []),
    ...yesNo(factors.openProblems, 'open'),
    ...yesNo(factors.overdueProblems, 'overdue'),
    ...yesNo(factors.expiredDocuments, 'expired'),
    ...yesNo(factors.openComplaints, 'complaints'),
    ...list(
      t('firm.has'),
      has?.map((kind) => t(`records.${kind}`)),
    ),
    ...list(
      t('firm.lacks'),
      lacks?.map((kind) => t(`records.${kind}`)),
    ),
  ];
}
