import { Button } from 'antd';
import type { UnknownDevice } from '../../shared/contract/feeds.ts';
import { formatAge, formatNumber } from '../format.ts';
import { nameOf } from '../monitoring/valueText.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useLanguage } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { useFeedsPanel } from './feedsPanel.ts';
import { RegisterDevice } from './RegisterDevice.tsx';
import { draftFor } from './registration.ts';

const ASK_MS = 5_000;

/** Devices that send but belong to no station, each to be given to one. */
export function DevicesTab() {
  const { t } = useLanguage();
  const asking = useBlocked('feeds.unknownDevices');
  const now = useNow(ASK_MS);
  const registering = useFeedsPanel((panel) => panel.registering);
  const { data, error, reload } = useQuery('feeds.unknownDevices', asking === undefined ? {} : undefined, now);
  if (asking !== undefined) return <EmptyState text={asking} />;
  if (registering) return <RegisterDevice draft={registering} />;
  if (error) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <LoadingState rows={3} />;
  if (data.devices.length === 0)
    return <EmptyState text={t('feeds.devicesEmpty')} detail={t('feeds.devicesEmptyHow')} />;
  return (
    <ul className="feeds-devices" data-testid="feeds-devices">
      {data.devices.map((device) => (
        <li key={`${device.feedId} ${device.deviceCode} ${device.why}`}>
          <Device device={device} nowMs={now} />
        </li>
      ))}
    </ul>
  );
}

function Device({ device, nowMs }: { readonly device: UnknownDevice; readonly nowMs: number }) {
  const { t, language } = useLanguage();
  const blocked = useBlocked('feeds.registerDevice');
  const stations = useRecords((state) => state.lists.station);
  const { deviceCode, why, remote, frames, lastAt, factors, systemType } = device;
  return (
    <article className="feeds-device">
      <div>
        <h3>
          {deviceCode}
          <StatusTag tone={why === 'password' ? 'order' : 'caution'}>{t(`feeds.deviceWhy_${why}`)}</StatusTag>
          {systemType !== undefined && (
            <StatusTag tone="plain">{t('feeds.deviceSystem', { code: systemType })}</StatusTag>
          )}
        </h3>
        <p className="muted">
          {t('feeds.deviceFacts', { remote, frames: formatNumber(frames), age: formatAge(lastAt, nowMs, t) })}
        </p>
        {factors.length > 0 && (
          <p>
            {t('feeds.deviceFactors')}: {factors.map((factor) => nameOf(factor, language)).join(t('monitoring.comma'))}
          </p>
        )}
        {device.lastFrames.length > 0 && (
          <details>
            <summary>{t('feeds.deviceFrames')}</summary>
            {device.lastFrames.map((frame) => (
              <code key={frame} className="feeds-frame">
                {frame}
              </code>
            ))}
          </details>
        )}
      </div>
      <Button
        type="primary"
        disabled={blocked !== undefined}
        title={blocked ?? ''}
        onClick={() => useFeedsPanel.setState({ registering: draftFor(device, stations) })}
        data-testid={`register-${deviceCode}`}
      >
        {t('feeds.register')}
      </Button>
    </article>
  );
}
