import { Button } from 'antd';
import { useState } from 'react';
import type { Channel, Gateway } from '../../shared/contract/video.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { notifySuccess } from '../ui/notify.ts';
import { ChannelTable } from './ChannelTable.tsx';

interface GatewayRowProps {
  readonly gateway: Gateway;
  readonly onChanged: () => void;
}

const LIST_TIMEOUT_MS = 60_000;

/** One gateway: what it is, its channels, and letting it go. */
export function GatewayRow({ gateway, onChanged }: GatewayRowProps) {
  const t = useT();
  const [channels, setChannels] = useState<readonly Channel[]>();
  const [problem, setProblem] = useState<string>();
  const list = useCommand('video.channels');
  const remove = useCommand('video.removeGateway');
  const load = async () => {
    const answer = await list.run({ gateway: gateway.name }, LIST_TIMEOUT_MS);
    if (!answer) return;
    if ('channels' in answer) setChannels(answer.channels);
    setProblem('problem' in answer ? t('video.channelsFailed', { detail: answer.detail ?? '' }) : undefined);
  };
  const forget = async () => {
    if (!(await remove.run({ name: gateway.name }))) return;
    notifySuccess(t('video.gatewayRemoved', { name: gateway.name }));
    onChanged();
  };
  return (
    <section className="om-gateway" data-testid="gateway-row">
      <header>
        <strong>{gateway.name}</strong>
        <span className="muted">
          {t(`video.gateway_${gateway.category}`)} · {gateway.url}
        </span>
        <Button size="small" loading={list.busy} onClick={() => void load()}>
          {t('video.gatewayChannels')}
        </Button>
        <Button size="small" danger loading={remove.busy} onClick={() => void forget()}>
          {t('video.gatewayRemove')}
        </Button>
      </header>
      {problem !== undefined && (
        <p className="hint hint-warning" role="alert">
          {problem}
        </p>
      )}
      {channels && <ChannelTable gatewayName={gateway.name} channels={channels} />}
    </section>
  );
}
