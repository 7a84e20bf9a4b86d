import { DeleteOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { formatAge, formatNumber, formatTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { notifySuccess } from '../ui/notify.ts';
import { useNow } from '../ui/useNow.ts';
import { FeedStateTag } from './FeedStateTag.tsx';
import { countText, problemText } from './feedStates.ts';
import { useFeedsPanel } from './feedsPanel.ts';
import { SourceForm } from './SourceForm.tsx';
import { askFeedStatus } from './useFeedStatus.ts';

/** One source: how it does, what it counted, and its settings. */
export function SourceDetail({ feed }: { readonly feed: FeedStatus }) {
  const t = useT();
  const now = useNow(5_000);
  const restart = useCommand('feeds.restart');
  const remove = useCommand('feeds.remove');
  const { id, name, kind, builtIn, enabled, health, address } = feed;
  const problem = problemText(feed, t);
  const counts = Object.entries(health.counts);
  const onRestart = async () => {
    if (!(await restart.run({ id }))) return;
    notifySuccess(t('feeds.restarted', { name }));
    await askFeedStatus();
  };
  const onRemove = async () => {
    if (!(await remove.run({ id }))) return;
    notifySuccess(t('feeds.removed', { name }));
    useFeedsPanel.setState({ open: undefined });
    await askFeedStatus();
  };
  return (
    <article className="feeds-detail" data-testid="feed-detail">
      <header className="feeds-detail-head">
        <h3>{name}</h3>
        <FeedStateTag state={enabled ? health.state : 'stopped'} />
        <span className="feeds-buttons">
          <Button
            size="small"
            icon={<ReloadOutlined aria-hidden="true" />}
            loading={restart.busy}
            disabled={restart.blocked !== undefined || !enabled}
            title={restart.blocked ?? ''}
            onClick={() => void onRestart()}
            data-testid="feed-restart"
          >
            {t('feeds.restart')}
          </Button>
          {!builtIn && (
            <Popconfirm
              title={<span className="popconfirm-text">{t('feeds.removeSure', { name })}</span>}
              okText={t('feeds.remove')}
              cancelText={t('common.cancel')}
              onConfirm={() => void onRemove()}
              disabled={remove.blocked !== undefined}
            >
              <Button
                size="small"
                danger
                icon={<DeleteOutlined aria-hidden="true" />}
                loading={remove.busy}
                disabled={remove.blocked !== undefined}
                title={remove.blocked ?? ''}
                data-testid="feed-remove"
              >
                {t('feeds.remove')}
              </Button>
            </Popconfirm>
          )}
        </span>
      </header>
      <p className="muted">{t(`feeds.kindHint_${kind}`)}</p>
      {problem !== undefined && (
        <p className="feeds-problem" role="status">
          {problem}
        </p>
      )}
      <dl className="feeds-facts">
        {address !== undefined && (
          <div>
            <dt>{t('feeds.listening')}</dt>
            <dd data-testid="feed-address">{address}</dd>
          </div>
        )}
        <div>
          <dt>{t('feeds.rate')}</dt>
          <dd>{formatNumber(health.perMinute)}</dd>
        </div>
        <div>
          <dt>{t('feeds.lastData')}</dt>
          <dd title={health.lastAt === undefined ? '' : formatTime(health.lastAt)}>
            {health.lastAt === undefined ? t('feeds.never') : formatAge(health.lastAt, now, t)}
          </dd>
        </div>
        {counts.map(([count, value]) => (
          <div key={count}>
            <dt>{countText(count, t)}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {builtIn ? <p className="hint">{t('feeds.settingsBuiltIn')}</p> : <SourceForm kind={kind} feed={feed} />}
    </article>
  );
}
