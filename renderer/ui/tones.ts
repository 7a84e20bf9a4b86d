import type { Alarm } from '../../shared/records/alarm.ts';
import type { IncidentState } from '../../shared/records/incident.ts';
import type { TaskState } from '../../shared/records/task.ts';
import type { Tone } from '../theme/tokens.ts';

/** Colour of each state: the same meaning everywhere on the page. */
export const INCIDENT_TONES: Readonly<Record<IncidentState, Tone>> = {
  reported: 'order',
  verified: 'warning',
  responding: 'warning',
  handling: 'caution',
  ended: 'good',
  archived: 'plain',
};

export const TASK_TONES: Readonly<Record<TaskState, Tone>> = {
  sent: 'warning',
  acknowledged: 'advisory',
  underway: 'accent',
  done: 'good',
  refused: 'order',
  cancelled: 'plain',
};

export const ALARM_TONES: Readonly<Record<Alarm['priority'], Tone>> = {
  critical: 'order',
  high: 'warning',
  medium: 'caution',
  low: 'advisory',
};
