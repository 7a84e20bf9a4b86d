import type { Alarm } from '../../shared/records/alarm.ts';
import type { IncidentState } from '../../shared/records/incident.ts';
import type { TaskState } from '../../shared/records/task.ts';
import { useT } from '../state/language.ts';
import { StatusTag } from './StatusTag.tsx';
import { ALARM_TONES, INCIDENT_TONES, TASK_TONES } from './tones.ts';

export function IncidentStateTag({ state }: { readonly state: IncidentState }) {
  const t = useT();
  return <StatusTag tone={INCIDENT_TONES[state]}>{t(`records.incidentState_${state}`)}</StatusTag>;
}

export function TaskStateTag({ state }: { readonly state: TaskState }) {
  const t = useT();
  return <StatusTag tone={TASK_TONES[state]}>{t(`records.taskState_${state}`)}</StatusTag>;
}

export function AlarmPriorityTag({ priority }: { readonly priority: Alarm['priority'] }) {
  const t = useT();
  return (
    <StatusTag tone={ALARM_TONES[priority]} solid={priority === 'critical'}>
      {t(`records.alarmPriority_${priority}`)}
    </StatusTag>
  );
}
