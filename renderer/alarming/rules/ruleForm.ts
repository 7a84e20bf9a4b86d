import { en } from '../../../shared/i18n/en.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import type { AlarmCondition, AlarmRule } from '../../../shared/records/alarmRule.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const KM_M = 1000;

export type RuleTest = AlarmCondition['test'];
export const RULE_TESTS: readonly RuleTest[] = [
  'limit',
  'change',
  'neighbours',
  'background',
  'silence',
  'fence',
  'dose',
];

/** Tests of something that moves: they know no stations, factors or periods. */
export const MOBILE_TESTS: ReadonlySet<RuleTest> = new Set(['fence', 'dose']);

/** A rule as its form holds it: spans in the units that people set them in, numbers absent where the field is empty. */
export interface RuleValues {
  readonly name: string;
  readonly enabled: boolean;
  readonly priority: AlarmRule['priority'];
  readonly categories: AlarmRule['categories'];
  readonly factors: string[];
  readonly subjectIds: string[];
  readonly period: NonNullable<AlarmRule['period']> | '';
  readonly test: RuleTest;
  readonly high?: number | null | undefined;
  readonly low?: number | null | undefined;
  readonly direction: 'rise' | 'fall';
  readonly percent?: number | null | undefined;
  readonly withinMinutes?: number | null | undefined;
  readonly atLeast?: number | null | undefined;
  readonly withinKm?: number | null | undefined;
  readonly sigmas?: number | null | undefined;
  readonly times?: number | null | undefined;
  readonly overHours?: number | null | undefined;
  readonly afterMinutes?: number | null | undefined;
  readonly marginM?: number | null | undefined;
  readonly doseFactor?: number | null | undefined;
  readonly deadBandPercent?: number | null | undefined;
  readonly onDelaySeconds?: number | null | undefined;
  readonly offDelaySeconds?: number | null | undefined;
  readonly escalateMinutes?: number | null | undefined;
  readonly response: string;
  readonly source: string;
}

/** Numbers that a new condition begins with; the desk sets its own. */
const BEGINNINGS = {
  direction: 'rise',
  percent: 50,
  withinMinutes: 60,
  atLeast: 0,
  withinKm: 20,
  sigmas: 3,
  times: 2,
  overHours: 24,
  afterMinutes: 120,
  marginM: 0,
  doseFactor: 3,
} as const;

/** Form of a rule, or of a new one. */
export function valuesOf(rule: AlarmRule | undefined): RuleValues {
  if (!rule)
    return {
      ...BEGINNINGS,
      name: '',
      enabled: true,
      priority: 'medium',
      categories: [],
      factors: [],
      subjectIds: [],
      period: '',
      test: 'limit',
      deadBandPercent: 5,
      onDelaySeconds: 0,
      offDelaySeconds: 0,
      escalateMinutes: 15,
      response: '',
      source: '',
    };
  const { id: _id, condition, period, onDelayMs, offDelayMs, escalateAfterMs, response, source, ...same } = rule;
  return {
    ...BEGINNINGS,
    ...same,
    ...conditionValues(condition),
    period: period ?? '',
    onDelaySeconds: onDelayMs / SECOND_MS,
    offDelaySeconds: offDelayMs / SECOND_MS,
    escalateMinutes: escalateAfterMs / MINUTE_MS,
    response: response ?? '',
    source: source ?? '',
  };
}

function conditionValues(condition: AlarmCondition): Partial<RuleValues> & { readonly test: RuleTest } {
  const { test } = condition;
  switch (condition.test) {
    case 'limit':
      return { test, high: condition.high, low: condition.low };
    case 'change':
      return {
        test,
        direction: condition.percent < 0 ? 'fall' : 'rise',
        percent: Math.abs(condition.percent),
        withinMinutes: condition.withinMs / MINUTE_MS,
        atLeast: condition.atLeast,
      };
    case 'neighbours':
      return { test, percent: condition.percent, withinKm: condition.withinM / KM_M };
    case 'background':
      return { test, sigmas: condition.sigmas, times: condition.times, overHours: condition.overMs / HOUR_MS };
    case 'silence':
      return { test, afterMinutes: condition.afterMs / MINUTE_MS };
    case 'fence':
      return { test, marginM: condition.marginM };
    case 'dose':
      return { test, doseFactor: condition.factor };
  }
}

/** The rule that a filled form makes, without its id; the record's schema has the last word. */
export function ruleOf(values: RuleValues): Omit<AlarmRule, 'id'> {
  const { name, enabled, priority, categories, factors, subjectIds, period } = values;
  const moves = MOBILE_TESTS.has(values.test);
  const response = values.response.trim();
  const source = values.source.trim();
  return {
    name: name.trim(),
    enabled,
    priority,
    categories: moves ? [] : categories,
    factors: moves || values.test === 'silence' ? [] : factors,
    subjectIds,
    ...(period === '' || moves ? {} : { period }),
    condition: conditionOf(values),
    deadBandPercent: number(values.deadBandPercent),
    onDelayMs: Math.round(number(values.onDelaySeconds) * SECOND_MS),
    offDelayMs: Math.round(number(values.offDelaySeconds) * SECOND_MS),
    escalateAfterMs: Math.round(number(values.escalateMinutes) * MINUTE_MS),
    ...(response === '' ? {} : { response }),
    ...(source === '' ? {} : { source }),
  };
}

function number(value: number | null | undefined): number {
  return value ?? 0;
}

function conditionOf(values: RuleValues): AlarmCondition {
  const { test, high, low } = values;
  switch (test) {
    case 'limit':
      return { test, ...(high == null ? {} : { high }), ...(low == null ? {} : { low }) };
    case 'change':
      return {
        test,
        percent: number(values.percent) * (values.direction === 'fall' ? -1 : 1),
        withinMs: number(values.withinMinutes) * MINUTE_MS,
        atLeast: number(values.atLeast),
      };
    case 'neighbours':
      return { test, percent: number(values.percent), withinM: number(values.withinKm) * KM_M };
    case 'background':
      return {
        test,
        sigmas: number(values.sigmas),
        times: number(values.times),
        overMs: number(values.overHours) * HOUR_MS,
      };
    case 'silence':
      return { test, afterMs: number(values.afterMinutes) * MINUTE_MS };
    case 'fence':
      return { test, marginM: number(values.marginM) };
    case 'dose':
      return { test, factor: number(values.doseFactor) };
  }
}

/** Words of both languages that mark a source as unconfirmed, whatever the language of the page. */
const UNCONFIRMED = [zhCN, en].flatMap(({ alarming }) => alarming.unconfirmedWords.split(';'));

/** True when nobody has said where the numbers come from, or they are marked as unconfirmed. */
export function isUnconfirmed({ source = '' }: Pick<AlarmRule, 'source'>): boolean {
  const told = source.trim().toLowerCase();
  return told === '' || UNCONFIRMED.some((word) => told.includes(word));
}
