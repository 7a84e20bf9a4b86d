import { describe, expect, it } from 'vitest';
import { floodsOf } from '../../../shared/alarming/flood.ts';
import { alarmHealth, type HealthAlarm } from '../../../shared/alarming/health.ts';
import { confidenceOf, getisOrd } from '../../../shared/alarming/hotGrids.ts';
import { alarmHealthSchema } from '../../../shared/contract/alarming.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';

const T0 = Date.UTC(2026, 10, 25);
const MINUTE = 60_000;
const HOUR = 3_600_000;
let number = 0;

function alarm(raisedAt: number, changes: Partial<Alarm> = {}, toldAt: readonly number[] = [raisedAt]): HealthAlarm {
  number++;
  const who = { raisedAt, raisedBy: 'system', stateAt: raisedAt, stateBy: 'system' };
  const id = `alarm:${number}`;
  return { alarm: { id, name: 'x', priority: 'low', state: 'raised', source: 'station', ...who, ...changes }, toldAt };
}

describe('alarm health against EEMUA 191 and IEC 62682', () => {
  it('counts by hour, ten minutes and priority; the shape is the contract’s', () => {
    const all = [alarm(T0), alarm(T0 + HOUR, { priority: 'critical' }), alarm(T0 + HOUR + 1), alarm(T0 + 26 * HOUR)];
    const health = alarmHealth(all, T0, T0 + 24 * HOUR, T0 + 24 * HOUR);
    expect(alarmHealthSchema.parse(health)).toEqual(health);
    expect(health).toMatchObject({ total: 3, byPriority: { critical: 1, high: 0, medium: 0, low: 2 } });
    expect(health.hours).toHaveLength(24);
    expect(health.hours.slice(0, 3).map(({ count }) => count)).toEqual([1, 2, 0]);
    expect(health.measures.perDay).toEqual({ value: 3, limit: 144, good: true });
    expect(health.measures.criticalShare).toEqual({ value: 33.33, limit: 5, good: false });
  });

  it('ten in ten minutes are none, eleven are a flood', () => {
    const spread = (count: number) => Array.from({ length: count }, (_, i) => T0 + i * 30_000);
    expect(floodsOf(spread(10))).toEqual([]);
    expect(floodsOf(spread(11))).toEqual([{ from: T0, to: T0 + 300_000, count: 11 }]);
    const two = [...spread(11), ...spread(12).map((time) => time + HOUR)];
    expect(floodsOf(two).map(({ count }) => count)).toEqual([11, 12]);
    expect(floodsOf(Array.from({ length: 11 }, (_, i) => T0 + i * MINUTE))).toEqual([]);
  });

  it('stale after 24 h, not when cleared, settled or shelved', () => {
    const old = T0 - 25 * HOUR;
    const stale = alarm(old);
    const all = [
      stale,
      alarm(old, { clearedAt: T0 }),
      alarm(old, { state: 'dismissed' }),
      alarm(old, { shelvedUntil: T0 + 9 * HOUR }),
    ];
    expect(alarmHealth(all, T0 - HOUR, T0, T0).stale).toEqual([stale.alarm.id]);
  });

  it('chattering is three within a minute', () => {
    const chatters = alarm(T0, {}, [T0, T0 + 20_000, T0 + 40_000]);
    const slow = alarm(T0, {}, [T0, T0 + 40_000, T0 + 80_000]);
    const health = alarmHealth([chatters, slow], T0, T0 + HOUR, T0 + HOUR);
    expect(health.chattering).toEqual([{ alarmId: chatters.alarm.id, mostPerMinute: 3 }]);
    expect(health.measures.chattering.good).toBe(false);
  });

  it('tells a flood of now', () => {
    const all = Array.from({ length: 11 }, (_, i) => alarm(T0 + i));
    expect(alarmHealth(all, T0 - HOUR, T0 + HOUR, T0 + MINUTE).now).toMatchObject({ inTenMinutes: 11, flood: true });
  });
});

describe('hot grids (Getis–Ord Gi*)', () => {
  const field = (size: number, weight: (x: number, y: number) => number) =>
    Array.from({ length: size * size }, (_, i) => {
      const [x, y] = [i % size, Math.floor(i / size)];
      return { x: x * 1000, y: y * 1000, weight: weight(x, y) };
    });

  it('equals the equation of Ord and Getis (1995) worked out by hand', () => {
    // Five cells in a line, two neighbours each: x = (0, 0, 6, 0, 4).
    const cells = [0, 0, 6, 0, 4].map((weight, i) => ({ x: i * 1000, y: 0, weight }));
    const mean = 2;
    const spread = Math.sqrt((36 + 16) / 5 - mean * mean);
    const z = (local: number) => (local - 3 * mean) / (spread * Math.sqrt((5 * 3 - 9) / 4));
    const found = getisOrd(cells, 2);
    expect(found[3]).toBeCloseTo(z(10), 9);
    expect(found[1]).toBeCloseTo(z(6), 9);
  });

  it('finds the cluster, not the lone spike of the same size, and nothing in an even field', () => {
    const scores = getisOrd(
      field(20, (x, y) => (Math.abs(x - 5) <= 1 && Math.abs(y - 5) <= 1 ? 4 : x === 15 && y === 15 ? 4 : 0)),
    );
    expect(confidenceOf(scores[5 * 20 + 5] ?? 0)).toBe('extreme');
    expect(scores[15 * 20 + 15] ?? 0).toBeLessThan((scores[5 * 20 + 5] ?? 0) / 3);
    expect(getisOrd(field(5, () => 3)).every((z) => z === 0)).toBe(true);
  });

  it('ranks 1,229 cells in well under a second', () => {
    const cells = field(36, (x, y) => (x * y) % 7).slice(0, 1229);
    const begun = performance.now();
    getisOrd(cells);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
