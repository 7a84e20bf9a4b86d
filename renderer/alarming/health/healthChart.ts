import type { AlarmHealth } from '../../../shared/contract/alarming.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { ALARM_PRIORITIES } from '../../../shared/records/alarm.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { COLOURS } from '../../theme/tokens.ts';
import type { ChartOption } from '../../ui/Chart.tsx';

const HOUR_MS = 3_600_000;
/** One alarm in 10 minutes (EEMUA 191), as an hour has them. */
export const MANAGEABLE_PER_HOUR = 6;

/** Alarms of each hour, or of each day where the span is longer than three days; the limit beside them. */
export function hoursOption(t: Translate, { hours, floods }: AlarmHealth): ChartOption {
  const daily = hours.length > 72;
  const bars = daily ? byDay(hours) : hours.map(({ at, count }) => ({ at, count }));
  const widthMs = daily ? 24 * HOUR_MS : HOUR_MS;
  const limit = daily ? MANAGEABLE_PER_HOUR * 24 : MANAGEABLE_PER_HOUR;
  return {
    backgroundColor: 'transparent',
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatNumber(value) : ''),
    },
    xAxis: { type: 'time', minInterval: widthMs },
    yAxis: {
      type: 'value',
      name: t(daily ? 'alarming.healthPerDayAxis' : 'alarming.healthPerHourAxis'),
      minInterval: 1,
      // The limit is to be seen also on a quiet day.
      max: ({ max }: { max: number }) => Math.max(Math.ceil(limit * 1.25), max),
    },
    series: [
      {
        type: 'bar',
        name: t('alarming.healthAlarms'),
        barMaxWidth: 28,
        data: bars.map(({ at, count }) => ({
          value: [at + widthMs / 2, count],
          itemStyle: { color: count > limit ? COLOURS.orange : COLOURS.accent },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: COLOURS.green, type: 'dashed' },
          label: {
            position: 'insideEndTop',
            color: COLOURS.green,
            formatter: t('alarming.healthManageable', { count: limit }),
          },
          data: [{ yAxis: limit }],
        },
        markArea: {
          silent: true,
          itemStyle: { color: COLOURS.red, opacity: 0.28 },
          data: floods.map(({ from, to }) => [{ xAxis: from, name: t('alarming.floodTitle') }, { xAxis: to }]),
          label: { color: COLOURS.red, show: floods.length <= 3 },
        },
      },
    ],
  };
}

function byDay(hours: AlarmHealth['hours']): AlarmHealth['hours'] {
  const days = new Map<number, number>();
  for (const { at, count } of hours) {
    const day = new Date(at).setHours(0, 0, 0, 0);
    days.set(day, (days.get(day) ?? 0) + count);
  }
  return [...days].map(([at, count]) => ({ at, count }));
}

/** What the chart shows, in a sentence. */
export function hoursLabel(t: Translate, { from, to, total, hours }: AlarmHealth): string {
  const most = Math.max(0, ...hours.map(({ count }) => count));
  return t('alarming.healthChartLabel', {
    from: formatTime(from),
    to: formatTime(to),
    total: formatNumber(total),
    most: formatNumber(most),
  });
}

/** Published shares of priorities (EEMUA 191 / ISA-18.2: about 5, 15 and 80 %), percent; `critical` and `high` first. */
export const TARGET_SHARES = { critical: 5, high: 15, medium: undefined, low: undefined } as const;

/** Share of each priority, percent. */
export function priorityShares({ byPriority, total }: AlarmHealth) {
  return ALARM_PRIORITIES.map((priority) => {
    const count = byPriority[priority];
    return { priority, count, percent: total === 0 ? 0 : (count / total) * 100 };
  });
}
