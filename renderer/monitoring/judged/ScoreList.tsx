import { LineChartOutlined } from '@ant-design/icons';
import { Button, DatePicker, Table } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { StationScore } from '../../../shared/contract/judging.ts';
import { dayOf, dayStart } from '../../../shared/judging/day.ts';
import { formatNumber } from '../../format.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hub, hubNow } from '../../state/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { notifyError } from '../../ui/notify.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { openHistory } from '../openHistory.ts';
import { reasonsText, scoreTone } from './reasonsText.ts';
import { worstStretch } from './worstStretch.ts';

const LIMIT = 1_000;
const DAY_MS = 24 * 3_600_000;

/** Opens the chart of a station's worst factor on a day, with its longest suspicious stretch in view. */
async function openWorst(stationId: string, day: string): Promise<void> {
  const { factors, stretches } = await hub().call('judging.day', { stationId, day });
  const worst = worstStretch(factors, stretches);
  const fromMs = dayStart(day);
  if (worst) openHistory(stationId, worst.factor, worst.stretch ?? { fromMs, toMs: fromMs + DAY_MS });
}

/** Scores of all stations on one day, the worst first. */
export function ScoreList() {
  const t = useT();
  const [day, setDay] = useState(() => dayOf(hubNow()));
  const stations = useRecords((state) => state.lists.station);
  const names = new Map(stations.map((station) => [station.id, station]));
  const { data, error, loading, reload } = useQuery('judging.scores', { day, limit: LIMIT });
  const show = (id: string) => {
    const station = names.get(id);
    if (!station) return;
    useDesk.setState({ dialog: undefined, selectedIds: new Set([id]), rightTab: 'details' });
    flyToPlace(station);
  };
  return (
    <div className="mon-scores">
      <p className="muted">{t('monitoring.judgedIntro')}</p>
      {data?.unconfirmed && <p className="hint">{t('monitoring.unconfirmedWeights')}</p>}
      <div className="button-row">
        <DatePicker
          allowClear={false}
          aria-label={t('monitoring.judgedDay')}
          value={dayjs(day)}
          maxDate={dayjs(dayOf(hubNow()))}
          onChange={(next) => next && setDay(next.format('YYYY-MM-DD'))}
        />
        {data && <span>{t('monitoring.judgedStations', { count: formatNumber(data.total) })}</span>}
      </div>
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !data && <LoadingState rows={5} />}
      {data && data.scores.length === 0 && (
        <EmptyState text={t('monitoring.judgedEmpty')} detail={t('monitoring.judgedEmptyHow')} />
      )}
      {data && data.scores.length > 0 && (
        <Table<StationScore>
          size="small"
          rowKey="stationId"
          dataSource={data.scores}
          loading={loading}
          pagination={{ pageSize: 50, showSizeChanger: false, size: 'small' }}
          scroll={{ y: 'calc(100vh - 29rem)' }}
          data-testid="scores"
          columns={[
            {
              title: t('monitoring.station'),
              render: (_, { stationId }) => (
                <button type="button" className="mon-link" onClick={() => show(stationId)}>
                  {names.get(stationId)?.name ?? stationId}
                </button>
              ),
            },
            {
              title: t('monitoring.judged'),
              width: '7rem',
              render: (_, { score }) => (
                <StatusTag tone={scoreTone(score)}>{t('monitoring.scoreOf', { score: formatNumber(score) })}</StatusTag>
              ),
            },
            {
              title: t('monitoring.judgedReasons'),
              render: (_, { reasons }) => reasonsText(reasons, t) || t('monitoring.judgedNone'),
            },
            {
              title: t('monitoring.readings'),
              width: '6rem',
              align: 'right',
              render: (_, { readings }) => formatNumber(readings),
            },
            {
              title: t('monitoring.judgedOpen'),
              width: '8rem',
              render: (_, { stationId }) => (
                <Button
                  size="small"
                  icon={<LineChartOutlined aria-hidden="true" />}
                  onClick={() => {
                    openWorst(stationId, day).catch(notifyError);
                  }}
                >
                  {t('monitoring.judgedOpen')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
