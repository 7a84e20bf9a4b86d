import type { Translate } from '../i18n/index.ts';
import type { Alarm } from '../records/alarm.ts';
import type { AlarmRule } from '../records/alarmRule.ts';
import { factorName, factorOf } from '../telemetry/factors.ts';
import { VERDICT } from '../telemetry/reading.ts';

/** What the words of a rule's alarm are made of. Everything but `percent` and `figure` can be had from the records. */
export interface AlarmParts {
  readonly condition: AlarmRule['condition'];
  readonly subjectName: string;
  readonly source: Alarm['source'];
  readonly factor?: string | undefined;
  readonly value?: number | undefined;
  readonly limit?: number | undefined;
  readonly unit?: string | undefined;
  readonly percent?: number | undefined;
  readonly figure?: number | undefined;
}

/** The alarm's name in a language: what, how much, where. At most 200 characters. */
export function alarmName(t: Translate, language: 'zh-CN' | 'en', parts: AlarmParts): string {
  const { condition, subjectName, value, limit, percent, figure, source } = parts;
  const factor = parts.factor === undefined ? undefined : factorOf(parts.factor);
  const decimals = Math.min(4, factor?.decimals ?? 2);
  const number = (of: number | undefined) => (of === undefined ? '' : String(Number(of.toFixed(decimals))));
  const unit = parts.unit ? ` ${parts.unit}` : '';
  const params = {
    factor: factor ? factorName(factor, language) : '',
    value: `${number(value)}${unit}`,
    limit: `${number(limit)}${unit}`,
    subject: subjectName,
  };
  return t(`judging.alarm_${keyOf(condition, source, value, limit)}`, {
    ...params,
    ...figuresOf(condition, percent, figure),
  }).slice(0, 200);
}

function keyOf(
  condition: AlarmRule['condition'],
  source: Alarm['source'],
  value: number | undefined,
  limit: number | undefined,
): string {
  const { test } = condition;
  if (condition.test === 'change') return condition.percent > 0 ? 'rise' : 'drop';
  if (test === 'silence') return source === 'other' ? 'silenceFeed' : 'silence';
  const isLow = value !== undefined && limit !== undefined && value < limit;
  if (test === 'limit') return isLow ? 'limitLow' : 'limit';
  if (test === 'dose') return isLow ? 'doseLow' : 'dose';
  return test;
}

function figuresOf(
  condition: AlarmRule['condition'],
  percent: number | undefined,
  figure: number | undefined,
): Readonly<Record<string, string | number>> {
  const share = percent === undefined ? '' : `${percent > 0 ? '+' : ''}${Math.round(percent)} %`;
  switch (condition.test) {
    case 'change': {
      // The figure of an alarm that is named anew later is not stored: the rule's own says the same.
      const reached = Math.floor(Math.abs(percent ?? condition.percent));
      return { percent: `${reached} %`, ...spanOf(condition.withinMs) };
    }
    case 'neighbours':
      return { percent: share || `±${condition.percent} %`, km: Math.round(condition.withinM / 100) / 10 };
    case 'background':
      return { sigmas: condition.sigmas, times: condition.times };
    case 'silence':
      return { ...spanOf(condition.afterMs), count: figure ?? '' };
    default:
      return {};
  }
}

function spanOf(ms: number): { hours: number } {
  return { hours: Math.round((ms / 3_600_000) * 10) / 10 };
}

/** Marks of the reading that an alarm rests on which the desk should look at first, as catalogue keys. */
export function doubtsOf(verdict: number): readonly string[] {
  return (['outlier', 'fluctuation'] as const)
    .filter((test) => (verdict & VERDICT[test]) !== 0)
    .map((test) => `judging.doubt_${test}`);
}
