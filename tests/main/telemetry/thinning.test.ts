import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TELEMETRY_FILE } from '../../../main/telemetry/openTelemetry.ts';
import type { SeriesPoint } from '../../../shared/contract/telemetry.ts';
import { flagPlace } from '../../../shared/telemetry/flagOrder.ts';
import { DATA_FLAGS, type Reading } from '../../../shared/telemetry/reading.ts';
import { DAY, HOUR, openRig, point, type Rig, reading, START } from './rig.ts';

const MINUTE = 60_000;

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.end());

/** What buckets of these readings must be, straight from them. */
function directBuckets(readings: readonly Reading[], bucketMs: number) {
  return [...Map.groupBy(readings, ({ at }) => Math.floor(at / bucketMs) * bucketMs)]
    .sort(([a], [b]) => a - b)
    .map(([at, group]) => ({
      at,
      mean: group.reduce((sum, { value }) => sum + value, 0) / group.length,
      min: Math.min(...group.map(({ min, value }) => min ?? value)),
      max: Math.max(...group.map(({ max, value }) => max ?? value)),
      flag: Math.max(...group.map(({ flag }) => flagPlace(flag))),
      verdict: group.reduce((bits, { verdict }) => bits | verdict, 0),
    }));
}

function expectEqual(points: readonly SeriesPoint[], direct: ReturnType<typeof directBuckets>) {
  expect(points.map(([at]) => at)).toEqual(direct.map(({ at }) => at));
  points.forEach(([, mean, min, max, flag, verdict], i) => {
    const wanted = direct[i];
    expect(mean).toBeCloseTo(wanted?.mean ?? Number.NaN, 8);
    expect([min, max, flagPlace(flag), verdict]).toEqual([wanted?.min, wanted?.max, wanted?.flag, wanted?.verdict]);
  });
}

const anyReadings = fc.uniqueArray(
  fc.record({
    offset: fc.integer({ min: 0, max: 5 * HOUR }),
    value: fc.double({ min: -1000, max: 1000, noNaN: true }),
    spread: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
    flag: fc.constantFrom(...DATA_FLAGS),
    verdict: fc.integer({ min: 0, max: 127 }),
  }),
  { selector: ({ offset }) => offset, minLength: 1, maxLength: 400 },
);

let run = 0;
/** Each run has a station of its own. */
const made = (parts: typeof anyReadings extends fc.Arbitrary<infer Of> ? Of : never, stationId: string): Reading[] =>
  parts.map(({ offset, value, spread, flag, verdict }) => {
    const limits = spread === null ? {} : { min: value - spread, max: value + spread };
    return reading({ stationId, at: START + offset, value, flag, verdict, ...limits });
  });

const ask = (stationId: string, from: number, to: number, maxPoints: number) =>
  rig.telemetry.series({ series: [{ stationId, factor: 'a21026' }], from, to, period: 'realtime', maxPoints });

describe('telemetry: thinning for charts', () => {
  it('T5: whatever the readings and the length, buckets are the direct ones and no extreme is lost', async () => {
    await fc.assert(
      fc.asyncProperty(anyReadings, fc.integer({ min: 10, max: 120 }), async (parts, maxPoints) => {
        const stationId = `station:${++run}`;
        const readings = made(parts, stationId).sort((a, b) => a.at - b.at);
        rig.telemetry.append(readings);
        const [series] = await ask(stationId, START, START + 5 * HOUR + 1, maxPoints);
        expect(series?.count).toBe(readings.length);
        expect(series?.points.length).toBeLessThanOrEqual(maxPoints);
        if (readings.length <= maxPoints) expect(series?.bucketMs).toBe(0);
        expectEqual(series?.points ?? [], directBuckets(readings, series?.bucketMs || 1));
      }),
      { numRuns: 60 },
    );
  });
});

describe('telemetry: thinning by age', () => {
  it('T4: means of closed hours are the direct means, charts are the same before and after', async () => {
    const values = Array.from({ length: 7200 }, (_, i) => Math.sin(i / 97) * 50 + (i % 13));
    const readings = values.map((value, i) =>
      reading({ at: START + i * 5_000, value, verdict: i % 999 === 7 ? 5 : 0 }),
    );
    rig.telemetry.append(readings);
    const before = await ask('station:a', START, START + 10 * HOUR, 12);
    const beforeMinutes = await ask('station:a', START, START + 10 * HOUR, 400);
    rig.clock.advanceTo(START + 12 * HOUR);
    await rig.thin();
    const after = await ask('station:a', START, START + 10 * HOUR, 12);
    expectEqual(after[0]?.points ?? [], directBuckets(readings, HOUR));
    expect(after[0]?.bucketMs).toBe(HOUR);
    expect(after[0]?.count).toBe(before[0]?.count);
    expectEqual(before[0]?.points ?? [], directBuckets(readings, HOUR));
    const minutes = await ask('station:a', START, START + 10 * HOUR, 400);
    expectEqual(minutes[0]?.points ?? [], directBuckets(readings, minutes[0]?.bucketMs ?? 1));
    expect(beforeMinutes[0]?.points.length).toBe(minutes[0]?.points.length);

    // A late reading in a closed hour counts at once, and after it was averaged anew.
    const late = reading({ at: START + 3 * HOUR + 1, value: 1e6, receivedAt: rig.clock.now() });
    rig.telemetry.append([late]);
    for (let step = 0; step < 2; step++) {
      const [withLate] = await ask('station:a', START, START + 10 * HOUR, 12);
      expectEqual(withLate?.points ?? [], directBuckets([...readings, late], HOUR));
      await rig.thin();
    }
  });

  it('raw readings go after 30 days and live on in means; what comes later still is added once', async () => {
    const readings = Array.from({ length: 500 }, (_, i) => reading({ at: START + i * 30_000, value: i }));
    const days = [0, 1].map((i) => reading({ period: 'day', at: START + i * DAY, value: i }));
    rig.telemetry.append([...readings, ...days]);
    rig.clock.advanceTo(START + 31 * DAY);
    await rig.thin();
    const raw = { stationId: 'station:a', factor: 'a21026', from: 0, to: 8e15, limit: 1000 };
    expect(await rig.telemetry.history({ ...raw, period: 'realtime' })).toEqual([]);
    expect(await rig.telemetry.history({ ...raw, period: 'day' })).toHaveLength(2);
    const [hours] = await ask('station:a', START, START + 5 * HOUR, 12);
    expectEqual(hours?.points ?? [], directBuckets(readings, hours?.bucketMs ?? 1));
    const [minutes] = await ask('station:a', START, START + 5 * HOUR, 5000);
    expectEqual(minutes?.points ?? [], directBuckets(readings, MINUTE));
    expect(minutes?.count).toBe(500);

    const late = reading({ at: START + 90_001, value: -77, receivedAt: rig.clock.now() });
    rig.telemetry.append([late]);
    rig.telemetry.append([late]);
    await rig.thin();
    const [withLate] = await ask('station:a', START, START + 5 * HOUR, 5000);
    expectEqual(withLate?.points ?? [], directBuckets([...readings, late], MINUTE));
    const factors = await rig.telemetry.factors('station:a');
    expect(factors.map(({ period, count }) => [period, count])).toEqual([
      ['realtime', 501],
      ['day', 2],
    ]);
  });

  it('minute means go after a year, means of hours stay', async () => {
    const readings = Array.from({ length: 300 }, (_, i) => reading({ at: START + i * 30_000, value: i }));
    rig.telemetry.append(readings);
    rig.clock.advanceTo(START + 400 * DAY);
    await rig.thin();
    const [left] = await ask('station:a', START, START + 5 * HOUR, 5000);
    expectEqual(left?.points ?? [], directBuckets(readings, HOUR));
    expect(left?.bucketMs).toBe(HOUR);
  });

  it('tracks: whole for a day, then one point a minute and its highest dose rate, then none', async () => {
    const points = Array.from({ length: 240 }, (_, i) =>
      point({ at: START + i * 5_000, doseRateUsvH: i === 100 ? 9 : 0.1, lon: 104 + i / 1e4 }),
    );
    rig.telemetry.appendTracks([
      ...points,
      ...points.map((each) => ({ ...each, subjectId: 'vehicle:b', doseRateUsvH: undefined })),
    ]);
    const query = { from: 0, to: 8e15, maxPoints: 5000 };
    rig.clock.advanceTo(START + 26 * HOUR);
    await rig.thin();
    const kept = await rig.telemetry.trail({ ...query, subjectId: 'vehicle:a' });
    expect(kept.filter(([at]) => at % MINUTE === 0)).toHaveLength(20);
    expect(kept.some(([, , , , , dose]) => dose === 9)).toBe(true);
    expect(await rig.telemetry.trail({ ...query, subjectId: 'vehicle:b' })).toHaveLength(20);
    rig.clock.advanceTo(START + 33 * DAY);
    await rig.thin();
    expect(await rig.telemetry.trail({ ...query, subjectId: 'vehicle:b' })).toEqual([]);
  });

  it('the record of receipt goes after 30 days', async () => {
    rig.telemetry.append([reading()]);
    rig.clock.advanceTo(START + 29 * DAY);
    rig.telemetry.append([reading({ at: START + 29 * DAY })]);
    rig.clock.advanceTo(START + 31 * DAY);
    await rig.thin();
    let calls = 0;
    await rig.telemetry.received({ from: 0, to: 8e15 }, () => void calls++);
    expect(calls).toBe(1);
    await rig.telemetry.close();
    const database = new Database(join(rig.folder, TELEMETRY_FILE), { readonly: true });
    const bytes = database.prepare('SELECT sum(bytes) FROM receipt').pluck().get();
    expect(database.prepare("SELECT value FROM meta WHERE key = 'receipt_bytes'").pluck().get()).toBe(bytes);
    database.close();
  });
});
