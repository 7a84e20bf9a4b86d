import { CopyOutlined, KeyOutlined } from '@ant-design/icons';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FeedStatus, IngestKey } from '../../shared/contract/feeds.ts';
import { formatAge, formatTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifySuccess } from '../ui/notify.ts';
import { useNow } from '../ui/useNow.ts';
import { copyText } from './copyText.ts';
import { askFeedStatus } from './useFeedStatus.ts';

interface KeysTabProps {
  readonly keys: readonly IngestKey[];
  readonly feeds: readonly FeedStatus[];
}

/** Keys of those who push data in. R1: a key's text is only here, once, and gone when it is put away. */
export function KeysTab({ keys, feeds }: KeysTabProps) {
  const t = useT();
  const now = useNow(10_000);
  const make = useCommand('feeds.makeKey');
  const drop = useCommand('feeds.dropKey');
  const [name, setName] = useState('');
  const [made, setMade] = useState<string>();
  const names = new Map(feeds.map((feed) => [feed.id, feed.name]));
  const onMake = async () => {
    const wanted = name.trim();
    if (wanted === '') return;
    const answer = await make.run({ name: wanted });
    if (!answer) return;
    setMade(answer.key);
    setName('');
    await askFeedStatus();
  };
  const onDrop = async ({ id, name: dropped }: IngestKey) => {
    if (!(await drop.run({ id }))) return;
    notifySuccess(t('feeds.keyDropped', { name: dropped }));
    await askFeedStatus();
  };
  return (
    <div className="feeds-keys">
      <p className="muted">{t('feeds.keysHint')}</p>
      {make.blocked !== undefined && <p className="hint hint-warning">{make.blocked}</p>}
      <div className="button-row">
        <Input
          value={name}
          maxLength={200}
          placeholder={t('feeds.keyNameHint')}
          aria-label={t('feeds.keyName')}
          disabled={make.blocked !== undefined}
          style={{ width: '20rem' }}
          data-testid="key-name"
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void onMake()}
        />
        <Button
          type="primary"
          icon={<KeyOutlined aria-hidden="true" />}
          loading={make.busy}
          disabled={make.blocked !== undefined || name.trim() === ''}
          title={make.blocked ?? ''}
          onClick={() => void onMake()}
          data-testid="key-make"
        >
          {t('feeds.keyMake')}
        </Button>
      </div>
      {made !== undefined && (
        <div className="feeds-key-once" role="status">
          <p>{t('feeds.keyOnce')}</p>
          <code data-testid="key-text">{made}</code>
          <div className="button-row">
            <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copyText(made, t)}>
              {t('feeds.keyCopy')}
            </Button>
            <Button onClick={() => setMade(undefined)} data-testid="key-done">
              {t('feeds.keyDone')}
            </Button>
          </div>
        </div>
      )}
      {keys.length === 0 && <EmptyState text={t('feeds.keysEmpty')} />}
      <ul className="feeds-devices" data-testid="feeds-keys">
        {keys.map((key) => (
          <li key={key.id}>
            <article className="feeds-device">
              <div>
                <h3>{key.name}</h3>
                <p className="muted">
                  {names.get(key.feedId) ?? key.feedId} · {t('feeds.keyCreated', { time: formatTime(key.createdAt) })} ·{' '}
                  {key.lastUsedAt === undefined
                    ? t('feeds.keyNeverUsed')
                    : t('feeds.keyUsed', { age: formatAge(key.lastUsedAt, now, t) })}
                </p>
              </div>
              <Popconfirm
                title={<span className="popconfirm-text">{t('feeds.keyDropSure', { name: key.name })}</span>}
                okText={t('feeds.keyDrop')}
                cancelText={t('common.cancel')}
                onConfirm={() => void onDrop(key)}
                disabled={drop.blocked !== undefined}
              >
                <Button danger disabled={drop.blocked !== undefined} title={drop.blocked ?? ''}>
                  {t('feeds.keyDrop')}
                </Button>
              </Popconfirm>
            </article>
          </li>
        ))}
      </ul>
    </div>
  );
}
