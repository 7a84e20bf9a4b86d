import type { Language, Translate } from '../../../shared/i18n/index.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import { factorName, factorOf, unitAt } from '../../../shared/telemetry/factors.ts';
import { formatDuration, formatRadius } from '../../format.ts';

/** Unit of a rule's values: of its factors, when all of them share one; '' else. */
export function unitOf({ factors, categories }: Pick<AlarmRule, 'factors' | 'categories'>): string {
  const units = new Set(
    factors.flatMap((code) =>
      (categories.length === 0 ? [undefined] : categories).map((category) => unitAt(factorOf(code), category)),
    ),
  );
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : '';
}

/** What a rule watches for, in a sentence. */
export function conditionText(t: Translate, rule: Omit<AlarmRule, 'id'>): string {
  const { condition } = rule;
  const unit = unitOf(rule);
  const amount = (value: number) => (unit === '' ? String(value) : `${value} ${unit}`);
  switch (condition.test) {
    case 'limit': {
      const { high, low } = condition;
      if (high === undefined && low === undefined) return t('alarming.cond_standard');
      if (low === undefined) return t('alarming.cond_above', { high: amount(high ?? 0) });
      if (high === undefined) return t('alarming.cond_below', { low: amount(low) });
      return t('alarming.cond_outside', { high: amount(high), low: amount(low) });
    }
    case 'change': {
      const text = t(condition.percent < 0 ? 'alarming.cond_fall' : 'alarming.cond_rise', {
        span: formatDuration(condition.withinMs, t),
        percent: Math.abs(condition.percent),
      });
      return condition.atLeast > 0
        ? `${text}${t('alarming.cond_atLeast', { amount: amount(condition.atLeast) })}`
        : text;
    }
    case 'neighbours':
      return t('alarming.cond_neighbours', {
        distance: formatRadius(condition.withinM),
        percent: condition.percent,
      });
    case 'background':
      return t('alarming.cond_background', {
        span: formatDuration(condition.overMs, t),
        sigmas: condition.sigmas,
        times: condition.times,
      });
    case 'silence':
      return t('alarming.cond_silence', { span: formatDuration(condition.afterMs, t) });
    case 'fence':
      return condition.marginM > 0
        ? t('alarming.cond_fenceMargin', { margin: formatRadius(condition.marginM) })
        : t('alarming.cond_fence');
    case 'dose':
      return t('alarming.cond_dose', { factor: condition.factor });
  }
}

/** What a rule holds for: categories and factors, in words. */
export function scopeText(t: Translate, rule: Pick<AlarmRule, 'categories' | 'factors'>, language: Language): string {
  const comma = t('page.listComma');
  const categories = rule.categories.map((category) => t(`records.station_${category}`)).join(comma);
  const factors = rule.factors.map((code) => factorName(factorOf(code), language)).join(comma);
  return [categories, factors].filter((part) => part !== '').join(' · ');
}

/** True when a rule's words hold the text: its name, what it watches for, what it holds for, what to do. */
export function matchesRule(t: Translate, rule: AlarmRule, language: Language, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const words = [
    rule.name,
    conditionText(t, rule),
    scopeText(t, rule, language),
    rule.response ?? '',
    t(`records.alarmPriority_${rule.priority}`),
    ...rule.factors,
  ];
  return words.some((word) => word.toLowerCase().includes(wanted));
}
