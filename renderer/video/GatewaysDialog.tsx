import './video.css';
import { Modal } from 'antd';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { GatewayForm } from './GatewayForm.tsx';
import { GatewayRow } from './GatewayRow.tsx';

const NOTHING = {};

/** Media gateways as a source of channels: set up, listed, and their channels given to cameras. */
export function GatewaysDialog() {
  const t = useT();
  const { data, error, reload } = useQuery('video.gateways', NOTHING);
  return (
    <Modal
      open
      title={t('video.gateways')}
      width={860}
      footer={null}
      onCancel={closeDialog}
      data-testid="video-gateways"
    >
      <p className="muted">{t('video.gatewaysAbout')}</p>
      {error && !data && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState />}
      {data?.gateways.length === 0 && <p className="muted">{t('video.gatewaysEmpty')}</p>}
      {data?.gateways.map((gateway) => (
        <GatewayRow key={gateway.name} gateway={gateway} onChanged={reload} />
      ))}
      <GatewayForm known={data?.gateways ?? []} onSaved={reload} />
    </Modal>
  );
}
