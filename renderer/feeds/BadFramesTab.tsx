import { CopyOutlined } from '@ant-design/icons';
import { Select, Table } from 'antd';
import { useState } from 'react';
import type { BadFrame, FeedStatus } from '../../shared/contract/feeds.ts';
import { formatNumber, formatTime } from '../format.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { useNow } from '../ui/useNow.ts';
import { copyText } from './copyText.ts';
import { badFrameText } from './feedStates.ts';

const ASK_MS = 5_000;
const LIMIT = 500;

/** Frames that were refused: counts by reason, and each as it came. */
export function BadFramesTab({ feeds }: { readonly feeds: readonly FeedStatus[] }) {
  const t = useT();
  const [reason, setReason] = useState<string>();
  const blocked = useBlocked('feeds.badFrames');
  const now = useNow(ASK_MS);
  const input = { limit: LIMIT, ...(reason === undefined ? {} : { reason }) };
  const { data, error, reload } = useQuery('feeds.badFrames', blocked === undefined ? input : undefined, now);
  if (blocked !== undefined) return <EmptyState text={blocked} />;
  if (error) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <LoadingState rows={4} />;
  const counts = Object.entries(data.counts).sort(([, a], [, b]) => b - a);
  if (counts.length === 0 && data.frames.length === 0)
    return <EmptyState text={t('feeds.badFramesEmpty')} detail={t('feeds.badFramesEmptyHow')} />;
  const names = new Map(feeds.map(({ id, name }) => [id, name]));
  return (
    <div className="feeds-frames">
      <Select
        aria-label={t('feeds.badFramesReason')}
        value={reason ?? ''}
        onChange={(next) => setReason(next === '' ? undefined : next)}
        style={{ width: '20rem' }}
        options={[
          { value: '', label: t('feeds.badFramesAll') },
          ...counts.map(([value, count]) => ({ value, label: `${badFrameText(value, t)} (${formatNumber(count)})` })),
        ]}
        data-testid="bad-frames-reason"
      />
      <Table<BadFrame>
        size="small"
        rowKey={({ at, remote, text }) => `${at} ${remote} ${text.slice(0, 40)}`}
        dataSource={data.frames}
        pagination={{ pageSize: 50, showSizeChanger: false, size: 'small' }}
        scroll={{ y: 'calc(100vh - 25rem)' }}
        data-testid="bad-frames"
        columns={[
          { title: t('feeds.badFramesAt'), width: '11.5rem', render: (_, { at }) => formatTime(at) },
          { title: t('feeds.badFramesReason'), width: '11rem', render: (_, frame) => badFrameText(frame.reason, t) },
          {
            title: t('feeds.badFramesFrom'),
            width: '13rem',
            render: (_, { feedId, remote, deviceCode }) => (
              <>
                {names.get(feedId) ?? feedId}
                <div className="muted">
                  {remote}
                  {deviceCode !== undefined && ` · MN ${deviceCode}`}
                </div>
              </>
            ),
          },
          {
            title: t('feeds.badFramesText'),
            render: (_, { text }) => (
              <div className="feeds-raw">
                <code>{text}</code>
                <IconButton
                  icon={<CopyOutlined />}
                  label={t('feeds.badFramesCopy')}
                  onClick={() => void copyText(text, t)}
                />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
