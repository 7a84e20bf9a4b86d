import { z } from 'zod';
import { ALARM_STATES, alarmSchema } from '../records/alarm.ts';
import { idOf, textSchema, timeSchema } from '../records/base.ts';
import { INCIDENT_STATES, incidentSchema } from '../records/incident.ts';
import { reportSchema } from '../records/report.ts';
import { TASK_STATES, taskSchema } from '../records/task.ts';
import { weatherSchema } from '../records/weather.ts';
import { command, DESK, EVERYONE, query, RESPONDERS } from './operation.ts';
import { loggedEventSchema } from './wire.ts';

const incidentId = idOf('incident');
const empty = z.strictObject({});
const newIncident = incidentSchema
  .pick({
    name: true,
    position: true,
    address: true,
    informationSource: true,
    substance: true,
    subjectId: true,
    subjectName: true,
    alarmId: true,
    description: true,
  })
  .extend({ occurredAt: timeSchema.optional(), radiiM: incidentSchema.shape.radiiM.default([500, 3000, 5000]) });
const newTask = taskSchema.pick({ title: true, detail: true, assignee: true, position: true, dueAt: true });

/** Incidents, tasks, alarms, weather and reports: the main job. */
export const incidentOperations = {
  'incidents.open': command(
    'Open an incident at a place',
    DESK,
    newIncident.strict(),
    z.object({ incident: incidentSchema }),
  ),
  'incidents.change': command(
    'Correct what is known of an open incident',
    DESK,
    z.strictObject({
      incidentId,
      changes: incidentSchema
        .pick({
          name: true,
          position: true,
          address: true,
          substance: true,
          subjectId: true,
          subjectName: true,
          description: true,
          radiiM: true,
        })
        .partial()
        .strict(),
    }),
    z.object({ incident: incidentSchema }),
  ),
  'incidents.advance': command(
    'Move an incident to its next state, with the reason',
    DESK,
    z.strictObject({ incidentId, to: z.enum(INCIDENT_STATES), why: textSchema }),
    z.object({ incident: incidentSchema }),
  ),
  'incidents.note': command(
    'Add a note to the timeline',
    RESPONDERS,
    z.strictObject({ incidentId, text: z.string().trim().min(1).max(4000) }),
    empty,
  ),
  'incidents.timeline': query(
    'Events of one incident in log order',
    EVERYONE,
    z.strictObject({
      incidentId,
      afterSeq: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(5000).default(1000),
    }),
    z.object({ events: z.array(loggedEventSchema), upToSeq: z.number().int(), more: z.boolean() }),
  ),
  'tasks.send': command(
    'Send tasks of an incident',
    DESK,
    z.strictObject({ incidentId, tasks: z.array(newTask.strict()).min(1).max(50) }),
    z.object({ tasks: z.array(taskSchema) }),
  ),
  'tasks.advance': command(
    'Acknowledge, start, finish, refuse or cancel a task',
    RESPONDERS,
    z.strictObject({ taskId: idOf('task'), to: z.enum(TASK_STATES), note: textSchema.optional() }),
    z.object({ task: taskSchema }),
  ),
  'alarms.raise': command(
    'Record an alarm (a phone call, a patrol, a camera)',
    RESPONDERS,
    alarmSchema
      .pick({ name: true, priority: true, position: true, source: true, description: true, subjectId: true })
      .strict(),
    z.object({ alarm: alarmSchema }),
  ),
  'alarms.advance': command(
    'Acknowledge or dismiss an alarm',
    DESK,
    z.strictObject({
      alarmId: idOf('alarm'),
      to: z.enum(ALARM_STATES).exclude(['raised', 'incident']),
      why: textSchema.optional(),
    }),
    z.object({ alarm: alarmSchema }),
  ),
  'weather.observe': command(
    'Enter a weather observation by hand',
    RESPONDERS,
    weatherSchema
      .pick({
        position: true,
        windSpeedMs: true,
        windFromDeg: true,
        temperatureK: true,
        relativeHumidity: true,
        pressurePa: true,
        cloudOktas: true,
      })
      .extend({ observedAt: timeSchema.optional() })
      .strict(),
    z.object({ weather: weatherSchema }),
  ),
  'reports.produce': command(
    'Produce the one-page report of an incident as of now',
    DESK,
    z.strictObject({ incidentId, summary: textSchema.default('') }),
    z.object({ report: reportSchema }),
  ),
} as const;
