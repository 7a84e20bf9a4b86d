import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { FEED_KINDS, type FeedKind } from '../../shared/records/feedSource.ts';
import { formatAge, formatNumber } from '../format.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { moveByArrows, ROW } from '../ui/arrowKeys.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { FeedStateTag } from './FeedStateTag.tsx';
import { problemText } from './feedStates.ts';
import { useFeedsPanel } from './feedsPanel.ts';
import { SourceDetail } from './SourceDetail.tsx';
import { SourceForm } from './SourceForm.tsx';

/** Kinds that somebody sets up; pushed data and the simulator are part of the program. */
export const MADE_KINDS: readonly FeedKind[] = FEED_KINDS.filter((kind) => kind !== 'push' && kind !== 'simulator');

/** Every source with how it does; the chosen one beside it. */
export function SourcesTab({ feeds }: { readonly feeds: readonly FeedStatus[] }) {
  const t = useT();
  const open = useFeedsPanel((panel) => panel.open);
  const blocked = useBlocked('feeds.put');
  // The first one, until somebody chooses.
  const chosenId = open ? ('id' in open ? open.id : undefined) : feeds[0]?.id;
  const shown = feeds.find(({ id }) => id === chosenId);
  const add = (newKind: FeedKind) => useFeedsPanel.setState({ open: { newKind } });
  return (
    <div className="feeds-split">
      <div className="feeds-side">
        <Dropdown
          trigger={['click']}
          disabled={blocked !== undefined}
          menu={{
            items: MADE_KINDS.map((kind) => ({ key: kind, label: t(`feeds.kind_${kind}`) })),
            onClick: ({ key }) => {
              const kind = MADE_KINDS.find((one) => one === key);
              if (kind) add(kind);
            },
          }}
        >
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            disabled={blocked !== undefined}
            title={blocked ?? ''}
            data-testid="feeds-add"
          >
            {t('feeds.add')}
          </Button>
        </Dropdown>
        {blocked !== undefined && <p className="hint hint-warning">{blocked}</p>}
        {feeds.length === 0 && (
          <EmptyState
            text={t('feeds.empty')}
            detail={t('feeds.emptyHow')}
            {...(blocked === undefined ? { actionText: t('feeds.kind_hj212'), onAction: () => add('hj212') } : {})}
          />
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside */}
        <div onKeyDown={moveByArrows}>
          <ul className="feeds-list" data-testid="feeds-list">
            {feeds.map((feed) => (
              <li key={feed.id}>
                <SourceRow feed={feed} chosen={feed.id === shown?.id} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="feeds-main">
        {open && 'newKind' in open && <SourceForm key={open.newKind} kind={open.newKind} feed={undefined} />}
        {shown && <SourceDetail key={shown.id} feed={shown} />}
        {!shown && !(open && 'newKind' in open) && <EmptyState text={t('feeds.choose')} />}
      </div>
    </div>
  );
}

function SourceRow({ feed, chosen }: { readonly feed: FeedStatus; readonly chosen: boolean }) {
  const t = useT();
  const now = useNow(5_000);
  const { id, name, kind, builtIn, demo, health, enabled } = feed;
  const problem = problemText(feed, t);
  return (
    <button
      type="button"
      className={`feeds-row${chosen ? ' chosen' : ''}`}
      aria-pressed={chosen}
      data-testid={`feed-${id}`}
      data-state={health.state}
      onClick={() => useFeedsPanel.setState({ open: { id } })}
      {...ROW}
    >
      <span className="feeds-row-head">
        <strong>{name}</strong>
        <FeedStateTag state={enabled ? health.state : 'stopped'} />
      </span>
      <span className="feeds-row-facts">
        {t(`feeds.kind_${kind}`)}
        {builtIn && <StatusTag tone="plain">{t('feeds.builtIn')}</StatusTag>}
        {demo && <StatusTag tone="caution">{t('common.demo')}</StatusTag>}
        <span className="feeds-row-rate">{t('feeds.perMinute', { count: formatNumber(health.perMinute) })}</span>
      </span>
      <span className="feeds-row-facts muted">
        {health.lastAt === undefined ? t('feeds.never') : t('feeds.lastAt', { age: formatAge(health.lastAt, now, t) })}
      </span>
      {problem !== undefined && <span className="feeds-problem">{problem}</span>}
    </button>
  );
}
