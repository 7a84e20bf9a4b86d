import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Incident, IncidentState } from '../../../shared/records/incident.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { useCommand } from '../useCommand.ts';

interface AdvanceDialogProps {
  readonly incident: Incident;
  readonly to: IncidentState;
  readonly onClose: () => void;
}

/** Asks why before an incident moves on. */
export function AdvanceDialog({ incident, to, onClose }: AdvanceDialogProps) {
  const t = useT();
  const { run, busy } = useCommand('incidents.advance');
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const state = t(`records.incidentState_${to}`);
  const warning = to === 'ended' ? t('incident.endWarning') : to === 'archived' ? t('incident.archiveWarning') : '';

  const submit = async () => {
    if (why.trim() === '') {
      setMissing(true);
      return;
    }
    if (!(await run({ incidentId: incident.id, to, why: why.trim() }))) return;
    notifySuccess(t('incident.advanced', { state }));
    onClose();
  };

  return (
    <Modal
      open
      title={t('incident.advanceTitle', { state })}
      okText={t('common.ok')}
      cancelText={t('common.cancel')}
      okButtonProps={{ id: 'advance-submit' }}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={onClose}
      afterOpenChange={focusFirst('#advance-why')}
    >
      <Form layout="vertical" onFinish={() => void submit()}>
        {warning && <Alert type="warning" showIcon title={warning} className="dialog-alert" />}
        <Form.Item
          label={t('incident.advanceWhy')}
          htmlFor="advance-why"
          required
          {...(missing && why.trim() === '' ? { validateStatus: 'error' as const, help: t('incident.whyNeeded') } : {})}
        >
          <Input
            id="advance-why"
            value={why}
            maxLength={1000}
            placeholder={t('incident.advanceWhyPlaceholder')}
            data-testid="advance-why"
            onChange={(event) => setWhy(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
