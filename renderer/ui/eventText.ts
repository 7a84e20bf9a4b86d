import type { LoggedEvent, PayloadOf } from '../../shared/events.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import { formatNumber, formatTemperature, formatTime, formatWind } from '../format.ts';
import { useRecords } from '../state/records.ts';
import type { Tone } from '../theme/tokens.ts';
import { ALARM_TONES, INCIDENT_TONES, TASK_TONES } from './tones.ts';

/** Names of things that an event only names by id. */
export interface EventNames {
  /** Name of an alarm; its id where it is not known. */
  alarm(id: string): string;
  /** Name of an import. */
  importBatch(id: string): string;
}

/** Names as the page's records have them now. */
const currentNames: EventNames = {
  alarm: (id) => useRecords.getState().record('alarm', id)?.name ?? id,
  importBatch: (id) => useRecords.getState().record('importBatch', id)?.name ?? id,
};

/** What happened, in one sentence without who and when. */
export function eventText(t: Translate, event: LoggedEvent, names: EventNames = currentNames): string {
  return t(`page.event_${event.type.replaceAll('.', '_')}`, paramsOf(event, t, names));
}

function paramsOf(event: LoggedEvent, t: Translate, names: EventNames): Record<string, string | number> {
  switch (event.type) {
    case 'records.imported':
      return { kind: t(`records.${event.payload.kind}`), count: event.payload.records.length };
    case 'records.removed':
      return {
        kind: t(`records.${event.payload.kind}`),
        count: event.payload.ids.length,
        reason: event.payload.reason,
      };
    case 'record.put': {
      const { name } = event.payload.record;
      return {
        kind: t(`records.${event.payload.kind}`),
        name: typeof name === 'string' ? name : event.payload.record.id,
      };
    }
    case 'import.completed': {
      const { name, imported, updated } = event.payload.batch;
      return { name, imported: formatNumber(imported), updated: formatNumber(updated) };
    }
    case 'import.undone':
      return { name: names.importBatch(event.payload.importId) };
    case 'incident.opened':
      return { name: event.payload.incident.name };
    case 'incident.changed':
      return {
        fields: Object.keys(event.payload.changes)
          .map((field) => t(`page.incidentField_${field}`))
          .join(t('page.listComma')),
      };
    case 'incident.advanced':
      return {
        from: t(`records.incidentState_${event.payload.from}`),
        to: t(`records.incidentState_${event.payload.to}`),
        why: event.payload.why === '' ? '' : t('page.eventWhy', { why: event.payload.why }),
      };
    case 'incident.noted':
      return { text: event.payload.text };
    case 'task.sent':
      return { title: event.payload.task.title, assignee: event.payload.task.assignee.name };
    case 'task.advanced':
      return {
        title: event.payload.title,
        assignee: event.payload.assignee.name,
        to: t(`records.taskState_${event.payload.to}`),
        note: event.payload.note ? t('page.eventWhy', { why: event.payload.note }) : '',
      };
    case 'alarm.raised':
      return { name: event.payload.alarm.name };
    case 'alarm.advanced':
      return {
        name: names.alarm(event.payload.alarmId),
        to: t(`records.alarmState_${event.payload.to}`),
        why: event.payload.why ? t('page.eventWhy', { why: event.payload.why }) : '',
      };
    case 'alarm.updated':
      return { name: names.alarm(event.payload.alarmId), what: updateText(t, event.payload.changes) };
    case 'weather.observed': {
      const { windSpeedMs, windFromDeg, temperatureK } = event.payload.weather;
      return { wind: formatWind(windSpeedMs, windFromDeg, t), temperature: formatTemperature(temperatureK) };
    }
    case 'user.put':
      return { name: event.payload.user.name, role: t(`records.role_${event.payload.user.role}`) };
    case 'report.produced':
      return { title: event.payload.report.title };
  }
}

/** What became of a standing alarm, the weightiest first. */
function updateText(t: Translate, changes: PayloadOf<'alarm.updated'>['changes']): string {
  if (changes.escalatedAt !== undefined) return t('page.alarmUpdate_escalated');
  if (changes.shelvedUntil !== undefined) {
    return changes.shelvedUntil === 0
      ? t('page.alarmUpdate_unshelved')
      : t('page.alarmUpdate_shelved', { until: formatTime(changes.shelvedUntil) });
  }
  if (changes.clearedAt !== undefined && changes.clearedAt !== 0) return t('page.alarmUpdate_cleared');
  return t('page.alarmUpdate_again', { count: changes.count ?? 1 });
}

/** Colour of an event: that of the state it led to. */
export function eventTone(event: LoggedEvent): Tone {
  switch (event.type) {
    case 'incident.opened':
      return 'order';
    case 'incident.advanced':
      return INCIDENT_TONES[event.payload.to];
    case 'task.sent':
      return 'warning';
    case 'task.advanced':
      return TASK_TONES[event.payload.to];
    case 'alarm.raised':
      return ALARM_TONES[event.payload.alarm.priority];
    case 'incident.noted':
    case 'report.produced':
      return 'accent';
    default:
      return 'plain';
  }
}
