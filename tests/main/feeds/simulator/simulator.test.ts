import { describe, expect, test } from 'vitest';
import { deviceFrames } from '../../../../main/feeds/simulator/deviceFrames.ts';
import { faultAt } from '../../../../main/feeds/simulator/faults.ts';
import { incidentPlace } from '../../../../main/feeds/simulator/incidentPlace.ts';
import type { SimulatedDevice } from '../../../../main/feeds/simulator/plan.ts';
import { reportsOften, type Script, scripted } from '../../../../main/feeds/simulator/script.ts';
import { healthyValue, isSimulated } from '../../../../main/feeds/simulator/signals.ts';
import { FrameParser } from '../../../../shared/hj212/frameParser.ts';
import { readSegment, textOf } from '../../../../shared/hj212/segment.ts';
import { readDataArea, valuesOf } from '../../../../shared/hj212/values.ts';
import { exceeds, limitFor } from '../../../../shared/judging/limits.ts';
import { factorsOfList } from '../../../../shared/telemetry/factors.ts';

const SEED = 'test';
const HOUR = 3_600_000;
const START = Date.parse('2026-05-01T00:00:00+08:00');
/** What the stations of the demonstration measure (main/demo/monitoring.ts). */
const FACTORS = {
  wasteWater: 'pH;化学需氧量;氨氮;总磷;总氮;流量',
  wasteGas: '二氧化硫;氮氧化物;颗粒物;氧含量;烟气流量',
  air: 'PM2.5;PM10;二氧化硫;二氧化氮;一氧化碳;臭氧',
  surfaceWater: 'pH;溶解氧;高锰酸盐指数;氨氮;总磷;电导率;浊度',
  radiation: '环境γ辐射剂量率;气温;湿度;风速;风向;雨量',
} as const;
type Category = keyof typeof FACTORS;
const CATEGORIES = Object.keys(FACTORS) as Category[];

const deviceOf = (category: Category, number: number): SimulatedDevice => {
  const factors = factorsOfList(FACTORS[category]).map(({ code }) => code);
  return { deviceCode: `YANSHI${category}${number}`, category, factors, isLive: false };
};

describe('signals', () => {
  test('every factor that a station of the demonstration lists is simulated', () => {
    for (const category of CATEGORIES)
      for (const { code, zh } of factorsOfList(FACTORS[category])) expect(isSimulated(category, code), zh).toBe(true);
  });

  test('healthy stations stay within their limits, are never negative and never jump by half in an hour', () => {
    for (const category of CATEGORIES) {
      for (let number = 0; number < 30; number++) {
        const { deviceCode, factors } = deviceOf(category, number);
        for (const factor of factors) {
          let before: number | undefined;
          for (let hour = 0; hour < 48; hour++) {
            const value = healthyValue(SEED, deviceCode, category, factor, START + hour * HOUR) ?? Number.NaN;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(exceeds(value, limitFor(factor, category, 'hour')), `${category} ${factor} ${value}`).toBe(false);
            if (category === 'air' && before !== undefined) expect(value / before, factor).toBeLessThan(1.5);
            before = value;
          }
        }
      }
    }
  });

  test('the same seed says the same of the same moment, whatever was asked before; another seed something else', () => {
    const value = () => healthyValue(SEED, 'YANSHI1', 'air', 'a05024', START);
    const first = value();
    healthyValue(SEED, 'YANSHI2', 'air', 'a05024', START + 5);
    expect(value()).toBe(first);
    expect(healthyValue('other', 'YANSHI1', 'air', 'a05024', START)).not.toBe(first);
  });

  test('ozone is highest in the afternoon', () => {
    const at = (hour: number) => healthyValue(SEED, 'YANSHI1', 'air', 'a05024', START + hour * HOUR) ?? 0;
    expect(at(15)).toBeGreaterThan(at(4) * 1.3);
  });
});

describe('frames', () => {
  const plan = { seed: SEED };
  const valuesOfFrames = (frames: readonly Uint8Array[]) => {
    const parser = new FrameParser();
    return frames
      .flatMap((frame) => parser.push(frame))
      .flatMap((found) => {
        const segment = found.ok ? readSegment(textOf(found.segment, String)) : undefined;
        if (!segment) return [];
        const area = readDataArea(segment.cp);
        return [{ segment, at: area.dataTime, values: valuesOf(area, segment.cn === '2061' ? 'hour' : 'realtime') }];
      });
  };

  test('are real HJ 212 frames with an answer wanted, with the factors of the device', () => {
    for (const category of CATEGORIES) {
      const device = deviceOf(category, 1);
      const request = { plan, device, dataAt: START, sentAt: START + HOUR + 5_000, incidentAt: undefined };
      const { frames, readings } = deviceFrames({ ...request, period: 'hour' });
      const [found] = valuesOfFrames(frames);
      expect(found?.segment).toMatchObject({ mn: device.deviceCode, cn: '2061', wantsAnswer: true, version: 2017 });
      expect(found?.at).toBe(START);
      expect(found?.values.map(({ factor }) => factor)).toEqual(device.factors);
      expect(readings).toBe(device.factors.length);
      for (const { value, min = 0, max = 0, flag } of found?.values ?? []) {
        expect(flag).toBe('N');
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
  });

  test('faults: a few devices a day mark their values, stand still, are silent, or send wrong checks', () => {
    const kinds = new Map<string, number>();
    let hours = 0;
    for (let number = 0; number < 2_000; number++) {
      const device = deviceOf('wasteWater', number);
      for (let hour = 0; hour < 24; hour++) {
        hours++;
        const dataAt = START + hour * HOUR;
        const fault = faultAt(SEED, device.deviceCode, dataAt);
        if (!fault) continue;
        kinds.set(fault.kind, (kinds.get(fault.kind) ?? 0) + 1);
        const request = { plan, device, dataAt, sentAt: dataAt + HOUR, incidentAt: undefined };
        const { frames } = deviceFrames({ ...request, period: 'hour' });
        const [found] = valuesOfFrames(frames);
        if (fault.kind === 'silence') expect(frames).toEqual([]);
        if (fault.kind === 'flag') expect(found?.values.every(({ flag }) => flag === fault.flag)).toBe(true);
        if (fault.kind !== 'constant') continue;
        const next = deviceFrames({ ...request, dataAt: fault.since, period: 'hour' });
        expect(valuesOfFrames(next.frames)[0]?.values).toEqual(found?.values);
      }
    }
    expect([...kinds.keys()].sort()).toEqual(['badCheck', 'constant', 'flag', 'silence']);
    const share = [...kinds.values()].reduce((sum, count) => sum + count, 0) / hours;
    expect(share).toBeGreaterThan(0.001);
    expect(share).toBeLessThan(0.02);
  });

  test('the load of the design: more than 200,000 readings a day', () => {
    const stations: [Category, number][] = [
      ['wasteWater', 584],
      ['wasteGas', 400],
      ['air', 165],
      ['surfaceWater', 138],
      ['radiation', 21],
    ];
    const hourly = stations.reduce((sum, [category, n]) => sum + n * deviceOf(category, 0).factors.length * 24, 0);
    const live = ((984 + 165 + 138) / 16 + 21) * 6 * 288;
    expect(hourly + live).toBeGreaterThan(200_000);
    expect(hourly + live).toBeLessThan(500_000);
  });
});

describe('script', () => {
  const script: Script = { outlet: 'OUT', river: 'RIVER', travelMs: 10 * 60_000 };
  const at = (deviceCode: string, factor: string, minutes: number, value: number) =>
    scripted(value, { script, deviceCode, factor }, START + minutes * 60_000, START);

  test('the outlet rises within minutes, the river follows after the time of travel, both come back', () => {
    expect(at('OUT', 'w01018', -1, 40)).toBe(40);
    expect(at('OUT', 'w01018', 10, 40)).toBe(860);
    expect(at('RIVER', 'w21003', 9, 0.3)).toBe(0.3);
    expect(at('RIVER', 'w21003', 30, 0.3)).toBeCloseTo(3.6);
    expect(at('RIVER', 'w01009', 30, 8)).toBeCloseTo(3.1);
    expect(at('OUT', 'w01018', 240, 40)).toBeCloseTo(40);
    expect(at('RIVER', 'w21003', 300, 0.3)).toBeCloseTo(0.3);
    expect(at('OTHER', 'w01018', 10, 40)).toBe(40);
    expect(reportsOften(script, 'OUT', START, START)).toBe(true);
    expect(reportsOften(script, 'OTHER', START, START)).toBe(false);
    expect(reportsOften(script, 'OUT', START, undefined)).toBe(false);
  });

  test('its peak is above the limits of the outlet and of the river', () => {
    for (const [factor, value] of [
      ['w01018', 860],
      ['w21003', 78],
    ] as const)
      expect(exceeds(value, limitFor(factor, 'wasteWater', 'realtime'))).toBe(true);
    for (const [factor, value] of [
      ['w01019', 14.5],
      ['w21003', 3.6],
      ['w01009', 3.1],
    ] as const)
      expect(exceeds(value, limitFor(factor, 'surfaceWater', 'realtime'))).toBe(true);
  });

  test('it plays where a point has a river station downstream, and nowhere else', () => {
    const provenance = { producer: 'test' };
    const point = (lon: number, lat: number) => ({ position: { lon, lat }, provenance });
    const station = (id: string, category: Category, lon: number, lat: number) =>
      ({ id: `station:${id}`, name: id, category, deviceCode: id, ...point(lon, lat) }) as const;
    const reach = (code: string, from: number, to: number, toCode?: string) =>
      ({
        ...{ id: `riverReach:${code}`, name: code, code, category: 'mainRiver', lengthM: 5_000 },
        ...point(from, 26),
        geometry: {
          type: 'LineString',
          coordinates: [
            [from, 26],
            [to, 26],
          ],
        },
        ...(toCode ? { toCode } : {}),
      }) as const;
    const park = { id: 'park:P', name: 'P', category: 'chemical', ...point(118.0, 26.01) } as never;
    const reaches = [reach('R1', 118, 118.05, 'R2'), reach('R2', 118.5, 118.6)] as never;
    const outlet = station('OUT', 'wasteWater', 118.001, 26.002);
    const below = station('BELOW', 'surfaceWater', 118.6, 26);
    expect(incidentPlace([outlet, below], [park], reaches)).toMatchObject({ outlet: 'OUT', river: 'BELOW' });
    expect(incidentPlace([outlet], [park], reaches)).toBeUndefined();
    const aboveReaches = [reach('R1', 118, 118.05), reach('R2', 118.5, 118.6, 'R1')] as never;
    expect(incidentPlace([outlet, below], [park], aboveReaches)).toBeUndefined();
  });
});
