import { limitFor, type StationCategory } from '../judging/limits.ts';
import type { AlarmRule } from '../records/alarmRule.ts';
import { factorOf } from '../telemetry/factors.ts';
import type { Period } from '../telemetry/reading.ts';

/** True when the rule watches this station or mobile source at all. */
export function ruleHoldsFor(rule: AlarmRule, subjectId: string, category: StationCategory | undefined): boolean {
  if (!rule.enabled) return false;
  if (rule.subjectIds.length > 0 && !rule.subjectIds.includes(subjectId)) return false;
  return rule.categories.length === 0 || (category !== undefined && rule.categories.includes(category));
}

/** True when the rule watches this factor in this period. */
export function ruleWatches(rule: AlarmRule, factor: string, period: Period): boolean {
  if (rule.period !== undefined && rule.period !== period) return false;
  if (rule.factors.length === 0) return true;
  const code = factorOf(factor).code;
  return rule.factors.some((one) => one === factor || factorOf(one).code === code);
}

/** The limits of a `limit` rule at a station: its own, or the standard's; undefined when there is none. */
export function limitsOfRule(
  rule: AlarmRule,
  factor: string,
  category: StationCategory | undefined,
  period: Period,
): { readonly high?: number | undefined; readonly low?: number | undefined } | undefined {
  const { condition } = rule;
  if (condition.test !== 'limit') return undefined;
  const { high, low } = condition;
  if (high !== undefined || low !== undefined) return { high, low };
  return category && limitFor(factor, category, period);
}
