import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countUpTo,
  foldUpTo,
  inOrder,
  momentKey,
  neighbourMs,
  replaySpan,
} from '../../../renderer/replay/replayFold.ts';
import { EMPTY_LISTS } from '../../../renderer/state/records.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { Weather } from '../../../shared/records/weather.ts';
import { EntityState } from '../../../shared/state.ts';
import { HISTORY, OPENED_MS, TASK } from './history.ts';

const within = fc.integer({ min: OPENED_MS - 1000, max: OPENED_MS + 1_300_000 });

describe('fold up to a time', () => {
  it('R1: equals the fold of the events at or before it', () => {
    fc.assert(
      fc.property(within, (timeMs) => {
        const state = new EntityState();
        for (const event of HISTORY) if (event.at.ms <= timeMs) state.apply(event);
        const lists = foldUpTo(HISTORY, timeMs, EMPTY_LISTS);
        expect(lists.incident).toEqual(state.records('incident'));
        expect(lists.task).toEqual(state.records('task'));
      }),
    );
  });

  it('R1: shows no state of a task or incident that came later, whatever the page knows of today', () => {
    const today = { ...EMPTY_LISTS, task: [{ ...TASK, state: 'done' as const }] };
    const at = (afterMs: number) => foldUpTo(HISTORY, OPENED_MS + afterMs, today);
    expect(at(-1).incident).toEqual([]);
    expect(at(119_999).task).toEqual([]);
    expect(at(120_000).task[0]?.state).toBe('sent');
    expect(at(299_999).task[0]?.state).toBe('sent');
    expect(at(300_000).task[0]).toMatchObject({ state: 'acknowledged', stateBy: 'user:field' });
    expect(at(599_999).incident[0]?.state).toBe('reported');
    expect(at(699_999).incident[0]?.substance).toBeUndefined();
    expect(at(700_000).incident[0]?.substance).toBe('汽油');
    expect(at(1_199_999).incident[0]?.endedAt).toBeUndefined();
    expect(at(1_200_000).incident[0]).toMatchObject({ state: 'ended', endedAt: OPENED_MS + 1_200_000 });
  });

  it('knows only the weather observed and the alarms raised by then', () => {
    const weather = [-500, 500].map(
      (afterMs): Weather => ({
        id: `weather:w${afterMs + 500}`,
        observedAt: OPENED_MS + afterMs,
        observedBy: 'user:duty',
        source: 'manual',
        windSpeedMs: 2,
        windFromDeg: 90,
        temperatureK: 290,
      }),
    );
    const alarm: Alarm = {
      id: 'alarm:one',
      name: '油味',
      priority: 'high',
      state: 'incident',
      source: 'phone',
      raisedAt: OPENED_MS - 5000,
      raisedBy: 'user:duty',
      stateAt: OPENED_MS,
      stateBy: 'user:duty',
      incidentId: 'incident:one',
    };
    const today = { ...EMPTY_LISTS, weather, alarm: [alarm] };
    expect(foldUpTo(HISTORY, OPENED_MS - 6000, today).alarm).toEqual([]);
    const before = foldUpTo(HISTORY, OPENED_MS - 1, today);
    expect(before.alarm[0]).toMatchObject({ state: 'raised', stateAt: OPENED_MS - 5000 });
    expect(before.alarm[0]).not.toHaveProperty('incidentId');
    expect(before.weather.map(({ id }) => id)).toEqual(['weather:w0']);
    expect(foldUpTo(HISTORY, OPENED_MS + 500, today).weather).toHaveLength(2);
    expect(foldUpTo(HISTORY, OPENED_MS, today).alarm[0]?.state).toBe('incident');
  });

  it('keeps its key while its answer stays the same', () => {
    fc.assert(
      fc.property(within, within, (a, b) => {
        const same = momentKey(HISTORY, a, EMPTY_LISTS) === momentKey(HISTORY, b, EMPTY_LISTS);
        expect(same).toBe(countUpTo(HISTORY, a) === countUpTo(HISTORY, b));
      }),
    );
  });
});

describe('moments', () => {
  it('counts events by time, ends included', () => {
    fc.assert(
      fc.property(within, (timeMs) => {
        expect(countUpTo(HISTORY, timeMs)).toBe(HISTORY.filter(({ at }) => at.ms <= timeMs).length);
      }),
    );
  });

  it('steps from event to event and stops at the ends', () => {
    const times: number[] = [];
    for (let at: number | undefined = OPENED_MS; at !== undefined; at = neighbourMs(HISTORY, at, 'next'))
      times.push(at);
    expect(times).toEqual(HISTORY.map(({ at }) => at.ms));
    expect(neighbourMs(HISTORY, OPENED_MS, 'previous')).toBeUndefined();
    expect(neighbourMs(HISTORY, OPENED_MS + 1, 'previous')).toBe(OPENED_MS);
  });

  it('spans first to last event, at least a second, and nothing without events', () => {
    expect(replaySpan(HISTORY)).toEqual({ fromMs: OPENED_MS, toMs: OPENED_MS + 1_200_000 });
    expect(replaySpan(HISTORY.slice(0, 1))).toEqual({ fromMs: OPENED_MS, toMs: OPENED_MS + 1000 });
    expect(replaySpan([])).toBeUndefined();
  });

  it('orders events as every hub does', () => {
    expect(inOrder([...HISTORY].reverse())).toEqual(HISTORY);
  });
});
