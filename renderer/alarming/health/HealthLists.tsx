import type { ReactNode } from 'react';
import type { AlarmHealth } from '../../../shared/contract/alarming.ts';
import { closeDialog } from '../../dialogs/closeDialog.ts';
import { formatDuration, formatNumber, formatShortTime } from '../../format.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { showAlarm } from '../alarmDesk.ts';

/** Entries of one list that are shown. */
const SHOWN = 8;

/** What to mend: what raises most, what stands for days, what chatters, when it flooded. */
export function HealthLists({ health: { frequent, stale, chattering, floods, to } }: { readonly health: AlarmHealth }) {
  const t = useT();
  return (
    <div className="om-health-lists">
      <HealthList title={t('alarming.healthFrequent')} total={frequent.length}>
        {frequent.slice(0, SHOWN).map(({ name, ruleId, subjectId, count }) => (
          <li key={`${ruleId} ${subjectId} ${name}`}>
            {ruleId === undefined ? (
              <span>{name}</span>
            ) : (
              <button
                type="button"
                className="om-link"
                onClick={() => useDesk.setState({ dialog: 'alarmRules', dialogSubjectId: ruleId })}
              >
                {name}
              </button>
            )}
            <b>{formatNumber(count)}</b>
          </li>
        ))}
      </HealthList>
      <HealthList title={t('alarming.healthStale')} total={stale.length}>
        {stale.slice(0, SHOWN).map((alarmId) => (
          <AlarmLine key={alarmId} alarmId={alarmId} toMs={to} />
        ))}
      </HealthList>
      <HealthList title={t('alarming.healthChattering')} total={chattering.length}>
        {chattering.slice(0, SHOWN).map(({ alarmId, mostPerMinute }) => (
          <AlarmLine key={alarmId} alarmId={alarmId} perMinute={mostPerMinute} />
        ))}
      </HealthList>
      <HealthList title={t('alarming.healthFloods')} total={floods.length}>
        {floods.slice(-SHOWN).map((flood) => (
          <li key={flood.from}>
            <span>
              {formatShortTime(flood.from, to)} – {formatShortTime(flood.to, to)}
            </span>
            <b>{formatNumber(flood.count)}</b>
          </li>
        ))}
      </HealthList>
    </div>
  );
}

interface HealthListProps {
  readonly title: string;
  readonly total: number;
  readonly children: ReactNode;
}

function HealthList({ title, total, children }: HealthListProps) {
  const t = useT();
  return (
    <section>
      <h3>
        {title} <span className="hint">{formatNumber(total)}</span>
      </h3>
      {total === 0 ? <p className="hint">{t('alarming.healthNone')}</p> : <ul>{children}</ul>}
    </section>
  );
}

interface AlarmLineProps {
  readonly alarmId: string;
  /** How long it stands is counted up to then. */
  readonly toMs?: number;
  readonly perMinute?: number;
}

function AlarmLine({ alarmId, toMs, perMinute }: AlarmLineProps) {
  const t = useT();
  const alarm = useRecords((state) => state.lists.alarm.find(({ id }) => id === alarmId));
  if (!alarm) return null;
  return (
    <li>
      <button
        type="button"
        className="om-link"
        onClick={() => {
          closeDialog();
          showAlarm(alarm);
        }}
      >
        {alarm.name}
      </button>
      <b>
        {perMinute === undefined
          ? formatDuration((toMs ?? alarm.raisedAt) - alarm.raisedAt, t)
          : t('alarming.healthPerMinute', { count: formatNumber(perMinute) })}
      </b>
    </li>
  );
}
