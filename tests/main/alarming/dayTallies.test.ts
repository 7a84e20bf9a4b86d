import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DayTallies } from '../../../main/alarming/dayTallies.ts';
import { createLog } from '../../../main/log.ts';
import { dayOf } from '../../../shared/judging/day.ts';
import { VERDICT } from '../../../shared/telemetry/reading.ts';
import { HOUR, reading, START } from './rig.ts';

const DAY = 24 * HOUR;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallies-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const open = () => new DayTallies(folder, createLog('silent'));
const total = (tallies: DayTallies, day: string) =>
  tallies.series(day, 'station:s0').reduce((sum, { tally }) => sum + tally.readings, 0);

describe('tallies of days', () => {
  it('keep every day in its file, count what came after the last save once', () => {
    const first = open();
    const before = Array.from({ length: 40 * 24 }, (_, i) => reading({ at: START + i * HOUR, value: 1 }));
    for (const one of before) {
      first.take([one]);
      if (one.at % (12 * HOUR) === 0) first.save();
    }
    first.save();
    for (let day = 0; day < 39; day++) expect(total(first, dayOf(START + day * DAY + DAY / 2)), `${day}`).toBe(24);
    const after = Array.from({ length: 5 }, (_, i) => reading({ at: START + 40 * DAY + i * HOUR, value: 1 }));
    first.take(after);

    const second = open();
    second.catchUp([...before.slice(-24), ...after]);
    second.take([reading({ at: START + 40 * DAY + 5 * HOUR, value: 1 })]);
    expect(total(second, dayOf(START + 40 * DAY))).toBe(total(first, dayOf(START + 40 * DAY)) + 1);
  });

  it('exceedances by hour and station, over days that are no longer whole in memory', () => {
    const tallies = open();
    for (let day = 0; day < 10; day++) {
      tallies.take([reading({ at: START + day * DAY, value: 1, verdict: VERDICT.exceedance })]);
      tallies.save();
    }
    expect([...tallies.exceedances(START, START + 10 * DAY)]).toEqual([['station:s0', 10]]);
    expect([...tallies.exceedances(START + 9 * DAY, START + 10 * DAY)]).toEqual([['station:s0', 1]]);
    expect(total(tallies, dayOf(START))).toBe(1);
  });

  it('a device with a wrong clock makes no days, a damaged file begins anew', () => {
    const tallies = open();
    tallies.take([
      reading({ at: START + 400 * DAY, value: 1, receivedAt: START }),
      reading({ at: 0, value: 1, receivedAt: START }),
    ]);
    tallies.save();
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, `${dayOf(START)}.json`), '{"day":');
    const again = open();
    again.take([reading({ at: START, value: 1 })]);
    expect(total(again, dayOf(START))).toBe(1);
  });
});
