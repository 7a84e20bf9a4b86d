import type { Alarm } from '../../shared/records/alarm.ts';
import type { AlarmCondition } from '../../shared/records/alarmRule.ts';
import { factorName, factorOf, unitAt } from '../../shared/telemetry/factors.ts';
import { formatNumber } from '../format.ts';

/** The number that raised an alarm, in words. */
export interface Measure {
  /** Name of the factor in the page's language. */
  readonly factor: string;
  /** With its unit: `215 µg/m³`. */
  readonly value?: string | undefined;
  readonly limit?: string | undefined;
  /** Value over limit, 1.34: only where both are plain limits of one factor. */
  readonly ratio?: number | undefined;
}

/** Decimals that a number is shown with, 0 to 3. */
function clampDecimals(decimals: number): 0 | 1 | 2 | 3 {
  const clamped = Math.min(3, Math.max(0, Math.round(decimals)));
  return clamped === 0 ? 0 : clamped === 1 ? 1 : clamped === 2 ? 2 : 3;
}

/** A limit is told as it is set: without superfluous zeros, also where it is finer than its factor. */
function decimalsOf(limit: number, decimals: 0 | 1 | 2 | 3): 0 | 1 | 2 | 3 {
  return ([0, 1, 2, 3] as const).find((count) => Number(limit.toFixed(count)) === limit) ?? decimals;
}

/** What an alarm of a rule measured; undefined where it is not about a factor. @param test of the rule, where known */
export function measureOf(
  { factor: code, value, limit, unit }: Alarm,
  language: 'zh-CN' | 'en',
  category: string | undefined,
  test: AlarmCondition['test'] | undefined,
): Measure | undefined {
  if (code === undefined) return undefined;
  const factor = factorOf(code);
  const shownUnit = unit ?? unitAt(factor, category);
  const decimals = clampDecimals(factor.decimals);
  const unitText = shownUnit === '' ? '' : ` ${shownUnit}`;
  const isPlain = test === undefined || test === 'limit';
  return {
    factor: factorName(factor, language),
    value: value === undefined ? undefined : `${formatNumber(value, decimals)}${unitText}`,
    limit: limit === undefined ? undefined : `${formatNumber(limit, decimalsOf(limit, decimals))}${unitText}`,
    ratio: isPlain && value !== undefined && limit !== undefined && limit > 0 ? value / limit : undefined,
  };
}
