import './health.css';
import { Modal, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { AlarmHealth } from '../../../shared/contract/alarming.ts';
import { closeDialog } from '../../dialogs/closeDialog.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { Chart } from '../../ui/Chart.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useNow } from '../../ui/useNow.ts';
import { HealthLists } from './HealthLists.tsx';
import { HealthMeasures } from './HealthMeasures.tsx';
import { hoursLabel, hoursOption } from './healthChart.ts';
import { PriorityShares } from './PriorityShares.tsx';

const DAY_MS = 86_400_000;
const SPANS_DAYS = [1, 7, 30] as const;
/** Asked again so often while it is open, and when an alarm changes. */
const RENEW_MS = 60_000;

/** 值班报警健康度: how many alarms the desk gets, floods, stale, chattering, against the published limits. */
export function HealthDialog() {
  const t = useT();
  const [days, setDays] = useState<number>(1);
  const minute = Math.floor(useNow(RENEW_MS) / RENEW_MS) * RENEW_MS;
  const alarms = useRecords((state) => state.lists.alarm);
  const input = useMemo(() => ({ from: minute + RENEW_MS - days * DAY_MS, to: minute + RENEW_MS }), [minute, days]);
  const { data, error, reload } = useQuery('alarms.health', input, alarms);
  return (
    <Modal
      open
      title={t('alarming.health')}
      width="min(1200px, calc(100vw - 48px))"
      footer={null}
      onCancel={closeDialog}
      className="form-dialog om-health-dialog"
      data-testid="alarm-health"
    >
      <div className="om-health-head">
        <p className="form-about">{t('alarming.healthAbout')}</p>
        <Segmented<number>
          value={days}
          aria-label={t('alarming.healthSpan')}
          onChange={setDays}
          options={SPANS_DAYS.map((value) => ({ value, label: t(`alarming.healthDays_${value}`) }))}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : data ? (
        <HealthAnswer health={data} />
      ) : (
        <LoadingState rows={6} />
      )}
    </Modal>
  );
}

function HealthAnswer({ health }: { readonly health: AlarmHealth }) {
  const t = useT();
  const option = useMemo(() => hoursOption(t, health), [t, health]);
  return (
    <div className="om-health" data-testid="health-answer">
      <HealthMeasures health={health} />
      <section>
        <h3>{t(health.hours.length > 72 ? 'alarming.healthPerDay' : 'alarming.healthPerHour')}</h3>
        <Chart option={option} label={hoursLabel(t, health)} height="13rem" testId="health-chart" />
      </section>
      <PriorityShares health={health} />
      <HealthLists health={health} />
      <p className="hint">{t('alarming.healthSource')}</p>
    </div>
  );
}
