import { describe, expect, it } from 'vitest';
import { axisEnd, chartOption, stretchText } from '../../../renderer/monitoring/history/chartOption.ts';
import type { HistorySeries } from '../../../renderer/monitoring/history/series.ts';
import { worstStretch } from '../../../renderer/monitoring/judged/worstStretch.ts';
import { limitsFor, limitText } from '../../../renderer/monitoring/limits.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import type { Station } from '../../../shared/records/station.ts';
import { factorOf } from '../../../shared/telemetry/factors.ts';
import { VERDICT } from '../../../shared/telemetry/reading.ts';

const t = createTranslate('zh-CN');
const MINUTE = 60_000;
const series = (changes: Partial<HistorySeries> = {}): HistorySeries => ({
  stationId: 'station:a',
  stationName: '古雷站<b>',
  factor: 'a05024',
  factorOf: factorOf('a05024'),
  factorName: '臭氧',
  unit: 'µg/m³',
  period: 'minute',
  bucketMs: 0,
  points: [0, 1, 2, 10].map((minute) => ({ at: minute * MINUTE, value: 100 + minute, flag: 'N', verdict: 0 })),
  limits: [{ value: 200, source: 'GB 3095-2012' }],
  ...changes,
});

interface Line {
  readonly data: readonly (readonly [number, number | null])[];
  readonly yAxisIndex: number;
  readonly markArea: { readonly data: readonly (readonly [{ name: string }, unknown])[] };
  readonly markLine: { readonly data: readonly { readonly label: { readonly formatter: string } }[] };
}

function linesOf(all: readonly HistorySeries[]): readonly Line[] {
  return chartOption(all, { fromMs: 0, toMs: 20 * MINUTE }, t).series as readonly Line[];
}

describe('the chart of histories', () => {
  it('R1: breaks its line over missing data and names each limit with its standard', () => {
    const [line] = linesOf([series()]);
    expect(line?.data.filter(([, value]) => value === null)).toHaveLength(1);
    expect(line?.markLine.data[0]?.label.formatter).toBe('限值 200 µg/m³（GB 3095-2012）');
  });

  it('marks what is not to be believed, with the reason in words', () => {
    const points = [0, 1, 2].map((minute) => ({
      at: minute * MINUTE,
      value: 0,
      flag: minute === 2 ? ('D' as const) : ('N' as const),
      verdict: minute === 2 ? VERDICT.flagged : VERDICT.constant | VERDICT.condition,
    }));
    const [line] = linesOf([series({ points })]);
    expect(line?.markArea.data.map(([{ name }]) => name)).toEqual([
      '可疑数据（2 个）：零值或恒值、与工况不符',
      '设备标记（1 个）：设备故障',
    ]);
  });

  it('a second unit has the axis at the right', () => {
    const lines = linesOf([series(), series({ factor: 'a01001', unit: '℃' }), series({ factor: 'a34004' })]);
    expect(lines.map(({ yAxisIndex }) => yAxisIndex)).toEqual([0, 1, 0]);
  });

  it('texts of others are no markup in the tooltip', () => {
    const shown = series({ stationName: '<img src=x onerror=alert(1)>' });
    const option = chartOption([shown, series()], { fromMs: 0, toMs: MINUTE }, t);
    const { formatter } = option.tooltip as { formatter: (items: unknown) => string };
    const html = formatter([{ seriesIndex: 0, value: [0, 100] }]);
    expect(html).toContain('100.0 µg/m³');
    expect(html).not.toContain('<img');
  });

  it('says how many and why', () => {
    const stretch = { fromMs: 0, toMs: 1, kind: 'suspicious', reasons: ['outlier'], flags: [''], count: 3 } as const;
    expect(stretchText(stretch, t)).toBe('可疑数据（3 个）：偏离历史同时段');
  });
});

describe('axes', () => {
  it('reach to the limit when it is near, and are left to the values when it would press them flat', () => {
    expect(axisEnd([series()], 'max')).toBeGreaterThanOrEqual(200);
    expect(axisEnd([series()], 'min')).toBeUndefined();
    expect(axisEnd([series({ limits: [{ value: 90_000, source: '' }] })], 'max')).toBeUndefined();
    expect(axisEnd([series({ limits: [{ value: 60, source: '' }] })], 'min')).toBeLessThanOrEqual(60);
    expect(axisEnd([series({ points: [] })], 'max')).toBeUndefined();
  });
});

describe('limits', () => {
  const station = { category: 'surfaceWater' } as Station;

  it('both ends of a range are lines, each with its standard; of a period that the standard does not speak of, none', () => {
    expect(limitsFor('w01001', station, 'hour', t)).toEqual([
      { value: 9, source: 'GB 3838-2002 Ⅲ类' },
      { value: 6, source: 'GB 3838-2002 Ⅲ类' },
    ]);
    expect(limitsFor('nothing', station, 'hour', t)).toEqual([]);
    expect(limitText({ high: 9, low: 6 })).toBe('6 – 9');
    expect(limitText({ high: 0.05 })).toBe('≤ 0.05');
    expect(limitText({ low: 5 })).toBe('≥ 5');
  });
});

describe('the stretch that a score leads to', () => {
  it('the longest of the worst factor, with room to both sides', () => {
    const factor = (name: string, score: number) => ({
      factor: name,
      period: 'minute' as const,
      score,
      readings: 10,
      reasons: [],
    });
    const stretch = (name: string, from: number, to: number) => ({
      factor: name,
      period: 'minute' as const,
      from,
      to,
      count: 2,
      verdict: 4,
      tests: [],
    });
    const hour = 60 * MINUTE;
    const found = worstStretch(
      [factor('a', 90), factor('b', 40)],
      [stretch('a', 0, 9 * hour), stretch('b', 0, MINUTE), stretch('b', 10 * hour, 11 * hour)],
    );
    expect(found).toEqual({ factor: 'b', stretch: { fromMs: 9 * hour, toMs: 12 * hour } });
    expect(worstStretch([factor('a', 90)], [])).toEqual({ factor: 'a', stretch: undefined });
    expect(worstStretch([], [])).toBeUndefined();
  });
});
