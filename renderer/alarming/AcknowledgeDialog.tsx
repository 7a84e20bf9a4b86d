import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { ALARM_PRIORITIES, type Alarm } from '../../shared/records/alarm.ts';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { formatNumber } from '../format.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hub, hubNow } from '../state/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifyError, notifySuccess } from '../ui/notify.ts';
import { AlarmPriorityTag } from '../ui/StateTags.tsx';
import { useAlarmDesk } from './alarmDesk.ts';
import { unacknowledgedShown } from './alarmFilter.ts';

/** Names listed before the rest is only counted. */
const NAMED = 8;

/** Acknowledges one after the other; what failed is told once, what was done is counted. */
async function acknowledgeAll(alarms: readonly Alarm[]): Promise<number> {
  let done = 0;
  let failure: unknown;
  for (const { id } of alarms) {
    try {
      await hub().call('alarms.advance', { alarmId: id, to: 'acknowledged' });
      done += 1;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) notifyError(failure);
  return done;
}

/** "Acknowledge all": says which first. R1: exactly those that were on show when it was asked, none that came since. */
export function AcknowledgeDialog() {
  const t = useT();
  const blocked = useBlocked('alarms.advance');
  const [busy, setBusy] = useState(false);
  const alarms = useMemo(
    () => unacknowledgedShown(useRecords.getState().lists.alarm, useAlarmDesk.getState().shownIds, hubNow()),
    [],
  );
  const confirm = async () => {
    setBusy(true);
    const done = await acknowledgeAll(alarms);
    closeDialog();
    if (done > 0) notifySuccess(t('alarming.acknowledged', { count: formatNumber(done) }));
  };
  return (
    <Modal
      open
      title={t('alarming.acknowledgeShown')}
      okText={t('alarming.acknowledgeOk', { count: formatNumber(alarms.length) })}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: alarms.length === 0 || blocked !== undefined, autoFocus: true }}
      onOk={() => void confirm()}
      onCancel={closeDialog}
      className="form-dialog"
      data-testid="acknowledge-alarms"
    >
      {blocked !== undefined && <p className="hint hint-warning">{blocked}</p>}
      {alarms.length === 0 ? (
        <EmptyState text={t('alarming.nothingToAcknowledge')} />
      ) : (
        <>
          <p className="form-about">{t('alarming.acknowledgeAbout', { count: formatNumber(alarms.length) })}</p>
          <ul className="om-alarm-named">
            {ALARM_PRIORITIES.flatMap((priority) => alarms.filter((alarm) => alarm.priority === priority))
              .slice(0, NAMED)
              .map((alarm) => (
                <li key={alarm.id}>
                  <AlarmPriorityTag priority={alarm.priority} /> {alarm.name}
                </li>
              ))}
          </ul>
          {alarms.length > NAMED && (
            <p className="hint">{t('alarming.andMore', { count: formatNumber(alarms.length - NAMED) })}</p>
          )}
        </>
      )}
    </Modal>
  );
}
