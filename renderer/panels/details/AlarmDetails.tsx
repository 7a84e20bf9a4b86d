import { Button, Tooltip } from 'antd';
import { useMemo } from 'react';
import type { Translate } from '../../../shared/i18n/index.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import { kindOfId } from '../../../shared/records/index.ts';
import { showSubject, toIncident } from '../../alarming/alarmDesk.ts';
import { runAlarmItem } from '../../alarming/alarmMenu.ts';
import { callsFor, isPending, type Standing, standingOf } from '../../alarming/standing.ts';
import { useAlarmMeasures } from '../../alarming/useAlarmMeasures.ts';
import { formatCoordinate, formatNumber, formatTime } from '../../format.ts';
import { RadiationButton } from '../../radiation/RadiationButton.tsx';
import { isAboutRadiation } from '../../radiation/subject.ts';
import { useShownLists, useShownNow } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import type { RecordLists } from '../../state/records.ts';
import type { Tone } from '../../theme/tokens.ts';
import { runCommand } from '../../ui/runCommand.ts';
import { AlarmPriorityTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { focusIncident, userName } from '../focus.ts';
import { useBlocked, useCommand } from '../useCommand.ts';
import { type Field, FieldList } from './FieldList.tsx';

interface AlarmDetailsProps {
  readonly alarm: Alarm;
}

const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  unacknowledged: 'order',
  cleared: 'good',
  acknowledged: 'caution',
  shelved: 'shelter',
  normal: 'good',
  settled: 'plain',
};

/** An alarm, what is to be done about it, and what the desk can make of it. */
export function AlarmDetails({ alarm }: AlarmDetailsProps) {
  const t = useT();
  const lists = useShownLists();
  const standing = standingOf(alarm, useShownNow());
  const measure = useAlarmMeasures()(alarm);
  const rule = useMemo(() => lists.alarmRule.find(({ id }) => id === alarm.ruleId), [lists.alarmRule, alarm.ruleId]);
  const description = ownWords(alarm, rule);
  const rows: (Field | undefined)[] = [
    measure?.value === undefined ? undefined : { label: measure.factor, value: measure.value },
    measure?.limit === undefined ? undefined : { label: t('alarming.limit'), value: measure.limit },
    { label: t('incident.source'), value: t(`records.alarmSource_${alarm.source}`) },
    { label: t('incident.alarmRaisedAt'), value: formatTime(alarm.raisedAt) },
    ...historyRows(t, alarm, lists),
    rule && { label: t('records.alarmRule'), value: rule.name, wide: true },
    rule?.source ? { label: t('alarming.field_source'), value: rule.source, wide: true } : undefined,
    alarm.position && { label: t('incident.position'), value: formatCoordinate(alarm.position), wide: true },
    description ? { label: t('incident.description'), value: description, wide: true } : undefined,
  ];
  return (
    <article className="details" data-testid="alarm-details">
      <header className="details-head">
        <h2>{alarm.name}</h2>
        <p className="details-tags">
          <AlarmPriorityTag priority={alarm.priority} />
          <StatusTag tone={STANDING_TONES[standing]}>
            {t(standing === 'settled' ? `records.alarmState_${alarm.state}` : `alarming.standing_${standing}`)}
          </StatusTag>
        </p>
      </header>
      {rule?.response && (
        <p className="om-alarm-response" data-testid="alarm-response">
          <b>{t('alarming.field_response')}</b> {rule.response}
        </p>
      )}
      <AlarmDetailButtons alarm={alarm} standing={standing} />
      {isAboutRadiation(alarm.subjectId, lists) && (
        <p>
          <RadiationButton subjectId={alarm.id} />
        </p>
      )}
      <FieldList fields={rows.flatMap((row) => row ?? [])} />
    </article>
  );
}

/** Its description without what its rule says anyway, which is shown by itself. */
function ownWords({ description = '' }: Alarm, rule: AlarmRule | undefined): string {
  const said = [rule?.response, rule?.source].filter((text) => text);
  return description
    .split('\n')
    .filter((line) => !said.some((text) => text && line.includes(text)))
    .join('\n');
}

/** What happened to it since it was raised. */
function historyRows(t: Translate, alarm: Alarm, lists: RecordLists): (Field | undefined)[] {
  const { count = 1, lastAt, clearedAt = 0, escalatedAt = 0, shelvedUntil = 0, shelvedBy, shelvedWhy } = alarm;
  const isStanding = alarm.state === 'raised';
  return [
    { label: t('incident.alarmRaisedBy'), value: userName(lists, alarm.raisedBy) },
    count > 1 ? { label: t('alarming.count'), value: formatNumber(count) } : undefined,
    lastAt === undefined ? undefined : { label: t('alarming.lastAt'), value: formatTime(lastAt) },
    clearedAt > 0 ? { label: t('alarming.clearedAt'), value: formatTime(clearedAt) } : undefined,
    escalatedAt > 0 ? { label: t('alarming.escalatedLabel'), value: formatTime(escalatedAt) } : undefined,
    isStanding ? undefined : { label: t(`records.alarmState_${alarm.state}`), value: formatTime(alarm.stateAt) },
    isStanding ? undefined : { label: t('alarming.stateBy'), value: userName(lists, alarm.stateBy) },
    shelvedUntil > 0
      ? {
          label: t('alarming.shelveUntil'),
          value: [formatTime(shelvedUntil), shelvedBy && userName(lists, shelvedBy), shelvedWhy]
            .filter((part) => part)
            .join(' · '),
          wide: true,
        }
      : undefined,
  ];
}

function AlarmDetailButtons({ alarm, standing }: { readonly alarm: Alarm; readonly standing: Standing }) {
  const t = useT();
  const blocked = useBlocked('incidents.open');
  const changeBlocked = useBlocked('alarms.advance');
  const { run, busy } = useCommand('alarms.advance');
  const { id, incidentId, subjectId, factor } = alarm;
  const disabled = changeBlocked !== undefined;
  return (
    <div className="button-row">
      {isPending(standing) && (
        <Tooltip title={blocked}>
          <Button type="primary" disabled={blocked !== undefined} onClick={() => toIncident(alarm)}>
            {t('incident.alarmOpen')}
          </Button>
        </Tooltip>
      )}
      {callsFor(standing) && (
        <Button disabled={disabled} loading={busy} onClick={() => void run({ alarmId: id, to: 'acknowledged' })}>
          {t('incident.alarmAcknowledge')}
        </Button>
      )}
      {isPending(standing) && (
        <Button disabled={disabled} onClick={() => runAlarmItem('shelve', alarm)}>
          {t('alarming.do_shelve')}
        </Button>
      )}
      {standing === 'shelved' && (
        <Button disabled={disabled} onClick={() => void runCommand('alarms.unshelve', { alarmId: id })}>
          {t('alarming.unshelve')}
        </Button>
      )}
      {subjectId !== undefined && <Button onClick={() => showSubject(alarm)}>{t('alarming.do_subject')}</Button>}
      {subjectId !== undefined && factor !== undefined && kindOfId(subjectId) === 'station' && (
        <Button onClick={() => runAlarmItem('history', alarm)}>{t('alarming.do_history')}</Button>
      )}
      {isPending(standing) && (
        <Button danger disabled={disabled} onClick={() => runAlarmItem('dismiss', alarm)}>
          {t('alarming.do_dismiss')}
        </Button>
      )}
      {incidentId && <Button onClick={() => focusIncident(incidentId)}>{t('incident.alarmIncident')}</Button>}
    </div>
  );
}
