import type { MenuProps } from 'antd';
import type { Translate } from '../../shared/i18n/index.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import { kindOfId } from '../../shared/records/index.ts';
import { openHistory } from '../monitoring/openHistory.ts';
import { whyBlocked } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import { hubNow } from '../state/session.ts';
import { runCommand } from '../ui/runCommand.ts';
import { showSubject, toIncident } from './alarmDesk.ts';
import { callsFor, isPending, type Standing } from './standing.ts';

/** What can be done with one alarm beside its buttons; the key of each as a row's shortcut. */
const ITEMS = ['shelve', 'subject', 'history', 'rule', 'dismiss'] as const;
type Item = (typeof ITEMS)[number];

function isOffered(item: Item, alarm: Alarm, standing: Standing): boolean {
  const { subjectId, factor, ruleId } = alarm;
  switch (item) {
    case 'shelve':
    case 'dismiss':
      return isPending(standing);
    case 'subject':
      return subjectId !== undefined;
    case 'history':
      return subjectId !== undefined && factor !== undefined && kindOfId(subjectId) === 'station';
    case 'rule':
      return ruleId !== undefined;
  }
}

const ALTERS: ReadonlySet<Item> = new Set(['shelve', 'dismiss']);

/** Menu of an alarm. @param isBlocked the user may not change alarms now */
export function alarmMenu(
  t: Translate,
  alarm: Alarm,
  standing: Standing,
  isBlocked: boolean,
): NonNullable<MenuProps['items']> {
  return ITEMS.filter((item) => isOffered(item, alarm, standing)).map((item) => ({
    key: item,
    label: t(`alarming.do_${item}`),
    disabled: isBlocked && ALTERS.has(item),
    ...(KEYS[item] === undefined ? {} : { extra: KEYS[item] }),
  }));
}

const KEYS: Partial<Record<Item, string>> = { shelve: 'S', subject: 'M', history: 'H' };

/** Does what the menu's item says. */
export function runAlarmItem(item: string, alarm: Alarm): void {
  const { id, subjectId, factor, ruleId } = alarm;
  switch (item) {
    case 'shelve':
      useDesk.setState({ dialog: 'shelveAlarm', dialogSubjectId: id });
      return;
    case 'dismiss':
      useDesk.setState({ dialog: 'dismissAlarm', dialogSubjectId: id });
      return;
    case 'rule':
      useDesk.setState({ dialog: 'alarmRules', dialogSubjectId: ruleId });
      return;
    case 'subject':
      showSubject(alarm);
      return;
    case 'history':
      if (subjectId !== undefined && factor !== undefined) openHistory(subjectId, factor, stretchOf(alarm));
  }
}

const HALF_DAY_MS = 12 * 3_600_000;

/** Half a day on either side of the alarm; the last 24 hours, which the history shows by itself, for a fresh one. */
function stretchOf({ raisedAt }: Alarm): { fromMs: number; toMs: number } | undefined {
  if (hubNow() - raisedAt < HALF_DAY_MS) return undefined;
  return { fromMs: raisedAt - HALF_DAY_MS, toMs: raisedAt + HALF_DAY_MS };
}

/** Runs the shortcut of a row in focus. @returns false when the key does nothing for this alarm */
export function alarmKey(key: string, alarm: Alarm, standing: Standing): boolean {
  const may = whyBlocked(useLanguage.getState().t, 'alarms.advance') === undefined;
  switch (key.toLowerCase()) {
    case 'a':
      if (!callsFor(standing) || !may) return false;
      void runCommand('alarms.advance', { alarmId: alarm.id, to: 'acknowledged' });
      return true;
    case 'i':
      if (!isPending(standing) || !may) return false;
      toIncident(alarm);
      return true;
    case 's':
      if (!may) return false;
      if (standing === 'shelved') void runCommand('alarms.unshelve', { alarmId: alarm.id });
      else if (isPending(standing)) runAlarmItem('shelve', alarm);
      else return false;
      return true;
    case 'm':
      if (!isOffered('subject', alarm, standing)) return false;
      showSubject(alarm);
      return true;
    case 'h':
      if (!isOffered('history', alarm, standing)) return false;
      runAlarmItem('history', alarm);
      return true;
    default:
      return false;
  }
}
