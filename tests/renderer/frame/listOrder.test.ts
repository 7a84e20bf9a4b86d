import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortAlarms } from '../../../renderer/alarming/alarmFilter.ts';
import { holdOrder, sortIncidents } from '../../../renderer/frame/lists/listOrder.ts';
import { taskCounts } from '../../../renderer/frame/lists/taskCounts.ts';
import { ALARM_PRIORITIES, ALARM_STATES, type Alarm } from '../../../shared/records/alarm.ts';
import { INCIDENT_STATES, type Incident } from '../../../shared/records/incident.ts';
import { TASK_STATES, type Task } from '../../../shared/records/task.ts';

const alarm = (id: string, state: Alarm['state'], priority: Alarm['priority'], raisedAt: number): Alarm => ({
  id: `alarm:${id}`,
  name: id,
  state,
  priority,
  raisedAt,
  source: 'phone',
  raisedBy: 'user:a',
  stateAt: raisedAt,
  stateBy: 'user:a',
});
const incident = (id: string, state: Incident['state'], openedAt: number): Incident => ({
  id: `incident:${id}`,
  name: id,
  state,
  openedAt,
  occurredAt: openedAt,
  openedBy: 'user:a',
  informationSource: 'phone',
  position: { lon: 119, lat: 26 },
  radiiM: [500],
});
const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join(' ');

describe('held list', () => {
  const items = (ids: string) => [...ids].map((id) => ({ id }));
  const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join('');

  it('R1: what the list would not show any more stays under the pointer where it was', () => {
    const held = holdOrder(items('xca'), ['a', 'b', 'c'], true, items('abcx'));
    expect(ids(held.shown)).toBe('abc');
    expect(held.waiting).toBe(1);
    expect(ids(holdOrder(items('xca'), ['a', 'b', 'c'], true).shown)).toBe('ac');
  });
});

describe('alarm list', () => {
  it('unacknowledged first, then priority, then the newest', () => {
    const alarms = [
      alarm('settled', 'dismissed', 'critical', 9),
      alarm('seen', 'acknowledged', 'critical', 8),
      alarm('low', 'raised', 'low', 7),
      alarm('old', 'raised', 'high', 1),
      alarm('new', 'raised', 'high', 5),
    ];
    expect(names(sortAlarms(alarms, 10))).toBe('new old low seen settled');
  });

  it('has one order, however the records come', () => {
    const any = fc
      .uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 20 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc
              .tuple(
                fc.constantFrom(...ALARM_STATES),
                fc.constantFrom(...ALARM_PRIORITIES),
                fc.integer({ min: 0, max: 3 }),
              )
              .map(([state, priority, at]) => alarm(String(id), state, priority, at)),
          ),
        ),
      );
    fc.assert(
      fc.property(any, (alarms) => {
        expect(sortAlarms([...alarms].reverse(), 10)).toEqual(sortAlarms(alarms, 10));
      }),
    );
  });
});

describe('incident list', () => {
  it('open ones first, the newest first', () => {
    const states: Incident['state'][] = ['ended', 'reported', 'archived', 'handling'];
    expect(names(sortIncidents(states.map((state, at) => incident(state, state, at))))).toBe(
      'handling reported archived ended',
    );
    expect(sortIncidents(INCIDENT_STATES.map((state) => incident(state, state, 0)))).toHaveLength(6);
  });

  it('counts the tasks of each incident, without the cancelled', () => {
    const task = (state: Task['state'], i: number): Task => ({
      id: `task:${i}`,
      incidentId: 'incident:a',
      title: 't',
      assignee: { kind: 'role', id: 'field', name: 'f' },
      state,
      sentAt: 0,
      sentBy: 'user:a',
      stateAt: 0,
      stateBy: 'user:a',
    });
    const counts = taskCounts(TASK_STATES.map(task));
    expect(counts.get('incident:a')).toEqual({ total: 5, done: 1, unanswered: 1, refused: 1 });
    expect(counts.get('incident:b')).toBeUndefined();
  });
});

describe('a list that is held', () => {
  const items = (...ids: string[]) => ids.map((id) => ({ id }));
  const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join('');

  it('R1: shows what it showed, where it was; new things wait, gone things leave', () => {
    const { shown, waiting } = holdOrder(items('x', 'b', 'a', 'y'), ['a', 'b', 'c'], true);
    expect(ids(shown)).toBe('ab');
    expect(waiting).toBe(2);
    expect(holdOrder(items('x', 'b', 'a'), ['a', 'b'], false)).toEqual({ shown: items('x', 'b', 'a'), waiting: 0 });
  });

  it('R1: whatever happens, no shown row changes its place among the shown', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });
    fc.assert(
      fc.property(list, list, (before, now) => {
        const { shown, waiting } = holdOrder(items(...now), before, true);
        const kept = before.filter((id) => now.includes(id));
        expect(shown.map(({ id }) => id)).toEqual(kept);
        expect(waiting).toBe(now.length - kept.length);
      }),
    );
  });
});
