import { Table, type TableProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { FIRM_ORDERS, type FirmOrder, type FirmRow } from '../../shared/contract/firms.ts';
import { openFirmFile } from '../firmFile/open.ts';
import { ratioText } from '../firmFile/ratioText.ts';
import { GRADE_TONES, STATUS_TONES } from '../firmFile/tones.ts';
import { formatDistance, formatMassKg, formatNumber } from '../format.ts';
import { useT } from '../state/language.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useFirmSearch } from './searchState.ts';

interface FirmTableProps {
  readonly rows: readonly FirmRow[];
  /** Nearness was asked for: shows to what and how far. */
  readonly near: boolean;
}

type Columns = NonNullable<TableProps<FirmRow>['columns']>;

const isOrder = (key: unknown): key is FirmOrder => FIRM_ORDERS.some((order) => order === key);

/** The firms that answered; only the rows in view are drawn, the hub sorts. */
export function FirmTable({ rows, near }: FirmTableProps) {
  const { orderBy, descending } = useFirmSearch();
  const frame = useRef<HTMLDivElement>(null);
  const height = useHeight(frame);
  const columns = useColumns(near).map((column) =>
    'sorter' in column && column.key === orderBy
      ? { ...column, sortOrder: descending ? ('descend' as const) : ('ascend' as const) }
      : { ...column, sortOrder: null },
  );
  return (
    <div className="fs-table" ref={frame} data-testid="firm-table">
      {height > 0 && (
        <Table<FirmRow>
          virtual
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={[...rows]}
          pagination={false}
          scroll={{ x: 1160, y: height - 42 }}
          onChange={(_page, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
            if (isOrder(columnKey)) useFirmSearch.setState({ orderBy: columnKey, descending: order === 'descend' });
          }}
        />
      )}
    </div>
  );
}

function useColumns(near: boolean): Columns {
  const t = useT();
  return [
    {
      key: 'name',
      title: t('firm.name'),
      sorter: true,
      width: 280,
      fixed: 'start',
      render: (_, { id, name }) => (
        <button type="button" className="ff-link" onClick={() => openFirmFile(id)} data-testid="firm-row">
          {name}
        </button>
      ),
    },
    {
      key: 'riskGrade',
      title: t('firm.grade'),
      sorter: true,
      width: 90,
      render: (_, { riskGrade }) =>
        riskGrade ? <StatusTag tone={GRADE_TONES[riskGrade]}>{t(`records.riskGrade_${riskGrade}`)}</StatusTag> : '—',
    },
    {
      key: 'ratioQ',
      title: 'Q',
      sorter: true,
      width: 90,
      align: 'right',
      render: (_, { ratioQ }) => (ratioQ === undefined ? '—' : ratioText(ratioQ)),
    },
    {
      key: 'amountKg',
      title: t('firm.substanceAmount'),
      sorter: true,
      width: 190,
      render: (_, { substance, amountKg }) =>
        substance === undefined || amountKg === undefined ? (
          '—'
        ) : (
          <Duo name={substance} value={formatMassKg(amountKg)} />
        ),
    },
    ...(near
      ? [
          {
            key: 'distanceM',
            title: t('firm.distance'),
            sorter: true,
            width: 190,
            render: (_: unknown, { nearest }: FirmRow) =>
              nearest ? <Duo name={nearest.name} value={formatDistance(nearest.distanceM)} /> : '—',
          },
        ]
      : []),
    {
      key: 'openProblems',
      title: t('firm.openProblems'),
      sorter: true,
      width: 110,
      align: 'right',
      render: (_, { openProblems, overdueProblems }) =>
        openProblems === 0 ? (
          '0'
        ) : (
          <StatusTag tone={overdueProblems > 0 ? 'order' : 'warning'}>
            {overdueProblems > 0
              ? t('firm.openOverdue', { open: openProblems, overdue: overdueProblems })
              : formatNumber(openProblems)}
          </StatusTag>
        ),
    },
    {
      key: 'status',
      title: t('firm.status'),
      width: 80,
      render: (_, { status }) =>
        status ? <StatusTag tone={STATUS_TONES[status]}>{t(`records.status_${status}`)}</StatusTag> : '—',
    },
    {
      key: 'parkName',
      title: t('firm.park'),
      sorter: true,
      width: 180,
      ellipsis: true,
      render: (_, { parkName }) => parkName ?? '—',
    },
    {
      key: 'industry',
      title: t('firm.industry'),
      sorter: true,
      width: 180,
      ellipsis: true,
      render: (_, { industry }) => industry ?? '—',
    },
  ];
}

/** A name that may be cut and a number that may not. */
function Duo({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span className="fs-duo" title={name}>
      <span>{name}</span>
      <b>{value}</b>
    </span>
  );
}

/** Height of an element, pixels, followed as it changes. */
function useHeight(frame: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return height;
}
