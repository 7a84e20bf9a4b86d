import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES, defaultRuleId } from '../../../shared/alarming/defaultRules.ts';
import { dayOf } from '../../../shared/judging/day.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import { type AlarmRig, CATEGORIES, HOUR, MINUTE, openAlarmRig, reading, START } from './rig.ts';

let rig: AlarmRig;
beforeEach(async () => {
  rig = await openAlarmRig();
});
afterEach(async () => {
  await rig.end();
});

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const FACTOR = {
  air: 'a05024',
  wasteWater: 'w01018',
  wasteGas: 'a21026',
  radiation: '0102060301',
  parkBoundary: 'a21022',
} as const;
const USUAL = { air: 120, wasteWater: 60, wasteGas: 300, radiation: 80, parkBoundary: 0.1 } as const;

/** Traffic of some hours: patterns, spikes, flags, late frames, repeats and a break of the feed. */
function traffic(from: number, hours: number, seed: number): Reading[][] {
  const roll = dice(seed);
  const calls: Reading[][] = [];
  const late: Reading[] = [];
  for (let minute = 0; minute < hours * 60; minute++) {
    const at = from + minute * MINUTE;
    const receivedAt = at + Math.floor(roll() * 9_000);
    const call: Reading[] = [];
    for (let i = 0; i < 50; i++) {
      if (roll() < 0.3 || (i === 7 && minute > 60)) continue;
      const category = CATEGORIES[i % CATEGORIES.length] ?? 'air';
      const spike = Math.floor(minute / 20 + i) % 11 === 0 ? 2.2 : 1;
      const value = USUAL[category] * spike * (0.9 + roll() * 0.2);
      const flag = roll() < 0.02 ? 'C' : 'N';
      const one = reading({ stationId: `station:s${i}`, factor: FACTOR[category], at, value, flag, receivedAt });
      if (roll() < 0.03) late.push(one);
      else call.push(one);
      if (roll() < 0.02) call.push({ ...one });
    }
    if (call.length > 0) calls.push(call);
    if (minute % 7 === 6) calls.push(late.splice(0).map((one) => ({ ...one, receivedAt })));
  }
  return calls.filter((call) => call.length > 0);
}

describe('alarming: rules of an empty store', () => {
  it('R1: written once, as records with source and response; what the desk removes stays away', async () => {
    await rig.alarming.start();
    const rules = rig.store.view.list('alarmRule', { limit: 100 }).records;
    expect(rules.map(({ id }) => id).sort()).toEqual(DEFAULT_RULES.map(({ id }) => defaultRuleId(id)).sort());
    for (const rule of rules) expect(rule).toMatchObject({ source: expect.any(String), response: expect.any(String) });
    const ids = rules.map(({ id }) => id);
    await rig.store.write('user:local', () => ({
      events: [{ type: 'records.removed', payload: { kind: 'alarmRule', ids, reason: 'test' } }],
      result: undefined,
    }));
    await rig.restart();
    await rig.alarming.start();
    expect(rig.store.view.list('alarmRule', { limit: 100 }).total).toBe(0);
  });
});

describe('alarming: live', () => {
  it('Chengdu: a jump becomes a stored alarm with Chinese name, place and numbers; flagged it does not', async () => {
    await rig.alarming.start();
    const hour = (stationId: string, at: number, value: number, flag: Reading['flag'] = 'N') =>
      reading({ stationId, at, value, flag, period: 'hour', receivedAt: at + HOUR + 1000 });
    rig.receive([hour('station:s0', START, 143), hour('station:s5', START, 143), hour('station:s10', START, 143)]);
    rig.receive([
      hour('station:s0', START + HOUR, 215),
      hour('station:s5', START + HOUR, 215, 'C'),
      hour('station:s10', START + HOUR, 215, 'D'),
    ]);
    await rig.alarming.flush();
    const rises = rig.alarms().filter(({ ruleId }) => ruleId === defaultRuleId('ozoneRise'));
    expect(rises).toMatchObject([
      {
        name: '臭氧 1 小时上升 50 %，现为 215 µg/m³：测试站0',
        subjectId: 'station:s0',
        state: 'raised',
        raisedBy: 'system',
        value: 215,
        position: { lon: 117.6, lat: 24.5 },
      },
    ]);
    expect(rig.alarms().every(({ subjectId }) => subjectId === 'station:s0')).toBe(true);
  });

  it('a rule that a person puts holds at once, a removed one clears its alarm', async () => {
    await rig.alarming.start();
    const base = { enabled: true, priority: 'high' as const, categories: [], factors: ['w01018'], subjectIds: [] };
    const delays = { deadBandPercent: 0, onDelayMs: 0, offDelayMs: 0, escalateAfterMs: 0 };
    const condition = { test: 'limit' as const, high: 10 };
    await rig.put([{ id: 'alarmRule:own', name: 'own', ...base, ...delays, condition }]);
    rig.receive([reading({ stationId: 'station:s1', factor: 'w01018', at: START, value: 20 })]);
    await rig.alarming.flush();
    const own = () => rig.alarms().filter(({ ruleId }) => ruleId === 'alarmRule:own');
    expect(own()).toHaveLength(1);
    await rig.store.write('user:local', () => ({
      events: [{ type: 'records.removed', payload: { kind: 'alarmRule', ids: ['alarmRule:own'], reason: 'test' } }],
      result: undefined,
    }));
    rig.clock.advanceTo(START + MINUTE);
    await rig.alarming.flush();
    expect(own()[0]?.clearedAt).toBeGreaterThan(0);
  });

  it('standing alarms live through a restart: not raised again, cleared by the next good value', async () => {
    await rig.alarming.start();
    const gas = (minute: number, value: number) =>
      reading({ stationId: 'station:s4', factor: 'a21022', at: START + minute * MINUTE, value });
    rig.receive([gas(0, 0.1)]);
    rig.receive([gas(1, 5)]);
    await rig.alarming.flush();
    expect(rig.alarms()).toMatchObject([{ priority: 'critical' }]);
    await rig.restart();
    await rig.alarming.start();
    await rig.alarming.flush();
    rig.receive([gas(2, 5.2)]);
    await rig.alarming.flush();
    expect(rig.alarms()).toHaveLength(1);
    rig.receive([gas(3, 0.1)]);
    rig.receive([gas(9, 0.12)]);
    await rig.alarming.flush();
    expect(rig.alarms()).toMatchObject([{ clearedAt: START + 8 * MINUTE + 10_000 }]);
  });

  it('an alarm that a crash kept from the store is written after the start, once', async () => {
    const gas = (minute: number, value: number) =>
      reading({ stationId: 'station:s4', factor: 'a21022', at: START + minute * MINUTE, value });
    await rig.alarming.start();
    await rig.alarming.flush();
    // Kept by the telemetry database, never seen by the engine: as after SIGKILL between the two.
    rig.clock.advanceTo(START + MINUTE);
    rig.telemetry.append(rig.alarming.judge(rig.telemetry.authoritative([gas(0, 5)])));
    await rig.telemetry.flush();
    await rig.restart();
    await rig.alarming.start();
    await rig.alarming.flush();
    expect(rig.alarms()).toHaveLength(1);
  });
});

describe('alarming: replay', () => {
  it('an hour of recorded traffic gives the same alarms, same ids, same order as live did', async () => {
    await rig.alarming.start();
    await rig.alarming.flush();
    // The desk works meanwhile: what people acknowledge decides whether a return is a new alarm.
    const acknowledge = async (every: number) => {
      await rig.alarming.flush();
      const raised = rig.alarms().filter(({ state }, i) => state === 'raised' && i % every === 0);
      await rig.store.write('user:local', () => ({
        events: raised.map(({ id }) => ({ type: 'alarm.advanced', payload: { alarmId: id, to: 'acknowledged' } })),
        result: undefined,
      }));
    };
    for (const [i, call] of traffic(START, 4, 7).entries()) {
      rig.receive(call);
      if (i % 10 === 9) await acknowledge(i % 3 === 0 ? 2 : 1);
    }
    const track = (minute: number, lon: number) => {
      const at = START + 4 * HOUR + minute * MINUTE;
      return { subjectId: 'mobileSource:m', at, receivedAt: at + 100, lon, lat: 24.5, feedId: 'feedSource:f' };
    };
    for (let minute = 0; minute < 10; minute++) rig.receiveTracks([track(minute, minute < 5 ? 117.6 : 117.7)]);
    // A rule comes and goes while traffic goes on: the replay has it only while it was there.
    const [outlet] = rig.store.view
      .list('alarmRule', { limit: 100 })
      .records.filter(({ id }) => id.endsWith('outletNow'));
    if (!outlet) throw new Error('no rule');
    const extra = { ...outlet, id: 'alarmRule:extra', condition: { test: 'limit' as const, high: 63 } };
    for (const [i, call] of traffic(START + 4 * HOUR + 15 * MINUTE, 1, 8).entries()) {
      if (i === 20) await rig.put([extra]);
      if (i === 45) await rig.put([{ ...extra, enabled: false }]);
      rig.receive(call);
    }
    rig.clock.advanceTo(START + 6 * HOUR);
    await rig.alarming.flush();

    const spans = [
      [START + 2 * HOUR, START + 3 * HOUR],
      [START + 4 * HOUR, START + 5 * HOUR],
      [START, START + 6 * HOUR - MINUTE],
    ] as const;
    for (const [from, to] of spans) {
      const live = rig.store
        .eventsOfType('alarm.raised')
        .map(({ payload: { alarm } }) => alarm)
        .filter(({ raisedAt }) => raisedAt >= from && raisedAt < to);
      const played = await rig.alarming.replay(from, to, undefined, 5_000);
      expect(live.length).toBeGreaterThan(3);
      expect(played.alarms.map(({ alarm }) => alarm.id)).toEqual(live.map(({ id }) => id));
      expect(played.alarms.map(({ alarm }) => alarm.name)).toEqual(live.map(({ name }) => name));
      expect(played).toMatchObject({ total: live.length, missing: [] });
      expect(played.readings).toBeGreaterThan(100);
    }
    expect(rig.alarms().some(({ ruleId }) => ruleId === defaultRuleId('fence'))).toBe(true);
    expect(rig.alarms().some(({ ruleId }) => ruleId === 'alarmRule:extra')).toBe(true);
  }, 60_000);

  it('a rule is tried on the past without a trace in the log', async () => {
    await rig.alarming.start();
    for (const call of traffic(START, 1, 3)) rig.receive(call);
    await rig.alarming.flush();
    const before = rig.store.seq();
    const [first] = rig.store.view.list('alarmRule', { limit: 1 }).records;
    if (!first) throw new Error('no rule');
    const { period: _, ...rule } = first;
    const strict = {
      ...rule,
      id: 'alarmRule:try',
      categories: [],
      factors: [],
      condition: { test: 'limit' as const, high: 0 },
    };
    const tried = await rig.alarming.replay(START, START + HOUR, [strict], 10);
    expect(tried.alarms).toHaveLength(10);
    expect(tried.total).toBeGreaterThan(40);
    expect(tried.alarms.every(({ wasRaised }) => !wasRaised)).toBe(true);
    expect(rig.store.seq()).toBe(before);
  });
});

describe('alarming: questions', () => {
  it('scores, stretches, health and hot grids of what came; scores outlive a restart', async () => {
    await rig.alarming.start();
    await rig.alarming.flush();
    for (let hour = 0; hour < 12; hour++) {
      const at = START - 12 * HOUR + hour * HOUR;
      rig.receive([
        reading({ stationId: 'station:s1', factor: 'w01018', period: 'hour', at, receivedAt: START + hour, value: 0 }),
        reading({
          stationId: 'station:s6',
          factor: 'w01018',
          period: 'hour',
          at,
          receivedAt: START + hour,
          value: 120 + hour,
        }),
      ]);
    }
    await rig.alarming.flush();
    await rig.telemetry.flush();
    const day = dayOf(START - HOUR);
    const scores = rig.alarming.scores(day, 10);
    expect(scores).toMatchObject({
      total: 2,
      scores: [{ stationId: 'station:s1' }, { stationId: 'station:s6', score: 100 }],
    });
    expect(scores.scores[0]?.score).toBeLessThan(60);
    const bad = await rig.alarming.day('station:s1', day);
    expect(bad).toMatchObject({ readings: 12, factors: [{ factor: 'w01018', reasons: [{ test: 'constant' }] }] });
    expect(bad.stretches).toMatchObject([{ factor: 'w01018', to: START - HOUR, tests: ['constant'] }]);
    expect((await rig.alarming.day('station:s1', '2020-01-01')).score).toBeUndefined();

    const health = rig.alarming.health(START - HOUR, START + HOUR);
    expect(health).toMatchObject({ total: 1, byPriority: { high: 1 } });
    const hot = rig.alarming.hotGrids(24, 'cell', 5);
    expect(hot).toMatchObject({ cells: 100, grids: [{ gridCellId: 'gridCell:c6', alarms: 1, exceedances: 12 }] });

    await rig.restart();
    await rig.alarming.start();
    await rig.alarming.flush();
    expect(rig.alarming.scores(day, 10)).toEqual(scores);
    expect(rig.alarming.hotGrids(24, 'cell', 5).grids).toEqual(hot.grids);
  });
});
