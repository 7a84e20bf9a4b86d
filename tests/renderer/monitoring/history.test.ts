import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsIn, withGaps } from '../../../renderer/monitoring/history/gaps.ts';
import { isZoomed, properRange } from '../../../renderer/monitoring/history/ranges.ts';
import { MAX_SERIES, whyNotAdded } from '../../../renderer/monitoring/history/series.ts';
import { stretchesOf } from '../../../renderer/monitoring/history/stretches.ts';
import { sparkPaths } from '../../../renderer/monitoring/sparkPaths.ts';
import { readingState } from '../../../renderer/monitoring/stationState.ts';
import { VERDICT } from '../../../shared/telemetry/reading.ts';

const MINUTE = 60_000;
const at = (...minutes: number[]) => minutes.map((minute) => ({ at: minute * MINUTE, value: minute }));

describe('gaps', () => {
  it('R1: a line never runs over missing data', () => {
    const line = withGaps(at(0, 1, 2, 10, 11), 'minute');
    expect(line.filter(([, value]) => value === null)).toHaveLength(1);
    expect(line[3]).toEqual([6 * MINUTE, null]);
  });

  it('one value that came late is no gap, and realtime values have the step that they have', () => {
    expect(gapsIn(at(0, 1, 3, 4), 'minute')).toEqual([]);
    expect(gapsIn(at(0, 5, 10, 15), 'realtime')).toEqual([]);
    expect(gapsIn(at(0, 5, 10, 60, 65), 'realtime')).toEqual([{ after: 2, at: 35 * MINUTE }]);
  });

  it('points of a bucket stand for the whole of it', () => {
    expect(gapsIn(at(0, 10, 20), 'minute', 10 * MINUTE)).toEqual([]);
  });

  it('keeps every value, whatever the times', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100_000 })), (minutes) => {
        const points = at(...minutes.sort((a, b) => a - b));
        const kept = withGaps(points, 'minute').filter(([, value]) => value !== null);
        expect(kept).toEqual(points.map((point) => [point.at, point.value]));
      }),
    );
  });
});

describe('stretches that are not to be believed', () => {
  const point = (minute: number, verdict: number, flag: '' | 'N' | 'D' | 'C' = 'N') => ({
    at: minute * MINUTE,
    verdict,
    flag,
  });

  it('runs of doubt with all their reasons; an exceedance alone is none', () => {
    const stretches = stretchesOf([
      point(0, 0),
      point(1, VERDICT.constant),
      point(2, VERDICT.constant | VERDICT.condition),
      point(3, VERDICT.exceedance),
      point(4, VERDICT.flagged | VERDICT.exceedance, 'D'),
      point(5, VERDICT.flagged, 'C'),
    ]);
    expect(stretches).toEqual([
      {
        fromMs: MINUTE,
        toMs: 2 * MINUTE,
        kind: 'suspicious',
        reasons: ['constant', 'condition'],
        flags: ['N'],
        count: 2,
      },
      { fromMs: 4 * MINUTE, toMs: 5 * MINUTE, kind: 'flagged', reasons: ['flagged'], flags: ['D', 'C'], count: 2 },
    ]);
  });

  it('holds every doubtful value exactly once', () => {
    const verdicts = fc.array(fc.integer({ min: 0, max: 127 }));
    fc.assert(
      fc.property(verdicts, (bits) => {
        const stretches = stretchesOf(bits.map((verdict, i) => point(i, verdict)));
        const sum = stretches.reduce((total, { count }) => total + count, 0);
        const states = bits.map((verdict) => readingState({ verdict }));
        const doubtful = states.filter((state) => state === 'suspicious' || state === 'flagged');
        expect(sum).toBe(doubtful.length);
      }),
    );
  });
});

describe('series that are compared', () => {
  const one = (factor: string, unit: string) => ({ stationId: 'station:a', factor, unit });

  it('at most six, of at most two units, each once', () => {
    const two = [one('a', 'mg/L'), one('b', '℃')];
    expect(whyNotAdded(two, one('c', 'mg/L'))).toBeUndefined();
    expect(whyNotAdded(two, one('c', 'Pa'))).toBe('tooManyUnits');
    expect(whyNotAdded(two, one('a', 'mg/L'))).toBe('present');
    const six = Array.from({ length: MAX_SERIES }, (_, i) => one(`f${i}`, 'mg/L'));
    expect(whyNotAdded(six, one('g', 'mg/L'))).toBe('tooMany');
  });
});

describe('ranges', () => {
  it('are in order, whole and never too short to draw', () => {
    expect(properRange({ fromMs: 500_000.7, toMs: 100_000.2 })).toEqual({ fromMs: 100_000, toMs: 500_001 });
    expect(properRange({ fromMs: 100_000, toMs: 100_001 })).toEqual({ fromMs: 100_000, toMs: 160_000 });
  });

  it('a zoom counts from a fiftieth on', () => {
    const loaded = { fromMs: 0, toMs: 100_000 };
    expect(isZoomed({ fromMs: 1_000, toMs: 99_500 }, loaded)).toBe(false);
    expect(isZoomed({ fromMs: 5_000, toMs: 100_000 }, loaded)).toBe(true);
  });
});

describe('small charts', () => {
  const box = { bucketMs: 0, fromMs: 0, toMs: 10 * MINUTE, limit: undefined, width: 100, height: 20 };

  it('a line for each stretch without a gap, within the box', () => {
    const { lines } = sparkPaths(at(0, 1, 2, 8, 9, 10), box);
    expect(lines).toEqual(['M0 18L10 16.4L20 14.8', 'M80 5.2L90 3.6L100 2']);
  });

  it('the limit shows where it is near the values, and values that never change lie in the middle', () => {
    expect(sparkPaths(at(0, 1, 2), { ...box, limit: 3 }).limitY).toBe(2);
    expect(sparkPaths(at(0, 1, 2), { ...box, limit: 3_000 }).limitY).toBeUndefined();
    expect(sparkPaths([{ at: 0, value: 5 }], box).lines).toEqual(['M0 10h1.5']);
    expect(sparkPaths([], box)).toEqual({ lines: [], limitY: undefined });
  });
});
