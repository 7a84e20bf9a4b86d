import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureOf } from '../../../renderer/alarming/measure.ts';
import { isUnconfirmed, RULE_TESTS, ruleOf, valuesOf } from '../../../renderer/alarming/rules/ruleForm.ts';
import { conditionText, matchesRule, unitOf } from '../../../renderer/alarming/rules/ruleText.ts';
import { isShelfTime, LONGEST_SHELF_MS, shelvedUntilOf } from '../../../renderer/alarming/shelfTime.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { type AlarmCondition, alarmRuleSchema } from '../../../shared/records/alarmRule.ts';
import { alarmOf, NOW, ruleOfTest } from './alarms.ts';

const t = createTranslate('zh-CN');
const english = createTranslate('en');

const conditions: readonly AlarmCondition[] = [
  { test: 'limit' },
  { test: 'limit', high: 160 },
  { test: 'limit', low: 6 },
  { test: 'limit', high: 9, low: 6 },
  { test: 'change', percent: 50, withinMs: 3_600_000, atLeast: 10 },
  { test: 'change', percent: -30, withinMs: 600_000, atLeast: 0 },
  { test: 'neighbours', percent: 80, withinM: 12_500 },
  { test: 'background', sigmas: 3, times: 2, overMs: 86_400_000 },
  { test: 'silence', afterMs: 7_200_000 },
  { test: 'fence', marginM: 200 },
  { test: 'dose', factor: 3 },
];

describe('rule form', () => {
  it.each(conditions)('keeps %j as it is', (condition) => {
    const rule = ruleOfTest({
      condition,
      ...(condition.test === 'fence' || condition.test === 'dose' ? { categories: [], factors: [] } : {}),
      ...(condition.test === 'silence' ? { factors: [] } : {}),
      response: '派人核查',
      source: 'HJ 75',
    });
    expect({ ...ruleOf(valuesOf(rule)), id: rule.id }).toEqual(rule);
  });

  it('spans and delays survive the units of the form', () => {
    const whole = fc.integer({ min: 0, max: 7 * 86_400 });
    fc.assert(
      fc.property(whole, whole, whole, (onS, offS, escalateS) => {
        const rule = ruleOfTest({
          onDelayMs: onS * 1000,
          offDelayMs: offS * 1000,
          escalateAfterMs: escalateS * 1000,
        });
        expect({ ...ruleOf(valuesOf(rule)), id: rule.id }).toEqual(rule);
      }),
    );
  });

  it('a new rule of any test is one that the record takes', () => {
    for (const test of RULE_TESTS) {
      const made = { ...ruleOf({ ...valuesOf(undefined), name: '新规则', test }), id: 'alarmRule:n' };
      expect(alarmRuleSchema.safeParse(made).success, test).toBe(true);
    }
  });

  it('tells a source that nobody has confirmed', () => {
    expect(isUnconfirmed({})).toBe(true);
    expect(isUnconfirmed({ source: 'unconfirmed: local practice' })).toBe(true);
    expect(isUnconfirmed({ source: 'GB 3095-2012' })).toBe(false);
  });
});

describe('rule in words', () => {
  it('says every condition in both languages', () => {
    const texts = conditions.map((condition) => conditionText(t, ruleOfTest({ condition })));
    expect(new Set(texts).size).toBe(conditions.length);
    expect(texts[4]).toContain('≥ 50 %');
    expect(texts[4]).toContain('µg/m³');
    for (const condition of conditions)
      expect(conditionText(english, ruleOfTest({ condition }))).not.toMatch(/[一-龥]/);
  });

  it('has a unit only where all factors share one', () => {
    expect(unitOf({ factors: ['a05024'], categories: ['air'] })).toBe('µg/m³');
    expect(unitOf({ factors: [], categories: [] })).toBe('');
    expect(unitOf({ factors: ['w01001', 'w21003'], categories: [] })).toBe('');
  });

  it('is found by name, factor, category and priority', () => {
    for (const text of ['臭氧', 'a05024', '空气站', '高', ' 上升 '])
      expect(matchesRule(t, ruleOfTest(), 'zh-CN', text), text).toBe(true);
    expect(matchesRule(t, ruleOfTest(), 'zh-CN', '氨氮')).toBe(false);
  });
});

describe('what an alarm measured', () => {
  it('is told with factor, unit and limit, by the station it comes from', () => {
    const alarm = alarmOf('a', { factor: 'a05024', value: 215.4, limit: 160 });
    expect(measureOf(alarm, 'zh-CN', 'air', 'limit')).toMatchObject({ factor: '臭氧', limit: '160 µg/m³' });
    expect(measureOf(alarm, 'zh-CN', 'air', 'limit')?.ratio).toBeCloseTo(1.346, 3);
    expect(measureOf(alarm, 'zh-CN', 'air', 'change')?.ratio).toBeUndefined();
    expect(measureOf({ ...alarm, unit: 'ppb' }, 'en', 'air', 'limit')?.value).toMatch(/ppb$/);
    expect(measureOf(alarmOf('b'), 'zh-CN', undefined, undefined)).toBeUndefined();
  });
});

describe('shelf time', () => {
  it('lies ahead and ends within a week', () => {
    expect(shelvedUntilOf('15min', NOW, undefined)).toBe(NOW + 900_000);
    expect(shelvedUntilOf('custom', NOW, undefined)).toBeUndefined();
    expect(shelvedUntilOf('custom', NOW, NOW - 1)).toBeUndefined();
    expect(shelvedUntilOf('custom', NOW, NOW + 5)).toBe(NOW + 5);
    expect(isShelfTime(NOW + LONGEST_SHELF_MS + 1, NOW)).toBe(false);
  });
});
