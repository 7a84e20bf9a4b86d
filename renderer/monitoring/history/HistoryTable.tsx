import { Table } from 'antd';
import { useMemo } from 'react';
import { formatTime, NO_VALUE } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { pointText, seriesName } from './chartOption.ts';
import { type HistoryPoint, type HistorySeries, keyOf } from './series.ts';

interface Row {
  readonly at: number;
  readonly points: ReadonlyMap<string, HistoryPoint>;
}

/** Rows of all series by time, the newest first. */
export function tableRows(series: readonly HistorySeries[]): readonly Row[] {
  const rows = new Map<number, Map<string, HistoryPoint>>();
  for (const one of series) {
    for (const point of one.points) {
      const row = rows.get(point.at) ?? new Map<string, HistoryPoint>();
      row.set(keyOf(one), point);
      rows.set(point.at, row);
    }
  }
  return [...rows].map(([at, points]) => ({ at, points })).sort((a, b) => b.at - a.at);
}

/** The chart's values in words: what a screen reader and a careful eye need. */
export function HistoryTable({ series }: { readonly series: readonly HistorySeries[] }) {
  const t = useT();
  const rows = useMemo(() => tableRows(series), [series]);
  return (
    <Table<Row>
      size="small"
      rowKey="at"
      dataSource={[...rows]}
      pagination={{ pageSize: 100, showSizeChanger: false, size: 'small' }}
      scroll={{ y: 'calc(100vh - 26rem)' }}
      data-testid="history-table"
      columns={[
        { title: t('monitoring.time'), key: 'at', width: '12rem', render: (_, { at }) => formatTime(at) },
        ...series.map((one) => ({
          title: `${seriesName(one, series)}${one.unit === '' ? '' : ` (${one.unit})`}`,
          key: keyOf(one),
          render: (_: unknown, { points }: Row) => {
            const point = points.get(keyOf(one));
            return point ? pointText(point, one, t) : NO_VALUE;
          },
        })),
      ]}
    />
  );
}
