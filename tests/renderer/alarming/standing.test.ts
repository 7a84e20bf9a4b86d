import { describe, expect, it } from 'vitest';
import {
  countAlarms,
  filterAlarms,
  isNarrowed,
  sortAlarms,
  unacknowledgedShown,
  WHOLE_LIST,
} from '../../../renderer/alarming/alarmFilter.ts';
import { callsFor, isPending, STANDINGS, standingOf } from '../../../renderer/alarming/standing.ts';
import type { Station } from '../../../shared/records/station.ts';
import { alarmOf, MINUTE, NOW } from './alarms.ts';

const gone = { clearedAt: NOW - 1 };

describe('where an alarm stands (IEC 62682)', () => {
  it.each([
    [{}, 'unacknowledged'],
    [gone, 'cleared'],
    [{ clearedAt: 0 }, 'unacknowledged'],
    [{ state: 'acknowledged' as const }, 'acknowledged'],
    [{ state: 'acknowledged' as const, ...gone }, 'normal'],
    [{ state: 'incident' as const }, 'settled'],
    [{ state: 'dismissed' as const, shelvedUntil: NOW + 1 }, 'settled'],
    [{ shelvedUntil: NOW + 1 }, 'shelved'],
    [{ shelvedUntil: 0 }, 'unacknowledged'],
  ])('%j is %s', (changes, standing) => expect(standingOf(alarmOf('a', changes), NOW)).toBe(standing));

  it('R1: shelving ends by itself at its time', () => {
    const shelved = alarmOf('a', { shelvedUntil: NOW + MINUTE });
    expect(standingOf(shelved, NOW + MINUTE - 1)).toBe('shelved');
    expect(standingOf(shelved, NOW + MINUTE)).toBe('unacknowledged');
  });

  it('only what nobody has acknowledged calls, and what calls is pending', () => {
    expect(STANDINGS.filter(callsFor)).toEqual(['unacknowledged', 'cleared']);
    expect(STANDINGS.filter(isPending)).toEqual(['unacknowledged', 'cleared', 'acknowledged']);
  });
});

describe('alarm list', () => {
  const station = { id: 'station:air', category: 'air' } as Station;
  const stations = new Map([[station.id, station]]);
  const alarms = [
    alarmOf('phone', { source: 'phone', priority: 'low' }),
    alarmOf('air', { subjectId: station.id, priority: 'critical' }),
    alarmOf('gone', { subjectId: 'station:gone', ...gone }),
    alarmOf('seen', { state: 'acknowledged', priority: 'critical' }),
    alarmOf('shelved', { shelvedUntil: NOW + 1 }),
    alarmOf('normal', { state: 'acknowledged', ...gone }),
    alarmOf('settled', { state: 'dismissed' }),
  ];
  const shown = (change: Partial<typeof WHOLE_LIST>) =>
    filterAlarms(alarms, { ...WHOLE_LIST, ...change }, stations, NOW)
      .map(({ name }) => name)
      .join(' ');

  it('filters by state, priority, category and group', () => {
    expect(shown({})).toBe('phone air gone seen');
    expect(shown({ view: 'cleared' })).toBe('gone');
    expect(shown({ view: 'shelved' })).toBe('shelved');
    expect(shown({ view: 'over' })).toBe('normal settled');
    expect(shown({ hidden: new Set(['critical']) })).toBe('phone gone');
    expect(shown({ category: 'air' })).toBe('air');
    expect(shown({ category: 'phone' })).toBe('phone');
    expect(shown({ category: 'other' })).toBe('gone seen');
    expect(shown({ ids: { label: '', ids: new Set(['alarm:gone']) } })).toBe('gone');
    expect(isNarrowed(WHOLE_LIST)).toBe(false);
    expect(isNarrowed({ ...WHOLE_LIST, hidden: new Set(['low']) })).toBe(true);
  });

  it('who calls comes first, whatever its priority', () => {
    expect(sortAlarms(alarms, NOW).map(({ name }) => name)).toEqual([
      'air',
      'phone',
      'gone',
      'seen',
      'shelved',
      'normal',
      'settled',
    ]);
  });

  it('counts each once; priorities of what is pending', () => {
    const { byStanding, byPriority } = countAlarms(alarms, NOW);
    expect(Object.values(byStanding).reduce((sum, count) => sum + count)).toBe(alarms.length);
    expect(byPriority).toEqual({ critical: 2, high: 0, medium: 1, low: 1 });
  });

  it('"acknowledge all" takes what is shown and calls, nothing else', () => {
    const ids = ['alarm:air', 'alarm:seen', 'alarm:shelved'];
    expect(unacknowledgedShown(alarms, ids, NOW).map(({ name }) => name)).toEqual(['air']);
  });
});
