import { format } from 'echarts/core';
import type { Translate } from '../../../shared/i18n/index.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { COLOURS } from '../../theme/tokens.ts';
import type { ChartOption } from '../../ui/Chart.tsx';
import { flagText } from '../flagText.ts';
import { doubtsOf, readingState } from '../stationState.ts';
import { decimalsOf } from '../valueText.ts';
import { withGaps } from './gaps.ts';
import type { TimeRange } from './ranges.ts';
import { type HistoryPoint, type HistorySeries, unitsOf } from './series.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** Colours of the lines; each also has its own dash, so that they can be told apart without colour. */
export const LINES = [
  { colour: COLOURS.accent, dash: 'solid' },
  { colour: COLOURS.yellow, dash: [8, 4] },
  { colour: COLOURS.green, dash: [2, 3] },
  { colour: COLOURS.purple, dash: [10, 3, 2, 3] },
  { colour: COLOURS.orange, dash: [4, 4] },
  { colour: COLOURS.blue, dash: [14, 4] },
] as const;

const AREAS = {
  suspicious: { color: 'rgba(255, 213, 74, 0.16)', borderColor: 'rgba(255, 213, 74, 0.65)' },
  flagged: { color: 'rgba(111, 192, 255, 0.14)', borderColor: 'rgba(111, 192, 255, 0.6)' },
} as const;
/** A single doubtful value is marked this much to both sides, share of the range. */
const SLIVER = 0.002;
/** Values of a line beyond which single points are not drawn. */
const MOST_SYMBOLS = 120;

const colourOf = (index: number) => LINES[index % LINES.length] ?? LINES[0];
const safe = (text: string) => format.encodeHTML(text);

/** What a stretch is and why, in words. */
export function stretchText({ kind, reasons, flags, count }: Stretch, t: Translate): string {
  const words =
    kind === 'flagged'
      ? flags.map((flag) => flagText(flag, t)).filter((word) => word !== '')
      : reasons.map((reason) => t(`monitoring.verdict_${reason}`));
  const why = [...new Set(words)].join(t('monitoring.comma'));
  return t(`monitoring.stretch_${kind}`, { why, count });
}

/** What a value is, in a line of the tooltip. */
export function pointText(point: HistoryPoint, { unit, factorOf }: HistorySeries, t: Translate): string {
  const decimals = decimalsOf(factorOf.decimals);
  const value = `${formatNumber(point.value, decimals)} ${unit}`.trim();
  const spread =
    point.min === undefined || point.max === undefined
      ? ''
      : ` (${formatNumber(point.min, decimals)} – ${formatNumber(point.max, decimals)})`;
  const state = readingState(point);
  const doubts = doubtsOf(point).map((doubt) => t(`monitoring.verdict_${doubt}`));
  const said = flagText(point.flag, t);
  const remarks = [...(state === 'normal' ? [] : [...doubts]), ...(said === '' ? [] : [said])];
  return remarks.length === 0 ? `${value}${spread}` : `${value}${spread} · ${remarks.join(t('monitoring.comma'))}`;
}

/** Name of a series in legends: the factor alone when all are of one station, else both. */
export function seriesName(one: HistorySeries, all: readonly HistorySeries[]): string {
  const stations = new Set(all.map(({ stationId }) => stationId));
  return stations.size === 1 ? one.factorName : `${one.stationName} · ${one.factorName}`;
}

/** The chart of some series: lines with gaps, limits, and the stretches that are not to be believed. */
export function chartOption(series: readonly HistorySeries[], range: TimeRange, t: Translate): ChartOption {
  const units = unitsOf(series);
  const axes = units.slice(0, 2);
  return {
    aria: { enabled: false },
    grid: { left: 64, right: axes.length > 1 ? 64 : 24, top: 44, bottom: 76 },
    legend: { top: 8, icon: 'roundRect', data: series.map((one) => seriesName(one, series)), type: 'plain' },
    xAxis: { type: 'time', min: range.fromMs, max: range.toMs, axisPointer: { show: true, label: { show: false } } },
    yAxis: axes.map((unit, i) => ({
      type: 'value',
      name: unit,
      scale: true,
      position: i === 0 ? 'left' : 'right',
      max: axisEnd(
        series.filter((one) => one.unit === unit),
        'max',
      ),
      min: axisEnd(
        series.filter((one) => one.unit === unit),
        'min',
      ),
      splitLine: { show: i === 0 },
      alignTicks: true,
    })),
    dataZoom: [
      { type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
      {
        type: 'slider',
        filterMode: 'none',
        showDataShadow: false,
        height: 24,
        bottom: 16,
        borderColor: COLOURS.line,
        fillerColor: 'rgba(55, 200, 255, 0.14)',
        textStyle: { color: COLOURS.textSoft },
        labelFormatter: (at: number) => formatTime(at),
      },
    ],
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (shown: unknown) => tooltipHtml(shown, series, t),
    },
    series: series.map((one, i) => lineOf(one, i, series, axes.indexOf(one.unit), range, t)),
  };
}

/** A limit further off than so many times the spread of the values would press the line flat. */
const MOST_STRETCH = 4;

/**
 * Where an axis ends so that the limits of its series are in sight, unless they are too far off; `undefined` leaves it to
 * the values.
 */
export function axisEnd(series: readonly HistorySeries[], end: 'min' | 'max'): number | undefined {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  if (values.length === 0) return undefined;
  const [low, high] = [least(values), most(values)];
  const reach = MOST_STRETCH * Math.max(high - low, Math.abs(high) / 2);
  const limits = series.flatMap((one) => one.limits.map(({ value }) => value));
  const beyond = limits.filter((limit) =>
    end === 'max' ? limit > high && limit <= high + reach : limit < low && limit >= low - reach,
  );
  if (beyond.length === 0) return undefined;
  const edge = end === 'max' ? most(beyond) : least(beyond);
  const room = (edge - (end === 'max' ? low : high)) * 0.06;
  // A round number: it is written at the end of the axis.
  const step = 10 ** Math.floor(Math.log10(Math.max(Math.abs(edge), Number.MIN_VALUE)) - 1) * 5;
  return end === 'max' ? Math.ceil((edge + room) / step) * step : Math.floor((edge + room) / step) * step;
}

// Not Math.min(...values): a spread of a hundred thousand arguments is too many.
const least = (values: readonly number[]) => values.reduce((found, value) => Math.min(found, value), Infinity);
const most = (values: readonly number[]) => values.reduce((found, value) => Math.max(found, value), -Infinity);

function lineOf(
  one: HistorySeries,
  index: number,
  all: readonly HistorySeries[],
  yAxisIndex: number,
  range: TimeRange,
  t: Translate,
): Record<string, unknown> {
  const { colour, dash } = colourOf(index);
  const sliver = (range.toMs - range.fromMs) * SLIVER;
  const few = one.points.length <= MOST_SYMBOLS;
  const unusual = new Map(
    one.points.flatMap((point) => {
      const state = readingState(point);
      return state === 'normal' ? [] : [[point.at, state] as const];
    }),
  );
  return {
    id: `${one.stationId} ${one.factor}`,
    name: seriesName(one, all),
    type: 'line',
    yAxisIndex: Math.max(0, yAxisIndex),
    data: withGaps(one.points, one.period, one.bucketMs),
    connectNulls: false,
    showSymbol: true,
    symbol: (value: readonly [number, number | null]) => SYMBOLS[unusual.get(value[0]) ?? 'normal'],
    symbolSize: (value: readonly [number, number | null]) => (unusual.has(value[0]) ? 8 : few ? 4 : 0),
    lineStyle: { width: 2, color: colour, type: dash },
    itemStyle: {
      color: ({ value }: { readonly value: readonly [number, number | null] }) =>
        MARK_COLOURS[unusual.get(value[0]) ?? 'normal'] ?? colour,
    },
    color: colour,
    markLine: {
      silent: true,
      symbol: 'none',
      data: one.limits.map(({ value, source }) => ({
        yAxis: value,
        lineStyle: { color: COLOURS.red, type: 'dashed', width: 1.4 },
        label: {
          formatter: `${all.length > 1 ? `${one.factorName} ` : ''}${t('monitoring.limitLine', {
            value: `${value} ${one.unit}`.trim(),
            source,
          })}`,
          position: 'insideStartTop',
          color: COLOURS.red,
        },
      })),
    },
    markArea: {
      data: stretchesOf(one.points).map((stretch) => [
        { xAxis: stretch.fromMs - sliver, name: stretchText(stretch, t), itemStyle: AREAS[stretch.kind] },
        { xAxis: stretch.toMs + sliver },
      ]),
      label: { show: false },
      emphasis: { label: { show: true, color: COLOURS.text, position: 'insideTop' } },
      tooltip: { formatter: ({ name }: { readonly name: string }) => safe(name) },
    },
  };
}

const SYMBOLS = {
  normal: 'circle',
  exceeding: 'triangle',
  suspicious: 'diamond',
  flagged: 'rect',
} as const;

const MARK_COLOURS: Readonly<Record<string, string | undefined>> = {
  exceeding: COLOURS.red,
  suspicious: COLOURS.yellow,
  flagged: COLOURS.blue,
};

function tooltipHtml(shown: unknown, series: readonly HistorySeries[], t: Translate): string {
  const items: unknown[] = Array.isArray(shown) ? shown : [shown];
  let at = 0;
  const lines = items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const index = Number(Reflect.get(item, 'seriesIndex'));
    const value: unknown = Reflect.get(item, 'value');
    const one = series[index];
    if (!one || !Array.isArray(value)) return [];
    const point = one.points.find((candidate) => candidate.at === value[0]);
    if (!point) return [];
    at = point.at;
    const dot = `<span style="color:${colourOf(index).colour}">●</span>`;
    const inside = stretchesOf(one.points).find(({ fromMs, toMs }) => point.at >= fromMs && point.at <= toMs);
    const why = inside ? `<br><small>${safe(stretchText(inside, t))}</small>` : '';
    return [`${dot} ${safe(seriesName(one, series))} <b>${safe(pointText(point, one, t))}</b>${why}`];
  });
  return lines.length === 0 ? '' : `${safe(formatTime(at))}<br>${lines.join('<br>')}`;
}
