import { DownloadOutlined, PictureOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { HISTORY_PERIODS } from '../../../shared/contract/telemetry.ts';
import { saveExport } from '../../dialogs/data/saveExport.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useLanguage } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { RANGE_PRESETS, type RangePreset, type TimeRange } from './ranges.ts';
import type { SeriesKey } from './series.ts';

export type HistoryView = 'chart' | 'table';
type PeriodChoice = (typeof HISTORY_PERIODS)[number];

interface HistoryToolsProps {
  readonly view: HistoryView;
  readonly onView: (view: HistoryView) => void;
  readonly period: PeriodChoice;
  readonly onPeriod: (period: PeriodChoice) => void;
  readonly preset: RangePreset | undefined;
  readonly onPreset: (preset: RangePreset) => void;
  readonly range: TimeRange;
  readonly onRange: (range: TimeRange) => void;
  /** Back to what was shown before the last zoom. */
  readonly onBack: (() => void) | undefined;
  readonly keys: readonly SeriesKey[];
  readonly onPicture: (() => void) | undefined;
}

/** An export reads every value that is kept. */
const EXPORT_TIMEOUT_MS = 300_000;

/** What of the history is shown, and how it leaves the page. */
export function HistoryTools(props: HistoryToolsProps) {
  const { view, onView, period, onPeriod, preset, onPreset, range, onRange, onBack, keys, onPicture } = props;
  const { t, language } = useLanguage();
  const { run, busy } = useCommand('readings.export');
  const save = async (format: 'csv' | 'xlsx') => {
    const series = keys.map(({ stationId, factor }) => ({ stationId, factor }));
    const asked = { series, from: range.fromMs, to: range.toMs, period, format, language };
    const file = await run(asked, EXPORT_TIMEOUT_MS);
    if (!file) return;
    saveExport(file);
    notifySuccess(t('monitoring.exported', { count: file.readings, file: file.fileName }));
  };
  return (
    <div className="mon-tools">
      <Segmented
        aria-label={t('monitoring.range')}
        value={preset ?? ''}
        onChange={(next) => {
          const chosen = RANGE_PRESETS.find(({ id }) => id === next);
          if (chosen) onPreset(chosen.id);
        }}
        options={RANGE_PRESETS.map(({ id }) => ({ value: id, label: t(`monitoring.range_${id}`) }))}
      />
      <DatePicker.RangePicker
        showTime
        allowClear={false}
        aria-label={t('monitoring.rangeCustom')}
        value={[dayjs(range.fromMs), dayjs(range.toMs)]}
        onChange={(chosen) => {
          const [from, to] = chosen ?? [];
          if (from && to) onRange({ fromMs: from.valueOf(), toMs: to.valueOf() });
        }}
        data-testid="history-range"
      />
      <Button
        icon={<RollbackOutlined aria-hidden="true" />}
        disabled={!onBack}
        onClick={onBack}
        data-testid="history-back"
      >
        {t('monitoring.zoomBack')}
      </Button>
      <Select<PeriodChoice>
        aria-label={t('monitoring.period')}
        value={period}
        onChange={onPeriod}
        options={HISTORY_PERIODS.map((value) => ({ value, label: t(`monitoring.period_${value}`) }))}
        style={{ width: '8.5rem' }}
        data-testid="history-period"
      />
      <span className="mon-tools-end">
        <Segmented<HistoryView>
          aria-label={t('monitoring.view')}
          value={view}
          onChange={onView}
          options={[
            { value: 'chart', label: t('monitoring.viewChart') },
            { value: 'table', label: t('monitoring.viewTable') },
          ]}
        />
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined aria-hidden="true" />}
            disabled={keys.length === 0}
            loading={busy}
            onClick={() => void save(format)}
            data-testid={`history-${format}`}
          >
            {t(`monitoring.export_${format}`)}
          </Button>
        ))}
        <Button icon={<PictureOutlined aria-hidden="true" />} disabled={!onPicture} onClick={onPicture}>
          {t('monitoring.export_png')}
        </Button>
      </span>
    </div>
  );
}
