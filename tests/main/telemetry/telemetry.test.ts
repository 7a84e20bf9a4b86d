import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Received } from '../../../main/telemetry/telemetry.ts';
import { HOUR, openRig, point, type Rig, reading, START } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.end());

const all = { from: 0, to: 8e15 };
const receivedCalls = async (range = all) => {
  const calls: Received[] = [];
  await rig.telemetry.received(range, (call) => void calls.push(call));
  return calls;
};

describe('telemetry: what is appended comes back as it was', () => {
  const full = reading({
    at: START + 5,
    value: 0.1 + 0.2,
    min: -1e-9,
    max: 4e12,
    total: 0,
    flag: 'D',
    verdict: 37,
  });

  it('history gives the readings themselves, in order of time, newest of the limit', async () => {
    const times = [30, 10, 20, 40];
    rig.telemetry.append([full, ...times.map((at) => reading({ at: START + at, value: at }))]);
    const query = {
      stationId: 'station:a',
      factor: 'a21026',
      period: 'realtime',
      from: START,
      to: START + 40,
    } as const;
    const found = await rig.telemetry.history({ ...query, limit: 100 });
    expect(found.map(({ at }) => at - START)).toEqual([5, 10, 20, 30]);
    expect(found[0]).toEqual(full);
    expect((await rig.telemetry.history({ ...query, limit: 2 })).map(({ value }) => value)).toEqual([20, 30]);
  });

  it('the latest is known at once, the newest by its own time, and after a restart', async () => {
    rig.telemetry.append([reading({ at: START + 9, value: 9 }), reading({ at: START + 3, value: 3 }), full]);
    expect(rig.telemetry.latestOf('station:a')).toEqual([reading({ at: START + 9, value: 9 })]);
    rig.telemetry.append([reading({ stationId: 'station:b', period: 'hour', value: 7 })]);
    await rig.reopen();
    expect([...rig.telemetry.latest()]).toEqual([
      reading({ at: START + 9, value: 9 }),
      reading({ stationId: 'station:b', period: 'hour', value: 7 }),
    ]);
  });

  it('T3: a datum that comes again takes the place of the older; the record of receipt keeps both, call by call', async () => {
    const calls = [
      [reading({ value: 1 }), reading({ at: START + 1, value: 2 })],
      [reading({ value: 5, flag: 'C', receivedAt: START + 2 })],
    ];
    rig.telemetry.append(calls[0] ?? []);
    const moved = [point({ speedMs: 12.3, doseRateUsvH: 0.1 + 0.2 }), point({ subjectId: 'vehicle:b', at: START + 1 })];
    rig.telemetry.appendTracks(moved);
    rig.telemetry.append(calls[1] ?? []);
    const query = { stationId: 'station:a', factor: 'a21026', period: 'realtime', ...all, limit: 9 } as const;
    expect((await rig.telemetry.history(query)).map(({ value, flag }) => [value, flag])).toEqual([
      [5, 'C'],
      [2, 'N'],
    ]);
    const expected = [
      { kind: 'readings', readings: calls[0] },
      { kind: 'tracks', points: moved },
      { kind: 'readings', readings: calls[1] },
    ];
    expect(await receivedCalls()).toEqual(expected);
    await rig.reopen();
    expect(await receivedCalls()).toEqual(expected);
    expect(await receivedCalls({ from: START + 1, to: START + 2 })).toEqual([
      { kind: 'readings', readings: [calls[0]?.[1]] },
      { kind: 'tracks', points: [moved[1]] },
    ]);
  });

  it('the record of receipt is whole over many batches and portions', async () => {
    const sent: number[][] = [];
    for (let call = 0; call < 120; call++) {
      const values = Array.from({ length: 1 + ((call * 37) % 900) }, (_, i) => call * 1000 + i);
      sent.push(values);
      rig.telemetry.append(values.map((value) => reading({ at: START + value, value, receivedAt: START + call })));
      rig.clock.advanceTo(START + call * 100);
    }
    const calls = await receivedCalls();
    expect(calls.map((call) => call.kind === 'readings' && call.readings.map(({ value }) => value))).toEqual(sent);
  });
});

describe('telemetry: T2, one authoritative producer a series', () => {
  const other = (part = {}) => reading({ feedId: 'feedSource:two', ...part });

  it('refuses and counts another feed, until the owner was silent for an hour', async () => {
    expect(rig.telemetry.append([reading(), other({ at: START + 1 })])).toEqual([reading()]);
    expect(rig.telemetry.authoritative([other({ receivedAt: START + HOUR })])).toEqual([]);
    expect(rig.telemetry.statistics()).toMatchObject({ refused: 2, readings: 1 });
    const later = other({ at: START + HOUR + 1 });
    expect(rig.telemetry.append([later])).toEqual([later]);
    expect(rig.telemetry.append([reading({ at: START + HOUR + 2 })])).toEqual([]);
    await rig.reopen();
    expect(rig.telemetry.append([reading({ at: START + HOUR + 3 }), other({ at: START + HOUR + 4 })])).toHaveLength(1);
    expect(await rig.telemetry.factors('station:a')).toMatchObject([
      { feedId: 'feedSource:two', refused: 1, count: 3 },
    ]);
  });

  it('a person decides who it is, also over a restart', async () => {
    rig.telemetry.append([reading()]);
    expect(rig.telemetry.setProducer({ stationId: 'station:a', factor: 'a21026' }, 'feedSource:two')).toBe(1);
    await rig.reopen();
    expect(rig.telemetry.append([reading({ at: START + 1 }), other({ at: START + 2 })])).toEqual([
      other({ at: START + 2 }),
    ]);
  });

  it('other periods, factors and stations are series of their own', () => {
    rig.telemetry.append([reading()]);
    const free = [other({ period: 'hour' }), other({ factor: 'w01018' }), other({ stationId: 'station:b' })];
    expect(rig.telemetry.append(free)).toEqual(free);
  });
});

describe('telemetry: where things were', () => {
  it('a trail is thinned but keeps its ends and the highest dose rate', async () => {
    const points = Array.from({ length: 1000 }, (_, i) =>
      point({ at: START + i * 1000, lon: 104 + i / 10_000, doseRateUsvH: i === 617 ? 99 : 0.1, speedMs: i }),
    );
    rig.telemetry.appendTracks(points);
    const query = { subjectId: 'vehicle:a', from: START, to: START + 1_000_000 };
    const whole = await rig.telemetry.trail({ ...query, maxPoints: 1000 });
    expect(whole).toHaveLength(1000);
    expect(whole[3]).toEqual([START + 3000, 104.0003, 30.6, 3, null, 0.1]);
    const thin = await rig.telemetry.trail({ ...query, maxPoints: 50 });
    expect(thin.length).toBeLessThanOrEqual(50);
    expect(thin[0]).toEqual(whole[0]);
    expect(thin.at(-1)).toEqual(whole.at(-1));
    expect(thin.some(([, , , , , dose]) => dose === 99)).toBe(true);
    expect(await rig.telemetry.trail({ ...query, subjectId: 'vehicle:x', maxPoints: 50 })).toEqual([]);
  });

  it('the newest position is known after a restart', async () => {
    rig.telemetry.appendTracks([point({ at: START + 5, lon: 105 }), point({ at: START + 1, lon: 103 })]);
    await rig.reopen();
    const { trackTable } = rig.telemetry;
    expect(trackTable.subjects).toEqual(['vehicle:a']);
    expect([trackTable.lon[0], trackTable.at[0]]).toEqual([105, START + 5]);
  });
});
