import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmName } from '../../../shared/alarming/alarmText.ts';
import type { Decision } from '../../../shared/alarming/decision.ts';
import { DEFAULT_RULES, defaultRuleId } from '../../../shared/alarming/defaultRules.ts';
import { AlarmEngine } from '../../../shared/alarming/engine.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { Judge } from '../../../shared/judging/judge.ts';
import { alarmSchema } from '../../../shared/records/alarm.ts';
import { alarmRuleSchema } from '../../../shared/records/alarmRule.ts';
import { DATA_FLAGS, PERIODS, type Reading, VERDICT } from '../../../shared/telemetry/reading.ts';
import { engineOf, HOUR, kinds, MINUTE, reading, rule, subjectsOf, T0 } from './rig.ts';

const LIMIT = { condition: { test: 'limit' as const, high: 100 } };
const defaults = () =>
  DEFAULT_RULES.map((one) => alarmRuleSchema.parse({ ...one, id: defaultRuleId(one.id), name: one.id }));
const raises = (decisions: readonly Decision[]) => decisions.filter((decision) => decision.kind === 'raise');

describe('alarm engine: Chengdu’s rule', () => {
  const jump = (flag: Reading['flag']) => {
    const judge = new Judge({ categoryOf: () => 'air' });
    const engine = engineOf(defaults());
    const readings = [reading({ at: T0, value: 143 }), reading({ at: T0 + HOUR, value: 215, flag })];
    return raises(readings.flatMap((one) => engine.take(judge.judge([one])))).filter(
      ({ rule: { id } }) => id === defaultRuleId('ozoneRise'),
    );
  };

  it('ozone 143 → 215 µg/m³ in an hour raises “+50 %”', () => {
    const [raised, ...more] = jump('N');
    expect(more).toEqual([]);
    if (raised?.kind !== 'raise') throw new Error('nothing raised');
    expect(raised.alarm).toMatchObject({
      factor: 'a05024',
      value: 215,
      limit: 214.5,
      unit: 'µg/m³',
      subjectId: 'station:a',
    });
    expect(raised.percent).toBeCloseTo(50.35, 1);
    const { rule: of, alarm, subjectName, percent } = raised;
    const parts = { ...alarm, condition: of.condition, subjectName, percent };
    expect(alarmName(createTranslate('zh-CN'), 'zh-CN', parts)).toBe('臭氧 1 小时上升 50 %，现为 215 µg/m³：站1');
    expect(alarmName(createTranslate('en'), 'en', parts)).toBe('Ozone up 50 % in 1 h to 215 µg/m³: 站1');
    expect(alarmSchema.safeParse({ ...alarm, name: 'x' }).success).toBe(true);
  });

  it.each(DATA_FLAGS.filter((flag) => flag !== '' && flag !== 'N'))('A6: the same jump flagged %s does not', (flag) => {
    expect(jump(flag)).toEqual([]);
  });

  it('the same rise in minute values within the hour raises it once', () => {
    const engine = engineOf(defaults());
    const readings = Array.from({ length: 61 }, (_, i) =>
      reading({ period: 'realtime', at: T0 + i * MINUTE, receivedAt: T0 + i * MINUTE, value: 143 + (72 * i) / 60 }),
    );
    expect(raises(engine.take(readings)).filter(({ rule: { id } }) => id === defaultRuleId('ozoneRise'))).toHaveLength(
      1,
    );
  });
});

describe('alarm engine: one limit', () => {
  const minute = (i: number, value: number, more: Partial<Reading> = {}) =>
    reading({ period: 'realtime', at: T0 + i * MINUTE, receivedAt: T0 + i * MINUTE + 500, value, ...more });

  it('raises above the limit, keeps within the dead-band, clears past it', () => {
    const engine = engineOf([rule({ ...LIMIT, deadBandPercent: 10 })]);
    expect(kinds(engine.take([minute(0, 90)]))).toEqual([]);
    expect(kinds(engine.take([minute(1, 101)]))).toEqual(['raise']);
    expect(kinds(engine.take([minute(2, 95)]))).toEqual([]);
    expect(kinds(engine.take([minute(3, 89)]))).toEqual(['clear']);
  });

  it('the on-delay asks for a value that still stands, a single spike raises nothing', () => {
    const engine = engineOf([rule({ ...LIMIT, onDelayMs: 2 * MINUTE })]);
    expect(kinds(engine.take([minute(0, 500), minute(1, 50), minute(2, 120), minute(3, 120)]))).toEqual([]);
    expect(kinds(engine.take([minute(4, 120)]))).toEqual(['raise']);
  });

  it('A2: a condition that comes back is counted, not listed again; the clock ends the off-delay', () => {
    const engine = engineOf([rule({ ...LIMIT, offDelayMs: 30_000 })]);
    expect(kinds(engine.take([minute(0, 120), minute(1, 50)]))).toEqual(['raise']);
    expect(kinds(engine.advanceTo(T0 + 2 * MINUTE))).toEqual(['clear']);
    const again = engine.take([minute(3, 130)]);
    expect(again).toMatchObject([{ kind: 'again', count: 2, value: 130 }]);
    expect(engine.standingIds()).toHaveLength(1);
  });

  it('A2: what was acknowledged and gone for long is a new alarm', () => {
    const engine = engineOf([rule(LIMIT)]);
    const [first] = raises(engine.take([minute(0, 120), minute(1, 50)]));
    if (first?.kind !== 'raise') throw new Error('nothing raised');
    engine.settle(first.alarm.id, { state: 'acknowledged' });
    const [second] = engine.take([minute(30, 120)]);
    expect(second?.kind).toBe('raise');
    expect(second?.kind === 'raise' && second.alarm.id).not.toBe(first.alarm.id);
  });

  it('a shelved alarm that comes back stays the one that was set aside', () => {
    const engine = engineOf([rule(LIMIT)]);
    const [first] = raises(engine.take([minute(0, 120), minute(1, 50)]));
    engine.settle(first?.kind === 'raise' ? first.alarm.id : '', {
      state: 'acknowledged',
      shelvedUntil: T0 + 2 * HOUR,
    });
    expect(kinds(engine.take([minute(60, 120)]))).toEqual(['again']);
  });

  it('A6: what is not believed neither raises nor clears', () => {
    for (const verdict of [VERDICT.flagged, VERDICT.invalid, VERDICT.constant, VERDICT.condition]) {
      const engine = engineOf([rule(LIMIT)]);
      expect(kinds(engine.take([minute(0, 500, { verdict: verdict | VERDICT.exceedance })]))).toEqual([]);
      expect(kinds(engine.take([minute(1, 500), minute(2, 0, { verdict })]))).toEqual(['raise']);
      expect(engine.standingIds()).toHaveLength(1);
    }
  });

  it('an outlier is told and not hidden: accidents are outliers', () => {
    const engine = engineOf([rule(LIMIT)]);
    expect(engine.take([minute(0, 500, { verdict: VERDICT.outlier })])).toMatchObject([
      { kind: 'raise', verdict: VERDICT.outlier },
    ]);
  });

  it('A8: a late reading decides nothing, one of yesterday neither', () => {
    const engine = engineOf([rule(LIMIT)]);
    engine.take([minute(10, 50)]);
    expect(kinds(engine.take([minute(5, 500, { receivedAt: T0 + 11 * MINUTE })]))).toEqual([]);
    const old = engineOf([rule(LIMIT)]);
    expect(kinds(old.take([minute(0, 500, { receivedAt: T0 + 24 * HOUR })]))).toEqual([]);
  });

  it('A5: unacknowledged it goes up step by step, acknowledged or shelved it does not', () => {
    const engine = engineOf([rule({ ...LIMIT, priority: 'low', escalateAfterMs: 10 * MINUTE })]);
    engine.take([minute(0, 120)]);
    const up = engine.advanceTo(T0 + 60 * MINUTE);
    expect(up.map((decision) => decision.kind === 'escalate' && decision.priority)).toEqual([
      'medium',
      'high',
      'critical',
    ]);
    const calm = engineOf([rule({ ...LIMIT, priority: 'low', escalateAfterMs: 10 * MINUTE })]);
    const [raised] = raises(calm.take([minute(0, 120)]));
    calm.settle(raised?.kind === 'raise' ? raised.alarm.id : '', { state: 'acknowledged' });
    expect(calm.advanceTo(T0 + 60 * MINUTE)).toEqual([]);
  });

  it('an alarm of a rule that is gone clears', () => {
    const engine = engineOf([rule(LIMIT)]);
    engine.take([minute(0, 120)]);
    engine.setRules([]);
    expect(kinds(engine.advanceTo(T0 + MINUTE))).toEqual(['clear']);
  });

  it('a standing alarm is put back from the store and clears by its next good value', () => {
    const first = engineOf([rule(LIMIT)]);
    const [raised] = raises(first.take([minute(0, 120)]));
    if (raised?.kind !== 'raise') throw new Error('nothing raised');
    const second = engineOf([rule(LIMIT)]);
    second.restore([{ ...raised.alarm, name: 'x' }]);
    expect(kinds(second.take([minute(1, 130)]))).toEqual([]);
    expect(second.take([minute(2, 50)])).toMatchObject([{ kind: 'clear', alarmId: raised.alarm.id }]);
  });
});

describe('alarm engine: other tests', () => {
  it('radiation: above mean + 3 σ twice running, once is not enough; the plume stays out of the background', () => {
    const engine = engineOf([
      rule({ condition: { test: 'background', sigmas: 3, times: 2, overMs: 24 * HOUR }, deadBandPercent: 20 }),
    ]);
    const five = (i: number, value: number) =>
      reading({
        factor: '0102060301',
        period: 'realtime',
        at: T0 + i * 5 * MINUTE,
        receivedAt: T0 + i * 5 * MINUTE,
        value,
      });
    const calm = Array.from({ length: 100 }, (_, i) => five(i, 80 + (i % 5)));
    expect(kinds(engine.take(calm))).toEqual([]);
    expect(kinds(engine.take([five(100, 200), five(101, 82)]))).toEqual([]);
    expect(kinds(engine.take([five(102, 200)]))).toEqual([]);
    expect(kinds(engine.take([five(103, 210)]))).toEqual(['raise']);
    expect(kinds(engine.take(Array.from({ length: 50 }, (_, i) => five(104 + i, 205))))).toEqual([]);
    expect(kinds(engine.take([five(160, 82)]))).toEqual(['clear']);
  });

  it('neighbours: far off the median of at least three', () => {
    const ids = ['a', 'b', 'c', 'd'].map((id) => ({ id: `station:${id}` }));
    const engine = engineOf(
      [rule({ condition: { test: 'neighbours', percent: 100, withinM: 10_000 } })],
      subjectsOf(ids),
    );
    const others = ids.slice(1).map(({ id }, i) => reading({ stationId: id, at: T0, value: 50 + i }));
    expect(kinds(engine.take(others))).toEqual([]);
    const found = engine.take([reading({ at: T0, value: 120 })]);
    expect(found).toMatchObject([{ kind: 'raise', alarm: { limit: 102 } }]);
  });

  it('silence: a station that was heard and is not any more; it clears when it speaks', () => {
    const engine = engineOf([rule({ condition: { test: 'silence', afterMs: HOUR } })]);
    engine.take([reading({ at: T0, receivedAt: T0, value: 1 })]);
    expect(kinds(engine.advanceTo(T0 + HOUR - 10_000))).toEqual([]);
    expect(kinds(engine.advanceTo(T0 + HOUR + 10_000))).toEqual(['raise']);
    engine.take([reading({ at: T0 + HOUR, receivedAt: T0 + HOUR + 20_000, value: 1 })]);
    expect(kinds(engine.advanceTo(T0 + HOUR + 40_000))).toEqual(['clear']);
  });

  it('A4: a feed that breaks off is one alarm, not one for each of its thousand stations', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => ({ id: `station:${i}` }));
    const engine = engineOf([rule({ condition: { test: 'silence', afterMs: HOUR } })], indexed(subjectsOf(ids)));
    engine.take(ids.map(({ id }) => reading({ stationId: id, at: T0, receivedAt: T0, value: 1 })));
    const decisions = engine.advanceTo(T0 + 2 * HOUR);
    expect(decisions).toMatchObject([
      { kind: 'raise', figure: 1000, alarm: { subjectId: 'feedSource:f', source: 'other' } },
    ]);
  });

  it('fence and dose of a mobile source', () => {
    const mover = { id: 'mobileSource:m', name: '源', position: { lon: 119, lat: 26 }, fenceRadiusM: 500 };
    const engine = engineOf(
      [
        rule({ id: 'alarmRule:fence', condition: { test: 'fence', marginM: 50 } }),
        rule({ id: 'alarmRule:dose', condition: { test: 'dose', factor: 3 } }),
      ],
      subjectsOf([], [mover]),
    );
    const point = (i: number, lon: number, doseRateUsvH: number) => {
      const at = T0 + i * MINUTE;
      return { subjectId: mover.id, at, receivedAt: at, lon, lat: 26, doseRateUsvH, feedId: 'feedSource:f' };
    };
    expect(kinds(engine.takeTracks(Array.from({ length: 30 }, (_, i) => point(i, 119.001, 2))))).toEqual([]);
    expect(engine.takeTracks([point(30, 119.01, 2)])).toMatchObject([
      { kind: 'raise', rule: { id: 'alarmRule:fence' } },
    ]);
    expect(engine.takeTracks([point(31, 119.01, 0.1)])).toMatchObject([
      { kind: 'raise', rule: { id: 'alarmRule:dose' }, alarm: { unit: 'µSv/h' } },
    ]);
    expect(kinds(engine.takeTracks([point(32, 119.001, 2)]))).toEqual(['clear', 'clear']);
  });
});

/** Traffic of any kind: late, repeated, flagged, impossible, of unknown stations. */
const anyReading = fc.record({
  stationId: fc.constantFrom('station:a', 'station:b', 'station:c', 'station:unknown'),
  factor: fc.constantFrom('a05024', 'w01018', '0102060301', 'x'),
  period: fc.constantFrom(...PERIODS),
  at: fc.integer({ min: -10_000, max: 10_000 }).map((s) => T0 + s * 1_000),
  value: fc.oneof(fc.double({ min: -10, max: 1_000, noNaN: true }), fc.constant(0)),
  flag: fc.constantFrom(...DATA_FLAGS),
  step: fc.integer({ min: 0, max: 600_000 }),
  verdict: fc.integer({ min: 0, max: 127 }),
});
const traffic = fc.array(anyReading, { maxLength: 200 }).map((all) => {
  let receivedAt = T0;
  return all.map(({ step, ...one }): Reading => {
    receivedAt += step;
    return { ...one, receivedAt, feedId: 'feedSource:f' };
  });
});
const mixedRules = [
  rule({ id: 'alarmRule:limit', ...LIMIT, offDelayMs: MINUTE, escalateAfterMs: HOUR }),
  rule({ id: 'alarmRule:change', condition: { test: 'change', percent: 50, withinMs: HOUR, atLeast: 10 } }),
  rule({ id: 'alarmRule:fall', condition: { test: 'change', percent: -50, withinMs: HOUR, atLeast: 10 } }),
  rule({ id: 'alarmRule:back', condition: { test: 'background', sigmas: 3, times: 2, overMs: HOUR } }),
  rule({ id: 'alarmRule:near', condition: { test: 'neighbours', percent: 100, withinM: 50_000 } }),
  rule({ id: 'alarmRule:silent', condition: { test: 'silence', afterMs: 20 * MINUTE } }),
];
const subjects = subjectsOf([{ id: 'station:a' }, { id: 'station:b' }, { id: 'station:c' }]);

describe('alarm engine: any traffic', () => {
  it('A2: never two standing alarms of one rule, subject and factor; every change is of a known alarm', () => {
    fc.assert(
      fc.property(traffic, (readings) => {
        const engine = engineOf(mixedRules, subjects);
        const standing = new Map<string, string>();
        const known = new Set<string>();
        for (const one of readings) {
          for (const decision of engine.take([one])) {
            if (decision.kind === 'raise') {
              const { ruleId, subjectId, factor, id } = decision.alarm;
              const key = `${ruleId}|${subjectId}|${factor ?? ''}`;
              expect([...standing.values()]).not.toContain(key);
              expect(known.has(id)).toBe(false);
              known.add(id);
              standing.set(id, key);
            } else {
              expect(known.has(decision.alarmId)).toBe(true);
              if (decision.kind === 'clear') standing.delete(decision.alarmId);
              if (decision.kind === 'again') standing.set(decision.alarmId, 'again');
            }
          }
          expect(engine.standingIds().sort()).toEqual([...standing.keys()].sort());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('A7: however calls are cut and ticks come between, the same traffic gives the same decisions', () => {
    fc.assert(
      fc.property(traffic, fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), (readings, cuts) => {
        const whole = engineOf(mixedRules, subjects);
        const cut = engineOf(mixedRules, subjects);
        const end = (readings.at(-1)?.receivedAt ?? T0) + HOUR;
        const expected = [...whole.take(readings), ...whole.advanceTo(end)];
        const got: Decision[] = [];
        for (let i = 0, n = 0; i < readings.length; n++) {
          const part = readings.slice(i, i + 1 + (cuts[n % cuts.length] ?? 0));
          i += part.length;
          got.push(...cut.take(part));
          // The hub's own tick, before the next receipt.
          const next = readings[i]?.receivedAt ?? end;
          got.push(...cut.advanceTo(next - 1));
        }
        got.push(...cut.advanceTo(end));
        expect(got).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('takes 100,000 readings of the default rules in seconds', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => ({ id: `station:${i}`, category: 'wasteWater' as const }));
    const engine = new AlarmEngine(indexed(subjectsOf(ids)));
    engine.setRules(defaults());
    const begun = performance.now();
    for (let round = 0; round < 100; round++) {
      engine.take(
        ids.map(({ id }, i) =>
          reading({
            stationId: id,
            factor: 'w01018',
            period: 'realtime',
            at: T0 + round * 1000,
            receivedAt: T0 + round * 1000,
            value: i % 90,
          }),
        ),
      );
    }
    const perSecond = 100_000 / ((performance.now() - begun) / 1000);
    expect(perSecond).toBeGreaterThan(50_000);
  });
});

function indexed(found: ReturnType<typeof subjectsOf>): ReturnType<typeof subjectsOf> {
  const byId = new Map([...found.stations()].map((station) => [station.id, station]));
  return { ...found, station: (id) => byId.get(id) };
}
