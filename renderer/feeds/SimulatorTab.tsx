import { Button } from 'antd';
import { formatTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { askFeedStatus, type FeedsAnswer } from './useFeedStatus.ts';

/** The simulator of the demonstration: its state, and its scripted incident. */
export function SimulatorTab({ simulator }: { readonly simulator: FeedsAnswer['simulator'] }) {
  const t = useT();
  const start = useCommand('simulator.start');
  const stop = useCommand('simulator.stop');
  if (!simulator.available) return <EmptyState text={t('feeds.simulatorNone')} detail={t('feeds.simulatorNoneHow')} />;
  const run = async (deed: () => Promise<unknown>) => {
    await deed();
    await askFeedStatus();
  };
  return (
    <div className="feeds-keys" data-testid="simulator" data-running={simulator.running}>
      <p className="muted">{t('feeds.simulatorHint')}</p>
      {start.blocked !== undefined && <p className="hint hint-warning">{start.blocked}</p>}
      <p>
        <StatusTag tone={simulator.running ? 'good' : 'plain'}>
          {t(simulator.running ? 'feeds.simulatorRunning' : 'feeds.simulatorStopped')}
        </StatusTag>{' '}
        <StatusTag tone="caution">{t('common.demo')}</StatusTag>
      </p>
      {simulator.incidentAt !== undefined && (
        <p>{t('feeds.simulatorIncidentAt', { time: formatTime(simulator.incidentAt) })}</p>
      )}
      <div className="button-row">
        {simulator.running ? (
          <Button
            loading={stop.busy}
            disabled={stop.blocked !== undefined}
            title={stop.blocked ?? ''}
            onClick={() => void run(() => stop.run({}))}
            data-testid="simulator-stop"
          >
            {t('feeds.simulatorStop')}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={start.busy}
            disabled={start.blocked !== undefined}
            title={start.blocked ?? ''}
            onClick={() => void run(() => start.run({ incident: false }))}
            data-testid="simulator-start"
          >
            {t('feeds.simulatorStart')}
          </Button>
        )}
        <Button
          loading={start.busy}
          disabled={start.blocked !== undefined}
          title={start.blocked ?? ''}
          onClick={() => void run(() => start.run({ incident: true }))}
          data-testid="simulator-incident"
        >
          {t('feeds.simulatorIncident')}
        </Button>
      </div>
    </div>
  );
}
