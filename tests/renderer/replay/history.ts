import { type EventDraft, hashText, type LoggedEvent } from '../../../shared/events.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import type { Task } from '../../../shared/records/task.ts';

export const INCIDENT_ID = 'incident:one';
export const OPENED_MS = 1_790_000_000_000;

export const INCIDENT: Incident = {
  id: INCIDENT_ID,
  name: '加油站突发环境事件',
  position: { lon: 1.5, lat: 42.5 },
  state: 'reported',
  informationSource: 'phone',
  occurredAt: OPENED_MS - 60_000,
  openedAt: OPENED_MS,
  openedBy: 'user:duty',
  radiiM: [500, 3000, 5000],
};

export const TASK: Task = {
  id: 'task:one',
  incidentId: INCIDENT_ID,
  title: '现场核实',
  assignee: { kind: 'role', id: 'field', name: '现场人员' },
  state: 'sent',
  sentAt: OPENED_MS + 120_000,
  sentBy: 'user:duty',
  stateAt: OPENED_MS + 120_000,
  stateBy: 'user:duty',
  dueAt: OPENED_MS + 1_920_000,
};

/** A draft as the log would hold it, `afterMs` after the incident was opened. */
export function logged(seq: number, afterMs: number, draft: EventDraft, actor = 'user:duty'): LoggedEvent {
  const envelope = {
    id: `event:${seq}`,
    origin: 'hub1',
    originSeq: seq,
    at: { ms: OPENED_MS + afterMs, counter: 0 },
    actor,
    version: 1,
    prevHash: '0'.repeat(64),
  };
  const hash = hashText({ ...envelope, ...draft }, '').slice(0, 64);
  return { ...draft, ...envelope, seq, hash };
}

const advancedTask = (from: Task['state'], to: Task['state'], note?: string): EventDraft => ({
  type: 'task.advanced',
  incidentId: INCIDENT_ID,
  payload: {
    taskId: TASK.id,
    incidentId: INCIDENT_ID,
    title: TASK.title,
    assignee: TASK.assignee,
    from,
    to,
    ...(note === undefined ? {} : { note }),
  },
});

const advanced = (from: Incident['state'], to: Incident['state'], why: string, endedAt?: number): EventDraft => ({
  type: 'incident.advanced',
  incidentId: INCIDENT_ID,
  payload: { incidentId: INCIDENT_ID, from, to, why, ...(endedAt === undefined ? {} : { endedAt }) },
});

/** The whole course of one incident: opened, task sent and answered, verified, noted, ended. */
export const HISTORY: readonly LoggedEvent[] = [
  logged(11, 0, { type: 'incident.opened', incidentId: INCIDENT_ID, payload: { incident: INCIDENT } }),
  logged(13, 120_000, { type: 'task.sent', incidentId: INCIDENT_ID, payload: { task: TASK } }),
  logged(14, 300_000, advancedTask('sent', 'acknowledged'), 'user:field'),
  logged(17, 600_000, advanced('reported', 'verified', '现场确认泄漏')),
  logged(18, 700_000, {
    type: 'incident.changed',
    incidentId: INCIDENT_ID,
    payload: { incidentId: INCIDENT_ID, changes: { substance: '汽油' } },
  }),
  logged(20, 900_000, {
    type: 'incident.noted',
    incidentId: INCIDENT_ID,
    payload: { incidentId: INCIDENT_ID, text: '阀门已关闭' },
  }),
  logged(21, 1_000_000, advancedTask('acknowledged', 'done', '已核实'), 'user:field'),
  logged(30, 1_200_000, advanced('verified', 'ended', '处置完毕', OPENED_MS + 1_200_000)),
];
