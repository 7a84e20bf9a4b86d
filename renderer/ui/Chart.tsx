import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { COLOURS, FONT_STACK, scaleOf } from '../theme/tokens.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export type ChartOption = EChartsCoreOption;
export type ChartInstance = ECharts;

/** What a chart looks like where its option does not say otherwise: the page's colours and type. */
const THEME = {
  backgroundColor: COLOURS.raised,
  color: [COLOURS.accent, COLOURS.yellow, COLOURS.green, COLOURS.purple, COLOURS.orange, COLOURS.blue],
  textStyle: { fontFamily: FONT_STACK, color: COLOURS.textSoft },
  timeAxis: axisLook(),
  valueAxis: axisLook(),
  categoryAxis: axisLook(),
  legend: { textStyle: { color: COLOURS.textSoft } },
  tooltip: { backgroundColor: COLOURS.lifted, borderColor: COLOURS.lineStrong, textStyle: { color: COLOURS.text } },
} as const;

function axisLook() {
  return {
    axisLine: { lineStyle: { color: COLOURS.lineStrong } },
    axisLabel: { color: COLOURS.textSoft },
    nameTextStyle: { color: COLOURS.textSoft },
    splitLine: { lineStyle: { color: COLOURS.line } },
  };
}

interface ChartProps {
  /** ECharts option: whole, not a change of the last one. */
  readonly option: ChartOption;
  /** What the picture shows, in a sentence: its values must also be readable elsewhere (a table). */
  readonly label: string;
  /** CSS height. @default '100%' */
  readonly height?: string;
  /** Gets the chart once it is there (for its picture), undefined when it goes. */
  readonly onChart?: (chart: ChartInstance | undefined) => void;
  /** The stretch that the user zoomed to on the time axis, epoch ms. */
  readonly onZoom?: (fromMs: number, toMs: number) => void;
  /** A point of a series was clicked. */
  readonly onPoint?: (seriesIndex: number, dataIndex: number) => void;
  readonly testId?: string;
}

/** A chart in the page's look that follows the size of its box. */
export function Chart({ option, label, height = '100%', onChart, onZoom, onPoint, testId }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ChartInstance>(undefined);
  const latest = useRef({ onChart, onZoom, onPoint });
  latest.current = { onChart, onZoom, onPoint };

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const made = init(element, THEME, {
      renderer: 'canvas',
      devicePixelRatio: Math.max(window.devicePixelRatio || 1, scaleOf(window.innerWidth, window.innerHeight)),
    });
    chart.current = made;
    made.on('datazoom', () => {
      const range = zoomedTo(made);
      if (range) latest.current.onZoom?.(...range);
    });
    made.on('click', ({ seriesIndex, dataIndex }) => {
      if (seriesIndex !== undefined) latest.current.onPoint?.(seriesIndex, dataIndex);
    });
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    latest.current.onChart?.(made);
    return () => {
      observer.disconnect();
      latest.current.onChart?.(undefined);
      made.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animation: !still, animationDuration: 200, ...option }, { notMerge: true });
  }, [option]);

  return (
    <div ref={box} role="img" aria-label={label} style={{ width: '100%', height }} data-testid={testId ?? 'chart'} />
  );
}

/** What part of its time axis the first zoom of a chart shows, epoch ms. */
function zoomedTo(chart: ChartInstance): [fromMs: number, toMs: number] | undefined {
  const { dataZoom } = chart.getOption();
  const first: unknown = Array.isArray(dataZoom) ? dataZoom[0] : undefined;
  if (typeof first !== 'object' || first === null) return undefined;
  const [from, to] = [Reflect.get(first, 'startValue'), Reflect.get(first, 'endValue')];
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : undefined;
}
