import { AlertOutlined, CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { Alarm } from '../../../shared/records/alarm.ts';
import { formatAge, formatTime } from '../../format.ts';
import { focusIncident } from '../../panels/focus.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { ROW } from '../../ui/arrowKeys.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ReasonPopover } from '../../ui/ReasonPopover.tsx';
import { runCommand } from '../../ui/runCommand.ts';
import { AlarmPriorityTag } from '../../ui/StateTags.tsx';
import { ALARM_TONES } from '../../ui/tones.ts';
import { flyTo } from '../map/mapControl.ts';

interface AlarmRowProps {
  readonly alarm: Alarm;
  readonly nowMs: number;
  readonly selected: boolean;
}

function show({ id, position, incidentId }: Alarm): void {
  if (incidentId) focusIncident(incidentId);
  else useDesk.setState({ selectedIds: new Set([id]), rightTab: 'details' });
  if (position) flyTo(position);
}

/** One alarm: what, where it came from, how long ago; acknowledge it, make it an incident, dismiss it. */
export function AlarmRow({ alarm, nowMs, selected }: AlarmRowProps) {
  const t = useT();
  const settled = alarm.state === 'incident' || alarm.state === 'dismissed';
  return (
    <li
      className={`om-row om-alarm ${alarm.state} om-tone-${ALARM_TONES[alarm.priority]}${selected ? ' selected' : ''}`}
      data-testid="alarm-row"
      data-id={alarm.id}
      data-state={alarm.state}
    >
      <button type="button" className="om-row-main" aria-pressed={selected} {...ROW} onClick={() => show(alarm)}>
        <span className="om-row-title">{alarm.name}</span>
        <span className="om-row-meta">
          <AlarmPriorityTag priority={alarm.priority} />
          <span>{t(`records.alarmSource_${alarm.source}`)}</span>
          {alarm.state !== 'raised' && <span>{t(`records.alarmState_${alarm.state}`)}</span>}
          <Tooltip title={formatTime(alarm.raisedAt)}>
            <time className="om-row-age" dateTime={new Date(alarm.raisedAt).toISOString()}>
              {formatAge(alarm.raisedAt, nowMs, t)}
            </time>
          </Tooltip>
        </span>
      </button>
      {!settled && <AlarmButtons alarm={alarm} />}
    </li>
  );
}

function AlarmButtons({ alarm }: { readonly alarm: Alarm }) {
  const t = useT();
  const blocked = useBlocked('alarms.advance');
  const dismiss = t('page.alarmDismiss');
  return (
    <div className="om-row-buttons">
      {alarm.state === 'raised' && (
        <IconButton
          icon={<CheckOutlined />}
          label={t('page.alarmAcknowledge')}
          blocked={blocked}
          testId="alarm-acknowledge"
          onClick={() => void runCommand('alarms.advance', { alarmId: alarm.id, to: 'acknowledged' })}
        />
      )}
      <IconButton
        icon={<AlertOutlined />}
        label={t('page.alarmToIncident')}
        blocked={blocked}
        testId="alarm-to-incident"
        onClick={() =>
          useDesk.setState({
            dialog: 'openIncident',
            dialogSubjectId: alarm.id,
            dialogPosition: alarm.position,
          })
        }
      />
      {blocked === undefined && (
        <ReasonPopover
          title={dismiss}
          placeholder={t('page.alarmDismissWhy')}
          confirmText={dismiss}
          onConfirm={(why) => void runCommand('alarms.advance', { alarmId: alarm.id, to: 'dismissed', why })}
        >
          <button
            type="button"
            className="om-icon-button"
            aria-label={dismiss}
            title={dismiss}
            data-testid="alarm-dismiss"
          >
            <CloseOutlined />
          </button>
        </ReasonPopover>
      )}
    </div>
  );
}
