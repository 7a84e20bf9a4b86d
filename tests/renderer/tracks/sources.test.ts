import { describe, expect, it } from 'vitest';
import { assess } from '../../../renderer/radiation/assess.ts';
import { activityText, doseText } from '../../../renderer/tracks/doseText.ts';
import { DoseExpectations, stateOf } from '../../../renderer/tracks/sourcesNow.ts';

const NOW = 1_764_000_000_000;

describe('state of a mobile source', () => {
  const fenced = { fenceRadiusM: 300 };

  it('the gravest holds: outside, dose, silence', () => {
    expect(stateOf(fenced, 301, 9, 1, 3_600_000)).toBe('outside');
    expect(stateOf(fenced, 100, 9, 1, 3_600_000)).toBe('highDose');
    expect(stateOf(fenced, 100, 0.2, 1, 0)).toBe('lowDose');
    expect(stateOf(fenced, 100, 1.1, 1, 11 * 60_000)).toBe('silent');
    expect(stateOf(fenced, 100, 1.1, 1, 0)).toBe('normal');
    expect(stateOf({}, 1e6, undefined, undefined, 0)).toBe('normal');
  });

  it('R1: what is off does not become what is expected', () => {
    const doses = new DoseExpectations();
    for (let i = 1; i <= 8; i++) doses.take('a', i, 2);
    expect(doses.take('a', 9, 200)).toBeCloseTo(2, 6);
    for (let i = 10; i < 60; i++) doses.take('a', i, 200);
    expect(doses.take('a', 60, 200)).toBeCloseTo(2, 6);
    // The same report again changes nothing.
    expect(doses.take('a', 60, 2)).toBeCloseTo(2, 6);
    expect(doses.take('b', 1, 2)).toBeUndefined();
  });
});

describe('radiation assessment', () => {
  const question = { situation: 'unshielded', limitId: 'innerCordon' } as const;

  it('takes the larger radius, and the more dangerous class', () => {
    const answer = assess({ ...question, nuclideName: 'Ir-192', activityBq: 3e12, recordedClass: 'III' }, NOW);
    expect(answer.radiusM).toBeCloseTo(62.4, 1);
    expect(answer.classByActivity).toBe('II');
    expect(answer.sourceClass).toBe('II');
    const small = assess({ ...question, nuclideName: 'Cs-137', activityBq: 1e9, recordedClass: 'IV' }, NOW);
    expect(small.radiusM).toBe(30);
    expect(small.sourceClass).toBe('IV');
  });

  it('decays from the date of the activity', () => {
    const activityAt = NOW - 73.83 * 86_400_000;
    expect(assess({ ...question, nuclideName: 'Ir-192', activityBq: 2e12, activityAt }, NOW).todayBq).toBeCloseTo(
      1e12,
      -3,
    );
  });

  it('without nuclide or activity it keeps to the guide and says so', () => {
    const answer = assess({ ...question, situation: 'fire' }, NOW);
    expect(answer).toMatchObject({ radiusM: 300, computedRadiusM: undefined });
    expect(answer.warnings).toEqual(['radiation.warnUnknownNuclide']);
  });
});

describe('texts', () => {
  it('rates and activities in the unit that reads best', () => {
    expect([0.12, 13, 12_987, 4e6].map(doseText)).toEqual(['0.12 µSv/h', '13 µSv/h', '13 mSv/h', '4 Sv/h']);
    expect([37e9, 3.7e12, 5].map(activityText)).toEqual(['37 GBq', '3.7 TBq', '5 Bq']);
  });
});
