import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { dayOf } from '../../shared/judging/day.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

let test: TestHub;
beforeAll(async () => {
  test = await startTestHub();
  const station = { name: '一号监测点', category: 'wasteWater', position: { lon: 117.6, lat: 24.5 } };
  await test.call('records.put', { kind: 'station', record: { ...station, id: 'station:one' } });
});
afterAll(async () => {
  await test.close();
});

const codeOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** Through the hub's own pipeline, as a feed would. */
function receive(parts: readonly (Pick<Reading, 'at' | 'value'> & Partial<Reading>)[]): void {
  test.hub.feeds.pipeline.readings(
    parts.map((part) => ({
      stationId: 'station:one',
      factor: 'w01018',
      period: 'hour' as const,
      flag: 'N' as const,
      receivedAt: Date.now(),
      feedId: 'feedSource:test',
      verdict: 0,
      ...part,
    })),
  );
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('did not come');
}

describe('contract: judging and alarms', () => {
  const begun = Date.now();
  const hourAgo = Math.floor(begun / 3_600_000) * 3_600_000 - 3_600_000;

  it('a reading above its limit becomes an alarm, is judged and is told again by a replay', async () => {
    receive([
      { at: hourAgo - 3_600_000, value: 40 },
      { at: hourAgo, value: 431.2 },
    ]);
    const alarm = await until(async () => {
      const { records } = await test.call('records.list', { kind: 'alarm', limit: 10 });
      return records[0];
    });
    expect(alarm).toMatchObject({
      name: '化学需氧量超标 431.2 mg/L（限值 100 mg/L）：一号监测点',
      ruleId: 'alarmRule:default-outletHour',
    });

    const scores = await test.call('judging.scores', { day: dayOf(hourAgo) });
    expect(scores).toMatchObject({ unconfirmed: true, scores: [{ stationId: 'station:one', score: 100 }] });
    const day = await test.call('judging.day', { stationId: 'station:one', day: dayOf(hourAgo) });
    expect(day.factors[0]?.reasons).toMatchObject([{ test: 'exceedance', lost: 0 }]);

    const replay = await test.call('alarms.replay', { from: begun - 60_000, to: Date.now() + 1_000 });
    expect(replay).toMatchObject({ total: 1, missing: [], alarms: [{ alarm: { id: alarm?.id }, wasRaised: true }] });

    const health = await test.call('alarms.health', { from: begun - 60_000, to: Date.now() + 1_000 });
    expect(health).toMatchObject({ total: 1, now: { standing: 1, unacknowledged: 1, shelved: 0 } });
    expect(await test.call('hotGrids.rank', {})).toMatchObject({ cells: 0, grids: [] });
  });

  it('shelving needs a reason and a time to come, ends by command, and settled alarms are not shelved', async () => {
    const { records } = await test.call('records.list', { kind: 'alarm', limit: 1 });
    const alarmId = records[0]?.id ?? '';
    const until = Date.now() + 3_600_000;
    expect(await codeOf(test.call('alarms.shelve', { alarmId, until: Date.now() - 1, why: 'x' }))).toBe(
      'input.invalid',
    );
    expect(await codeOf(test.call('alarms.shelve', { alarmId, until, why: ' ' }))).toBe('input.invalid');
    expect(await codeOf(test.call('alarms.unshelve', { alarmId }))).toBe('record.conflict');
    const { alarm } = await test.call('alarms.shelve', { alarmId, until, why: '设备检修' });
    expect(alarm).toMatchObject({ shelvedUntil: until, shelvedWhy: '设备检修', shelvedBy: 'user:local' });
    expect((await test.call('alarms.unshelve', { alarmId })).alarm.shelvedUntil).toBe(0);
    await test.call('alarms.advance', { alarmId, to: 'dismissed' });
    expect(await codeOf(test.call('alarms.shelve', { alarmId, until, why: 'x' }))).toBe('record.conflict');
    const field = await test.tokenOf('field');
    expect(await codeOf(test.call('alarms.shelve', { alarmId, until, why: 'x' }, field))).toBe('auth.denied');
  });

  it('spans are bounded and days are dates', async () => {
    const now = Date.now();
    expect(await codeOf(test.call('alarms.health', { from: now, to: now }))).toBe('input.invalid');
    expect(await codeOf(test.call('alarms.replay', { from: 0, to: now }))).toBe('input.invalid');
    for (const day of ['2026-13-01', '2026-02-30', '../../etc', '']) {
      expect(await codeOf(test.call('judging.scores', { day })), day).toBe('input.invalid');
    }
    expect(await test.call('judging.scores', { day: '2099-01-01' })).toMatchObject({ total: 0, scores: [] });
  });
});
