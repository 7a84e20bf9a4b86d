import { AlertOutlined, CheckOutlined, MoreOutlined, UndoOutlined } from '@ant-design/icons';
import { Dropdown, Tooltip } from 'antd';
import { type KeyboardEvent, memo } from 'react';
import type { Alarm } from '../../../shared/records/alarm.ts';
import { showAlarm, toIncident } from '../../alarming/alarmDesk.ts';
import { alarmKey, alarmMenu, runAlarmItem } from '../../alarming/alarmMenu.ts';
import type { Measure } from '../../alarming/measure.ts';
import { callsFor, isPending, type Standing, standingOf } from '../../alarming/standing.ts';
import { formatAge, formatDuration, formatNumber, formatTime } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { ROW } from '../../ui/arrowKeys.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { runCommand } from '../../ui/runCommand.ts';
import { AlarmPriorityTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ALARM_TONES } from '../../ui/tones.ts';

/** From here on a count is shown as chattering: the hub counts in one alarm what comes back within ten minutes. */
const CHATTERS_FROM = 3;

const STANDING_TONES = { cleared: 'good', acknowledged: 'plain', shelved: 'shelter', normal: 'good' } as const;

interface AlarmRowProps {
  readonly alarm: Alarm;
  readonly nowMs: number;
  readonly selected: boolean;
  readonly measure: Measure | undefined;
}

/** One alarm: what, how much, where it stands, how long ago; and what can be done with it. */
export const AlarmRow = memo(function AlarmRow({ alarm, nowMs, selected, measure }: AlarmRowProps) {
  const t = useT();
  const standing = standingOf(alarm, nowMs);
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !alarmKey(event.key, alarm, standing)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li
      className={`om-row om-alarm ${alarm.state} ${standing} om-tone-${ALARM_TONES[alarm.priority]}${selected ? ' selected' : ''}`}
      data-testid="alarm-row"
      data-id={alarm.id}
      data-state={alarm.state}
      data-standing={standing}
    >
      <button
        type="button"
        className="om-row-main"
        aria-pressed={selected}
        aria-keyshortcuts="A I S H M"
        {...ROW}
        onClick={() => showAlarm(alarm)}
        onKeyDown={pressed}
      >
        <span className="om-row-title">{alarm.name}</span>
        {measure?.value !== undefined && (
          <span className="om-alarm-measure" data-testid="alarm-measure">
            <span>{measure.factor}</span>
            <b>{measure.value}</b>
            {measure.limit !== undefined && <span>{t('alarming.limitIs', { limit: measure.limit })}</span>}
          </span>
        )}
        <span className="om-row-meta">
          <AlarmPriorityTag priority={alarm.priority} />
          <Marks alarm={alarm} standing={standing} nowMs={nowMs} />
          <Tooltip title={formatTime(alarm.raisedAt)}>
            <time className="om-row-age" dateTime={new Date(alarm.raisedAt).toISOString()}>
              {formatAge(alarm.raisedAt, nowMs, t)}
            </time>
          </Tooltip>
        </span>
      </button>
      <AlarmButtons alarm={alarm} standing={standing} />
    </li>
  );
});

interface MarksProps {
  readonly alarm: Alarm;
  readonly standing: Standing;
  readonly nowMs: number;
}

/** Where it stands, how often it came back, whether it went up. */
function Marks({ alarm, standing, nowMs }: MarksProps) {
  const t = useT();
  const { count = 1, escalatedAt, shelvedUntil = 0, shelvedWhy } = alarm;
  return (
    <>
      {standing === 'shelved' && (
        <Tooltip title={t('alarming.shelvedWhy', { until: formatTime(shelvedUntil), why: shelvedWhy ?? '' })}>
          <span>
            <StatusTag tone="shelter" testId="alarm-shelf-left">
              {t('alarming.shelvedLeft', { span: formatDuration(shelvedUntil - nowMs, t) })}
            </StatusTag>
          </span>
        </Tooltip>
      )}
      {(standing === 'cleared' || standing === 'acknowledged' || standing === 'normal') && (
        <StatusTag tone={STANDING_TONES[standing]}>{t(`alarming.standing_${standing}`)}</StatusTag>
      )}
      {standing === 'settled' && <span>{t(`records.alarmState_${alarm.state}`)}</span>}
      {alarm.source !== 'station' && <span>{t(`records.alarmSource_${alarm.source}`)}</span>}
      {count > 1 && (
        <Tooltip title={t(count >= CHATTERS_FROM ? 'alarming.chatters' : 'alarming.cameBack', { count })}>
          <span>
            <StatusTag tone={count >= CHATTERS_FROM ? 'caution' : 'plain'}>×{formatNumber(count)}</StatusTag>
          </span>
        </Tooltip>
      )}
      {escalatedAt !== undefined && escalatedAt > 0 && (
        <Tooltip title={t('alarming.escalatedAt', { at: formatTime(escalatedAt) })}>
          <span>
            <StatusTag tone="order">{t('alarming.escalated')}</StatusTag>
          </span>
        </Tooltip>
      )}
    </>
  );
}

function AlarmButtons({ alarm, standing }: { readonly alarm: Alarm; readonly standing: Standing }) {
  const t = useT();
  const blocked = useBlocked('alarms.advance');
  const items = alarmMenu(t, alarm, standing, blocked !== undefined);
  return (
    <div className="om-row-buttons">
      {callsFor(standing) && (
        <IconButton
          icon={<CheckOutlined />}
          label={t('page.alarmAcknowledge')}
          keyText="A"
          blocked={blocked}
          testId="alarm-acknowledge"
          onClick={() => void runCommand('alarms.advance', { alarmId: alarm.id, to: 'acknowledged' })}
        />
      )}
      {standing === 'shelved' && (
        <IconButton
          icon={<UndoOutlined />}
          label={t('alarming.unshelve')}
          keyText="S"
          blocked={blocked}
          testId="alarm-unshelve"
          onClick={() => void runCommand('alarms.unshelve', { alarmId: alarm.id })}
        />
      )}
      {isPending(standing) && (
        <IconButton
          icon={<AlertOutlined />}
          label={t('page.alarmToIncident')}
          keyText="I"
          blocked={blocked}
          testId="alarm-to-incident"
          onClick={() => toIncident(alarm)}
        />
      )}
      {items.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{ items, onClick: ({ key }) => runAlarmItem(key, alarm) }}
          placement="bottomRight"
        >
          <button
            type="button"
            className="om-icon-button"
            aria-label={t('alarming.moreOf', { name: alarm.name })}
            data-testid="alarm-more"
          >
            <MoreOutlined />
          </button>
        </Dropdown>
      )}
    </div>
  );
}
