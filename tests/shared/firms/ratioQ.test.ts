import { describe, expect, it } from 'vitest';
import { ratioDisagrees, ratioLevel, ratioQOf, sumSubstances } from '../../../shared/firms/ratioQ.ts';

describe('Q of a firm', () => {
  const chlorine = { substance: '液氯', casNumber: '7782-50-5', criticalAmountKg: 1000 };

  it('sums what the sources of one substance hold, by CAS number or by name', () => {
    const sums = sumSubstances([
      { ...chlorine, amountKg: 2000 },
      { ...chlorine, substance: '氯', amountKg: 500 },
      { substance: '甲醇', amountKg: 30_000, criticalAmountKg: 10_000 },
      { substance: '水', amountKg: 1e6 },
      { amountKg: 5 },
    ]);
    expect(sums.map(({ substance, sources, amountKg, ratio }) => [substance, sources, amountKg, ratio])).toEqual([
      ['甲醇', 1, 30_000, 3],
      ['液氯', 2, 2500, 2.5],
      ['水', 1, 1e6, undefined],
    ]);
    expect(ratioQOf(sums)).toEqual({ q: 5.5, unrated: 1 });
  });

  it('takes the smaller critical amount where sources disagree, and says so', () => {
    const [sum] = sumSubstances([
      { ...chlorine, amountKg: 1000 },
      { ...chlorine, criticalAmountKg: 500, amountKg: 1000 },
      { ...chlorine },
    ]);
    expect(sum).toMatchObject({ criticalAmountKg: 500, criticalDiffers: true, ratio: 4, withoutAmount: 1 });
  });

  it('has no Q without a critical amount', () => {
    expect(ratioQOf(sumSubstances([{ substance: '水', amountKg: 1 }]))).toEqual({ q: undefined, unrated: 1 });
    expect(ratioQOf([])).toEqual({ q: undefined, unrated: 0 });
  });

  it('has its level from the breaks 1, 10 and 100', () => {
    const levels = [0, 0.999, 1, 9.99, 10, 99.9, 100, 5000].map(ratioLevel);
    expect(levels).toEqual(['Q0', 'Q0', 'Q1', 'Q1', 'Q2', 'Q2', 'Q3', 'Q3']);
  });

  it('disagrees only beyond rounding', () => {
    expect(ratioDisagrees(12.3, 12.34)).toBe(false);
    expect(ratioDisagrees(0, 0.004)).toBe(false);
    expect(ratioDisagrees(12.3, 13)).toBe(true);
    expect(ratioDisagrees(1, 0)).toBe(true);
    expect(ratioDisagrees(undefined, 3)).toBe(false);
  });
});
