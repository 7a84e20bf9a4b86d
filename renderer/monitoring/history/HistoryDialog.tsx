import '../monitoring.css';
import { Modal } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { closeDialog } from '../../dialogs/closeDialog.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { useLanguage } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { Chart, type ChartInstance } from '../../ui/Chart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useNow } from '../../ui/useNow.ts';
import { useHistory } from '../openHistory.ts';
import { chartOption, seriesName } from './chartOption.ts';
import { HistoryTable } from './HistoryTable.tsx';
import { HistoryTools, type HistoryView } from './HistoryTools.tsx';
import { isZoomed, properRange, RANGE_PRESETS, type RangePreset, type TimeRange } from './ranges.ts';
import { SeriesChips } from './SeriesChips.tsx';
import { useHistoryData } from './useHistoryData.ts';

/** How often a range that ends now moves on, ms. */
const FOLLOW_MS = 30_000;
/** A zoom counts when the hand rests, ms. */
const ZOOM_REST_MS = 350;

/** The history of one or several factors: chart or table, with limits and the stretches that are not to be believed. */
export function HistoryDialog() {
  const { t } = useLanguage();
  const { series: keys, range: asked } = useHistory();
  const [view, setView] = useState<HistoryView>('chart');
  const [period, setPeriod] = useState<'auto' | 'realtime' | 'minute' | 'hour' | 'day'>('auto');
  const [before, setBefore] = useState<readonly TimeRange[]>([]);
  const [preset, setPreset] = useState<RangePreset | undefined>(() => presetOf(asked));
  const now = useNow(FOLLOW_MS);
  const range = useMemo(() => {
    const span = RANGE_PRESETS.find(({ id }) => id === preset)?.spanMs;
    return span === undefined ? asked : { fromMs: now - span, toMs: now };
  }, [preset, asked, now]);
  const { series, facts, error, loading, reload } = useHistoryData(keys, range, period);
  const chart = useRef<ChartInstance>(undefined);
  const zoomTimer = useRef(0);

  useEffect(() => () => window.clearTimeout(zoomTimer.current), []);

  const show = (next: TimeRange, keep: boolean) => {
    setBefore(keep ? [...before, range] : []);
    setPreset(undefined);
    useHistory.setState({ range: properRange(next) });
  };
  const onZoom = (fromMs: number, toMs: number) => {
    window.clearTimeout(zoomTimer.current);
    zoomTimer.current = window.setTimeout(() => {
      if (isZoomed({ fromMs, toMs }, range)) show({ fromMs, toMs }, true);
    }, ZOOM_REST_MS);
  };
  const back = () => {
    const last = before.at(-1);
    if (!last) return;
    setBefore(before.slice(0, -1));
    useHistory.setState({ range: last });
  };
  const option = useMemo(() => chartOption(series, range, t), [series, range, t]);
  const keepChart = useCallback((made: ChartInstance | undefined) => {
    chart.current = made;
  }, []);
  const savePicture = () => {
    const url = chart.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#0b1723' });
    if (url) saveFile(`${facts.map(({ factorName }) => factorName).join('-')}.png`, pngOf(url));
  };
  const empty = series.every(({ points }) => points.length === 0);
  const [first] = facts;
  const title =
    facts.length === 1 && first
      ? t('monitoring.historyOf', { station: first.stationName, factor: first.factorName })
      : t('monitoring.historyOfMany', { count: facts.length });
  return (
    <Modal
      open
      title={title}
      width="min(94rem, 96vw)"
      footer={null}
      centered
      onCancel={closeDialog}
      className="mon-history"
      data-testid="history-dialog"
    >
      <HistoryTools
        view={view}
        onView={setView}
        period={period}
        onPeriod={setPeriod}
        preset={preset}
        onPreset={(next) => {
          setBefore([]);
          setPreset(next);
        }}
        range={range}
        onRange={(next) => show(next, false)}
        onBack={before.length > 0 ? back : undefined}
        keys={keys}
        onPicture={view === 'chart' && !empty ? savePicture : undefined}
      />
      <SeriesChips facts={facts} />
      <div className="mon-history-body" aria-busy={loading}>
        {error && <ErrorState error={error} onRetry={reload} />}
        {!error && keys.length === 0 && <EmptyState text={t('monitoring.historyNothing')} />}
        {!error && keys.length > 0 && series.length === 0 && loading && <LoadingState rows={6} />}
        {!error && series.length > 0 && empty && !loading && (
          <EmptyState
            text={t('monitoring.historyEmpty')}
            detail={t('monitoring.historyEmptyHow')}
            actionText={t('monitoring.range_month')}
            onAction={() => setPreset('month')}
            testId="history-empty"
          />
        )}
        {!error && !empty && view === 'chart' && (
          <Chart
            option={option}
            label={t('monitoring.chartLabel', {
              series: series.map((one) => seriesName(one, series)).join(t('monitoring.comma')),
            })}
            onChart={keepChart}
            onZoom={onZoom}
            testId="history-chart"
          />
        )}
        {!error && !empty && view === 'table' && <HistoryTable series={series} />}
      </div>
    </Modal>
  );
}

/** The preset that a range stands for when it ends about now. */
function presetOf({ fromMs, toMs }: TimeRange): RangePreset | undefined {
  if (Math.abs(hubNow() - toMs) > 5 * 60_000) return undefined;
  return RANGE_PRESETS.find(({ spanMs }) => spanMs === toMs - fromMs)?.id;
}

function pngOf(dataUrl: string): Blob {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}
