import './monitoring.css';
import { LineChartOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Station } from '../../shared/records/station.ts';
import { factorOf } from '../../shared/telemetry/factors.ts';
import { PERIODS, type Reading } from '../../shared/telemetry/reading.ts';
import { formatAge, formatNumber, formatTime, NO_VALUE } from '../format.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import { useLive } from '../state/live.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useNow } from '../ui/useNow.ts';
import { flagText } from './flagText.ts';
import { seriesOf } from './history/useHistoryData.ts';
import { ScoreToday } from './judged/ScoreToday.tsx';
import { limitOfReading, limitText } from './limits.ts';
import { openHistory, openSeries } from './openHistory.ts';
import { Sparkline } from './Sparkline.tsx';
import { StateTag } from './StateTag.tsx';
import { stationSeries } from './stationSeries.ts';
import { doubtsOf, isSilent, readingState, stationState } from './stationState.ts';
import { decimalsOf, nameOf, valueText } from './valueText.ts';

const DAY_MS = 24 * 3_600_000;
/** The small charts are asked for again this often, ms. */
const TREND_MS = 120_000;
/** Factors that get a small chart: the hub answers at most so many series. */
const MOST_TRENDS = 20;
const TREND_POINTS = 96;

/** The newest reading of each factor, of its shortest period, in the order of the factors' names. */
export function newestByFactor(readings: readonly Reading[]): readonly Reading[] {
  const byFactor = new Map<string, Reading>();
  for (const reading of readings) {
    const known = byFactor.get(reading.factor);
    if (!known || PERIODS.indexOf(reading.period) < PERIODS.indexOf(known.period)) {
      byFactor.set(reading.factor, reading);
    }
  }
  return [...byFactor.values()].sort((a, b) => (a.factor < b.factor ? -1 : 1));
}

/** What a station measures now: every factor with its limit, what its device said and how it was judged. */
export function LivePanel({ station }: { readonly station: Station }) {
  const { t } = useLanguage();
  const live = useLive(({ stations }) => stations.get(station.id));
  const now = useNow(5_000);
  const readings = useMemo(() => newestByFactor(live?.all ?? []), [live]);
  const state = live && stationState(live.all, now);
  const lastAt = Math.max(0, ...readings.map(({ receivedAt }) => receivedAt));
  return (
    <section className="mon-live" data-testid="station-live" data-state={state ?? 'none'}>
      <header className="mon-live-head">
        <h3>{t('monitoring.live')}</h3>
        {state && <StateTag state={state} testId="station-state" />}
        {lastAt > 0 && (
          <span className="muted" title={formatTime(lastAt)} data-testid="station-last-seen">
            {t('monitoring.lastSeen', { age: formatAge(lastAt, now, t) })}
          </span>
        )}
        {readings.length > 0 && (
          <Button
            size="small"
            icon={<LineChartOutlined aria-hidden="true" />}
            onClick={() => openSeries(stationSeries(station))}
            data-testid="station-history"
          >
            {t('monitoring.compareAll')}
          </Button>
        )}
      </header>
      {readings.length > 0 && <ScoreToday station={station} />}
      {readings.length === 0 ? <NothingYet station={station} /> : <LiveTable station={station} readings={readings} />}
    </section>
  );
}

function NothingYet({ station: { deviceCode } }: { readonly station: Station }) {
  const { t } = useLanguage();
  return (
    <EmptyState
      text={t('monitoring.neverSeen')}
      detail={deviceCode === undefined ? t('monitoring.noDevice') : t('monitoring.neverSeenHow', { code: deviceCode })}
      actionText={t('monitoring.openFeeds')}
      onAction={() => useDesk.setState({ dialog: 'feeds' })}
    />
  );
}

interface LiveTableProps {
  readonly station: Station;
  readonly readings: readonly Reading[];
}

function LiveTable({ station, readings }: LiveTableProps) {
  const { t, language } = useLanguage();
  const now = useNow(5_000);
  const trends = useTrends(readings);
  return (
    <table className="mon-table" data-testid="live-table">
      <caption className="om-visually-hidden">{t('monitoring.liveTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('monitoring.factor')}</th>
          <th scope="col" className="number">
            {t('monitoring.value')}
          </th>
          <th scope="col" className="number">
            {t('monitoring.limit')}
          </th>
          <th scope="col">{t('monitoring.trend')}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => {
          const { factor, flag, period, at } = reading;
          const state = isSilent(reading, now) ? 'silent' : readingState(reading);
          const limit = limitOfReading(reading, station);
          const name = nameOf(factor, language);
          const said = flagText(flag, t);
          const doubts = doubtsOf(reading).filter((doubt) => doubt !== 'flagged');
          const why = [...doubts.map((doubt) => t(`monitoring.verdict_${doubt}`)), ...(said === '' ? [] : [said])];
          const trend = trends.get(factor);
          return (
            <tr key={factor} data-factor={factor} data-state={state}>
              <th scope="row">
                <button
                  type="button"
                  className="mon-link"
                  title={t('monitoring.openHistory', { factor: name })}
                  onClick={() => openHistory(station.id, factor)}
                >
                  {name}
                </button>
                <small>
                  {t(`monitoring.period_${period}`)} · <span title={formatTime(at)}>{formatAge(at, now, t)}</span>
                </small>
              </th>
              <td className="number">
                <strong className={state === 'exceeding' ? 'mon-over' : ''}>
                  {valueText(reading, station.category)}
                </strong>
                {state !== 'normal' && (
                  <span className="mon-judged">
                    <StateTag state={state} />
                    {why.length > 0 && <small>{why.join(t('monitoring.comma'))}</small>}
                  </span>
                )}
              </td>
              <td className="number">
                {limit ? <span title={t(`monitoring.limitSource_${limit.source}`)}>{limitText(limit)}</span> : NO_VALUE}
              </td>
              <td>
                {trend && (
                  <Sparkline
                    {...trend}
                    limit={limit?.high}
                    label={t('monitoring.sparkline', {
                      factor: name,
                      min: formatNumber(trend.min, decimalsOf(factorOf(factor).decimals)),
                      max: formatNumber(trend.max, decimalsOf(factorOf(factor).decimals)),
                    })}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The last 24 hours of each factor, thin. */
function useTrends(readings: readonly Reading[]) {
  const now = useNow(TREND_MS);
  const toMs = Math.ceil(now / TREND_MS) * TREND_MS;
  const fromMs = toMs - DAY_MS;
  const series = readings.slice(0, MOST_TRENDS).map(({ stationId, factor }) => ({ stationId, factor }));
  const { data } = useQuery(
    'readings.history',
    series.length === 0 ? undefined : { series, from: fromMs, to: toMs, period: 'auto', maxPoints: TREND_POINTS },
  );
  return useMemo(() => {
    const made = (data?.series ?? []).map((one) => {
      const { points, bucketMs } = seriesOf(one);
      const values = points.map(({ value }) => value);
      const [min, max] = [Math.min(...values), Math.max(...values)];
      return [one.factor, { points, bucketMs, fromMs, toMs, min, max }] as const;
    });
    return new Map(made.filter(([, { points }]) => points.length > 1));
  }, [data, fromMs, toMs]);
}
