import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { HourHistory } from '../../../shared/judging/hourHistory.ts';
import { Judge } from '../../../shared/judging/judge.ts';
import {
  exceeds,
  LIMIT_SOURCES,
  LIMITS,
  limitFor,
  type StationCategory,
  unitOfLimit,
} from '../../../shared/judging/limits.ts';
import { isKnownFactor } from '../../../shared/telemetry/factors.ts';
import { DATA_FLAGS, PERIODS, type Reading, VERDICT } from '../../../shared/telemetry/reading.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.UTC(2026, 10, 1);

function reading(part: Partial<Reading>): Reading {
  const at = part.at ?? T0;
  const base = { stationId: 'station:a', factor: 'w01018', period: 'hour' as const, at, value: 40 };
  return { ...base, flag: 'N', receivedAt: at + 1000, feedId: 'feedSource:f', verdict: 0, ...part };
}
const judgeOf = (category: StationCategory | undefined = 'wasteWater') => new Judge({ categoryOf: () => category });
const verdicts = (judge: Judge, readings: readonly Reading[]) => judge.judge(readings).map(({ verdict }) => verdict);

describe('limits', () => {
  it('every row is of a known factor, has a source with a text, and a low below its high', () => {
    const say = createTranslate('zh-CN');
    expect(LIMITS.length).toBeGreaterThan(100);
    for (const limit of LIMITS) {
      expect(isKnownFactor(limit.factor), limit.factor).toBe(true);
      expect(LIMIT_SOURCES).toContain(limit.source);
      expect(say(`judging.source_${limit.source}`)).not.toContain('judging.');
      if (limit.low !== undefined && limit.high !== undefined) expect(limit.low).toBeLessThan(limit.high);
    }
  });

  it('one limit for a factor, category and period', () => {
    const seen = new Set<string>();
    for (const { factor, category, periods } of LIMITS) {
      for (const period of periods) {
        const key = `${category} ${factor} ${period}`;
        expect(seen.has(key), key).toBe(false);
        seen.add(key);
      }
    }
  });

  it.each([
    ['w21003', 'surfaceWater', 'hour', 1, 'mg/L'],
    ['060', 'surfaceWater', 'hour', 1, 'mg/L'],
    ['w01018', 'wasteWater', 'realtime', 100, 'mg/L'],
    ['a05024', 'air', 'hour', 200, 'µg/m³'],
    ['a34004', 'air', 'day', 75, 'µg/m³'],
    ['a21026-Zs', 'wasteGas', 'hour', 550, 'mg/m³'],
  ] as const)('%s at %s, %s: %d %s', (factor, category, period, high, unit) => {
    const limit = limitFor(factor, category, period);
    expect(limit?.high).toBe(high);
    expect(limit && unitOfLimit(limit)).toBe(unit);
  });

  it('fine particles have no limit of an hour, oxygen one from below', () => {
    expect(limitFor('a34004', 'air', 'hour')).toBeUndefined();
    expect(exceeds(4.9, limitFor('w01009', 'surfaceWater', 'hour'))).toBe(true);
    expect(exceeds(5, limitFor('w01009', 'surfaceWater', 'hour'))).toBe(false);
  });
});

describe('judge', () => {
  it('exceedance by factor and category; unknown stations have no limit', () => {
    expect(verdicts(judgeOf(), [reading({ value: 100 }), reading({ at: T0 + HOUR, value: 100.1 })])).toEqual([
      0,
      VERDICT.exceedance,
    ]);
    expect(verdicts(new Judge({ categoryOf: () => undefined }), [reading({ value: 1e4 })])).toEqual([0]);
  });

  it('what the device flags is flagged and nothing else', () => {
    for (const flag of DATA_FLAGS) {
      const expected = flag === '' || flag === 'N' ? VERDICT.exceedance : VERDICT.flagged;
      expect(verdicts(judgeOf(), [reading({ value: 400, flag })])).toEqual([expected]);
    }
  });

  it('physically impossible is invalid', () => {
    expect(verdicts(judgeOf(), [reading({ value: -1 }), reading({ factor: 'w01001', value: 14.5 })])).toEqual([
      VERDICT.invalid,
      VERDICT.invalid,
    ]);
  });

  it('a run of zeros or of one value, long enough in count and time; the machine room may stand still', () => {
    for (const value of [0, 37.5]) {
      const all = verdicts(
        judgeOf(),
        Array.from({ length: 12 }, (_, i) => reading({ at: T0 + i * HOUR, value })),
      );
      expect(all.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
      expect(all.slice(8).every((verdict) => (verdict & VERDICT.constant) !== 0)).toBe(true);
    }
    const flow = Array.from({ length: 12 }, (_, i) => reading({ factor: 'w00000', at: T0 + i * HOUR, value: 0 }));
    expect(verdicts(judgeOf(), flow).every((verdict) => verdict === 0)).toBe(true);
  });

  it('too flat and too jumpy', () => {
    const flat = Array.from({ length: 20 }, (_, i) => reading({ at: T0 + i * HOUR, value: 40 + (i % 2) * 0.001 }));
    const jumpy = Array.from({ length: 20 }, (_, i) => reading({ at: T0 + i * HOUR, value: i % 2 === 0 ? 5 : 80 }));
    const lively = Array.from({ length: 20 }, (_, i) => reading({ at: T0 + i * HOUR, value: 40 + ((i * 7) % 11) }));
    expect((verdicts(judgeOf(), flat).at(-1) ?? 0) & VERDICT.fluctuation).toBe(VERDICT.fluctuation);
    expect((verdicts(judgeOf(), jumpy).at(-1) ?? 0) & VERDICT.fluctuation).toBe(VERDICT.fluctuation);
    expect(verdicts(judgeOf(), lively).every((verdict) => verdict === 0)).toBe(true);
  });

  it('box plot: off its own history at that hour of day, and only once there is one', () => {
    const judge = judgeOf();
    // 20 by day, 60 by night: 60 at noon is an outlier although 60 is usual.
    const usual = (hour: number) => (hour % 24 < 12 ? 20 : 60) + (hour % 5) * 0.7;
    const history = Array.from({ length: 14 * 24 }, (_, hour) => reading({ at: T0 + hour * HOUR, value: usual(hour) }));
    expect(verdicts(judge, history).every((verdict) => verdict === 0)).toBe(true);
    const next = T0 + 14 * DAY;
    expect(verdicts(judge, [reading({ at: next + 5 * HOUR, value: 60 })])).toEqual([VERDICT.outlier]);
    expect(verdicts(judge, [reading({ at: next + 18 * HOUR, value: 60 })])).toEqual([0]);
    expect(verdicts(judgeOf(), [reading({ value: 99 })])).toEqual([0]);
  });

  it('working condition: oxygen as in air, no flow, power without flow', () => {
    const gas = judgeOf('wasteGas');
    const now = (factor: string, value: number) => reading({ period: 'realtime', factor, value });
    expect(verdicts(gas, [now('a19001', 20.8), now('a21026', 200)])).toEqual([0, VERDICT.condition]);
    expect(verdicts(gas, [now('a19001', 8), now('a21026', 200)])).toEqual([0, 0]);
    const water = judgeOf('wasteWater');
    expect(verdicts(water, [now('w00000', 0), now('w01018', 300), now('w01018', 30)])).toEqual([
      0,
      VERDICT.exceedance | VERDICT.condition,
      0,
    ]);
    expect(verdicts(judgeOf(), [now('e30101', 12), now('w00000', 0)])).toEqual([0, VERDICT.condition]);
  });

  it('J2: late readings keep runs as they are', () => {
    const readings = Array.from({ length: 12 }, (_, i) => reading({ at: T0 + i * HOUR, value: 30 + i }));
    const late = reading({ at: T0 + HOUR, value: 31 });
    const judge = judgeOf();
    judge.judge(readings);
    expect(
      verdicts(
        judge,
        Array.from({ length: 30 }, () => late),
      ),
    ).toEqual(Array.from({ length: 30 }, () => 0));
  });

  it('J3: memory is bounded by series, whatever is sent', () => {
    const judge = new Judge({ categoryOf: () => 'wasteWater', mostSeries: 100 });
    for (let i = 0; i < 5000; i++) judge.judge([reading({ stationId: `station:${i}` })]);
    expect(judge.seriesCount).toBeLessThanOrEqual(100);
  });

  it('deterministic: the same readings, however cut, get the same verdicts', () => {
    const any = fc.record({
      stationId: fc.constantFrom('station:a', 'station:b'),
      factor: fc.constantFrom('w01018', 'w00000', 'a21026', 'e30101', 'x|y', ''),
      period: fc.constantFrom(...PERIODS),
      at: fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => T0 + minutes * MINUTE),
      value: fc.double({ noNaN: false }),
      flag: fc.constantFrom(...DATA_FLAGS),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 300 }), (parts) => {
        const readings = parts.map((part) => reading(part));
        const whole = verdicts(judgeOf(), readings);
        const single = judgeOf();
        expect(readings.flatMap((one) => verdicts(single, [one]))).toEqual(whole);
        expect(whole.every((verdict) => Number.isInteger(verdict) && verdict >= 0 && verdict < 128)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('judges 50,000 readings a second and more, all tests at work', () => {
    const judge = judgeOf();
    const stations = Array.from({ length: 1000 }, (_, i) => `station:${i}`);
    for (let hour = 0; hour < 8 * 24; hour++) {
      for (const stationId of stations.slice(0, 100)) {
        judge.learnHistory({ stationId, factor: 'w01018', period: 'realtime' }, T0 + hour * HOUR, 30 + (hour % 24));
      }
    }
    const begun = performance.now();
    for (let round = 0; round < 200; round++) {
      const at = T0 + 9 * DAY + round * 3_000;
      judge.judge(
        stations.map((stationId, i) => reading({ stationId, period: 'realtime', at, value: 30 + ((i * round) % 17) })),
      );
    }
    expect(200_000 / ((performance.now() - begun) / 1000)).toBeGreaterThan(50_000);
  });
});

describe('history by hour of day', () => {
  it('forgets what is older than three weeks, and gaps do not bring old days back', () => {
    const history = new HourHistory();
    for (let hour = 0; hour < 21 * 24; hour++) history.learn(T0 + hour * HOUR, 10 + (hour % 3));
    expect(history.isOutlier(T0 + 21 * DAY, 500)).toBe(true);
    history.learn(T0 + 60 * DAY, 500);
    expect(history.isOutlier(T0 + 60 * DAY + HOUR, 5_000)).toBe(false);
  });
});
