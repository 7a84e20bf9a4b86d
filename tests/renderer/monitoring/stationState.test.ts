import { describe, expect, it } from 'vitest';
import { mainReading } from '../../../renderer/monitoring/mainReading.ts';
import {
  doubtsOf,
  isSilent,
  readingState,
  SILENT_AFTER_MS,
  stationState,
} from '../../../renderer/monitoring/stationState.ts';
import { type Reading, VERDICT } from '../../../shared/telemetry/reading.ts';

const NOW = 1_790_000_000_000;

function reading(changes: Partial<Reading> = {}): Reading {
  return {
    stationId: 'station:a',
    factor: 'a05024',
    period: 'minute',
    at: NOW - 60_000,
    value: 1,
    flag: 'N',
    receivedAt: NOW - 50_000,
    feedId: 'feed',
    verdict: 0,
    ...changes,
  };
}

describe('what one reading says', () => {
  it('R1: what its device flagged is never an exceedance, however high', () => {
    expect(readingState({ verdict: VERDICT.exceedance | VERDICT.flagged })).toBe('flagged');
    expect(readingState({ verdict: VERDICT.exceedance, flag: 'C' })).toBe('flagged');
    expect(readingState({ verdict: VERDICT.exceedance, flag: 'N' })).toBe('exceeding');
  });

  it('an exceedance that also is an outlier or a jump is believed, one that does not fit its plant is not', () => {
    expect(readingState({ verdict: VERDICT.exceedance | VERDICT.outlier | VERDICT.fluctuation })).toBe('exceeding');
    for (const doubt of [VERDICT.constant, VERDICT.condition, VERDICT.invalid])
      expect(readingState({ verdict: VERDICT.exceedance | doubt })).toBe('suspicious');
    expect(readingState({ verdict: VERDICT.outlier })).toBe('suspicious');
    expect(readingState({ verdict: 0 })).toBe('normal');
  });

  it('names every test that was not passed', () => {
    expect(doubtsOf({ verdict: VERDICT.exceedance | VERDICT.condition })).toEqual(['exceedance', 'condition']);
  });
});

describe('what a station says', () => {
  it('the weightiest of its values', () => {
    const normal = reading();
    const suspicious = reading({ factor: 'a34004', verdict: VERDICT.constant });
    const exceeding = reading({ factor: 'a21026', verdict: VERDICT.exceedance });
    expect(stationState([], NOW)).toBeUndefined();
    expect(stationState([normal], NOW)).toBe('normal');
    expect(stationState([suspicious, normal], NOW)).toBe('suspicious');
    expect(stationState([normal, exceeding, suspicious], NOW)).toBe('exceeding');
  });

  it('silent when every value is out of date, by the period that it stands for', () => {
    for (const period of ['realtime', 'minute', 'hour', 'day'] as const) {
      const age = SILENT_AFTER_MS[period];
      const at = (ms: number) => reading({ period, at: NOW - ms, receivedAt: NOW - ms });
      expect(isSilent(at(age - 1), NOW)).toBe(false);
      expect(stationState([at(age + 1)], NOW)).toBe('silent');
    }
  });

  it('an exceedance of an hour ago does not stand for ever', () => {
    const old = reading({ verdict: VERDICT.exceedance, at: NOW - 3_600_000, receivedAt: NOW - 3_600_000 });
    expect(stationState([old, reading({ factor: 'a34004' })], NOW)).toBe('normal');
  });
});

describe('the reading that stands for its station', () => {
  it('the factor of the category, not the first that came', () => {
    const wind = reading({ factor: 'a01007' });
    const ozone = reading();
    expect(mainReading([wind, ozone], 'air')).toBe(ozone);
    expect(mainReading([wind], 'air')).toBe(wind);
    expect(mainReading([], 'air')).toBeUndefined();
  });

  it('the worst exceedance against its limit comes first', () => {
    const ozone = reading({ value: 210, verdict: VERDICT.exceedance });
    const dust = reading({ factor: 'a34004', value: 300, verdict: VERDICT.exceedance });
    const limits: Readonly<Record<string, number>> = { a05024: 200, a34004: 75 };
    expect(mainReading([reading({ factor: 'a21026' }), ozone, dust], 'air', ({ factor }) => limits[factor])).toBe(dust);
  });
});
