import { ReloadOutlined, VideoCameraOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatClock } from '../format.ts';
import { useT } from '../state/language.ts';
import { useNow } from '../ui/useNow.ts';
import type { PlayState } from './playback.ts';

interface CellMessageProps {
  readonly state: PlayState;
  readonly onRetry: () => void;
  readonly onTranscode: () => void;
}

/** What a cell says when it shows no live picture: always in words, with what can be done. */
export function CellMessage({ state, onRetry, onTranscode }: CellMessageProps) {
  const t = useT();
  switch (state.kind) {
    case 'playing':
      return null;
    case 'stale':
      return <StaleBanner lastFrameAt={state.lastFrameAt} />;
    case 'paused':
      return <p className="om-cam-message quiet">{t('video.hiddenPaused')}</p>;
    case 'opening':
      return (
        <p className="om-cam-message quiet" role="status">
          <VideoCameraOutlined aria-hidden="true" />
          {t('video.opening')}
        </p>
      );
    case 'waiting':
      return (
        <div className="om-cam-message" role="alert" data-testid="camera-problem">
          <WarningOutlined aria-hidden="true" />
          <p>{t(`video.problem_${state.problem}`, { codec: state.detail ?? '' })}</p>
          <RetryCount retryAt={state.retryAt} tries={state.tries} />
          <Button size="small" icon={<ReloadOutlined />} onClick={onRetry}>
            {t('video.retryNow')}
          </Button>
        </div>
      );
    case 'refused':
      return (
        <div className="om-cam-message" role="alert" data-testid="camera-problem">
          <WarningOutlined aria-hidden="true" />
          <p>{t(`video.problem_${state.problem}`, { codec: state.detail ?? '' })}</p>
          {state.problem === 'needsSecret' && <p className="detail">{t('video.accountMissing')}</p>}
          {state.problem === 'codec' && (
            <Button size="small" onClick={onTranscode} data-testid="camera-transcode">
              {t('video.transcode')}
            </Button>
          )}
        </div>
      );
  }
}

function StaleBanner({ lastFrameAt }: { readonly lastFrameAt: number }) {
  const t = useT();
  const now = useNow();
  const seconds = Math.max(0, Math.round((now - lastFrameAt) / 1000));
  return (
    <p className="om-cam-stale" role="alert" data-testid="camera-stale">
      <WarningOutlined aria-hidden="true" />
      {t('video.stale', { time: formatClock(lastFrameAt), seconds })}
    </p>
  );
}

function RetryCount({ retryAt, tries }: { readonly retryAt: number; readonly tries: number }) {
  const t = useT();
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <p className="detail">{seconds === 0 ? t('video.reconnecting') : t('video.retryIn', { seconds, count: tries })}</p>
  );
}
