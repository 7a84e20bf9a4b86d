import type { Alarm } from '../../../shared/records/alarm.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';

/** Noon of some day, epoch ms. */
export const NOW = 1_790_000_000_000;
export const MINUTE = 60_000;

/** An alarm of a station, raised a minute ago, as changed. */
export function alarmOf(id: string, changes: Partial<Alarm> = {}): Alarm {
  const raisedAt = changes.raisedAt ?? NOW - MINUTE;
  return {
    id: `alarm:${id}`,
    name: id,
    priority: 'medium',
    state: 'raised',
    source: 'station',
    raisedAt,
    raisedBy: 'system',
    stateAt: raisedAt,
    stateBy: 'system',
    ...changes,
  };
}

export function ruleOfTest(changes: Partial<AlarmRule> = {}): AlarmRule {
  return {
    id: 'alarmRule:a',
    name: '臭氧一小时上升 50%',
    enabled: true,
    priority: 'high',
    categories: ['air'],
    factors: ['a05024'],
    subjectIds: [],
    condition: { test: 'change', percent: 50, withinMs: 3_600_000, atLeast: 10 },
    deadBandPercent: 5,
    onDelayMs: 0,
    offDelayMs: 60_000,
    escalateAfterMs: 900_000,
    ...changes,
  };
}
