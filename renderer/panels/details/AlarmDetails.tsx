import { Button, Tooltip } from 'antd';
import type { Alarm } from '../../../shared/records/alarm.ts';
import { formatCoordinate, formatTime } from '../../format.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { AlarmPriorityTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { focusIncident, userName } from '../focus.ts';
import { useBlocked, useCommand } from '../useCommand.ts';
import { type Field, FieldList } from './FieldList.tsx';

interface AlarmDetailsProps {
  readonly alarm: Alarm;
}

/** An alarm and what the desk can make of it. */
export function AlarmDetails({ alarm }: AlarmDetailsProps) {
  const t = useT();
  const lists = useShownLists();
  const blocked = useBlocked('incidents.open');
  const { run, busy } = useCommand('alarms.advance');
  const settled = alarm.state === 'incident' || alarm.state === 'dismissed';
  const { incidentId, position, description } = alarm;
  const rows: (Field | undefined)[] = [
    { label: t('incident.source'), value: t(`records.alarmSource_${alarm.source}`) },
    { label: t('incident.alarmRaisedAt'), value: formatTime(alarm.raisedAt) },
    { label: t('incident.alarmRaisedBy'), value: userName(lists, alarm.raisedBy) },
    position && { label: t('incident.position'), value: formatCoordinate(position), wide: true },
    description ? { label: t('incident.description'), value: description, wide: true } : undefined,
  ];
  return (
    <article className="details" data-testid="alarm-details">
      <header className="details-head">
        <h2>{alarm.name}</h2>
        <p className="details-tags">
          <AlarmPriorityTag priority={alarm.priority} />
          <StatusTag tone={settled ? 'plain' : 'order'}>{t(`records.alarmState_${alarm.state}`)}</StatusTag>
        </p>
      </header>
      <div className="button-row">
        {!settled && (
          <Tooltip title={blocked}>
            <Button
              type="primary"
              disabled={blocked !== undefined}
              onClick={() =>
                useDesk.setState({ dialog: 'openIncident', dialogPosition: position, dialogSubjectId: alarm.id })
              }
            >
              {t('incident.alarmOpen')}
            </Button>
          </Tooltip>
        )}
        {alarm.state === 'raised' && (
          <Button
            disabled={blocked !== undefined}
            loading={busy}
            onClick={() => void run({ alarmId: alarm.id, to: 'acknowledged' })}
          >
            {t('incident.alarmAcknowledge')}
          </Button>
        )}
        {!settled && (
          <Button
            danger
            disabled={blocked !== undefined}
            loading={busy}
            onClick={() => void run({ alarmId: alarm.id, to: 'dismissed' })}
          >
            {t('incident.alarmDismiss')}
          </Button>
        )}
        {incidentId && <Button onClick={() => focusIncident(incidentId)}>{t('incident.alarmIncident')}</Button>}
      </div>
      <FieldList fields={rows.flatMap((row) => row ?? [])} />
    </article>
  );
}
