import { describe, expect, it } from 'vitest';
import { dayNumberOf, dayOf, dayStart, hourOfDay } from '../../../shared/judging/day.ts';
import { EMPTY_TALLY, scoreOf, stationScore, stretchesOf, tallied } from '../../../shared/judging/score.ts';
import { type Reading, VERDICT } from '../../../shared/telemetry/reading.ts';

const tally = (verdicts: readonly number[]) => verdicts.reduce(tallied, EMPTY_TALLY);
const times = (count: number, verdict: number) => Array.from({ length: count }, () => verdict);

describe('score of a day', () => {
  it('100 without a fault, exceedances cost nothing but are told', () => {
    expect(scoreOf(tally(times(24, 0)))).toEqual({ score: 100, reasons: [] });
    expect(scoreOf(tally([...times(20, 0), ...times(4, VERDICT.exceedance)]))).toEqual({
      score: 100,
      reasons: [{ test: 'exceedance', count: 4, share: 4 / 24, lost: 0 }],
    });
  });

  it('falls with the share of bad readings, the dearest reason first, never below 0', () => {
    const few = scoreOf(tally([...times(23, 0), VERDICT.constant]));
    const many = scoreOf(tally([...times(12, 0), ...times(12, VERDICT.constant)]));
    expect(few.score).toBeLessThan(100);
    expect(many.score).toBeLessThan(few.score);
    const all = scoreOf(tally(times(24, VERDICT.invalid | VERDICT.constant | VERDICT.outlier)));
    expect(all.score).toBe(0);
    expect(all.reasons.map(({ test }) => test)).toEqual(['invalid', 'constant', 'outlier']);
  });

  it('a station is the mean of its factors, weighed by readings', () => {
    expect(stationScore([tally(times(24, 0)), tally(times(24, VERDICT.invalid))]).score).toBe(50);
    expect(stationScore([])).toEqual({ score: 100, readings: 0, reasons: [] });
  });

  it('stretches join neighbours over one good reading and name their tests', () => {
    const readings = [0, 8, 0, 4, 0, 0, 1, 32].map(
      (verdict, i): Reading => ({
        stationId: 'station:a',
        factor: 'w01018',
        period: 'hour',
        at: i,
        value: 1,
        flag: '',
        receivedAt: i,
        feedId: 'f',
        verdict,
      }),
    );
    expect(stretchesOf(readings)).toMatchObject([
      { from: 1, to: 3, count: 2, verdict: 12, tests: ['constant', 'outlier'] },
      { from: 7, to: 7, count: 1, tests: ['flagged'] },
    ]);
  });

  it('days are those of Beijing', () => {
    const midnight = Date.UTC(2026, 10, 24, 16);
    expect(dayOf(midnight)).toBe('2026-11-25');
    expect(dayOf(midnight - 1)).toBe('2026-11-24');
    expect(dayStart('2026-11-25')).toBe(midnight);
    expect(hourOfDay(midnight + 13 * 3_600_000)).toBe(13);
    expect(dayNumberOf(midnight) - dayNumberOf(midnight - 1)).toBe(1);
  });
});
