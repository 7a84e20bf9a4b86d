import { z } from 'zod';
import type { HybridTime } from './clock.ts';
import { idOf, nameSchema, textSchema, timeSchema } from './records/base.ts';
import { INCIDENT_STATES, incidentSchema } from './records/incident.ts';
import { KEPT_KINDS, PLACE_KINDS, recordSchemas } from './records/index.ts';
import { assigneeSchema, TASK_STATES } from './records/task.ts';

/** Payload of every event type, by version 1. Types are never renamed; a new meaning gets a new type or version. */
export const eventPayloads = {
  /** A chunk of one import: whole records of one kind. */
  'records.imported': z.object({
    importId: idOf('importBatch'),
    kind: z.enum(PLACE_KINDS),
    records: z
      .array(z.looseObject({ id: z.string().max(80) }))
      .min(1)
      .max(500),
  }),
  'records.removed': z.object({
    kind: z.enum(KEPT_KINDS),
    ids: z.array(z.string().max(80)).min(1).max(5000),
    reason: textSchema,
  }),
  'record.put': z.object({ kind: z.enum(KEPT_KINDS), record: z.looseObject({ id: z.string().max(80) }) }),
  'import.completed': z.object({
    batch: recordSchemas.importBatch,
    /** Records that the import overwrote, as they were before: what an undo puts back. */
    replaced: z
      .array(
        z.object({
          kind: z.enum(PLACE_KINDS),
          record: z.looseObject({ id: z.string().max(80) }),
          /** Changed by hand since its own import: undoing that import leaves it. */
          byHand: z.literal(true).optional(),
        }),
      )
      .optional(),
  }),
  'import.undone': z.object({ importId: idOf('importBatch'), undoneAt: timeSchema }),
  'incident.opened': z.object({ incident: incidentSchema }),
  'incident.changed': z.object({
    incidentId: idOf('incident'),
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
      .partial(),
  }),
  'incident.advanced': z.object({
    incidentId: idOf('incident'),
    from: z.enum(INCIDENT_STATES),
    to: z.enum(INCIDENT_STATES),
    why: textSchema,
    endedAt: timeSchema.optional(),
  }),
  'incident.noted': z.object({ incidentId: idOf('incident'), text: textSchema.min(1) }),
  'task.sent': z.object({ task: recordSchemas.task }),
  'task.advanced': z.object({
    taskId: idOf('task'),
    incidentId: idOf('incident'),
    title: nameSchema,
    assignee: assigneeSchema,
    from: z.enum(TASK_STATES),
    to: z.enum(TASK_STATES),
    note: textSchema.optional(),
  }),
  'alarm.raised': z.object({ alarm: recordSchemas.alarm }),
  'alarm.advanced': z.object({
    alarmId: idOf('alarm'),
    to: recordSchemas.alarm.shape.state,
    incidentId: idOf('incident').optional(),
    why: textSchema.optional(),
  }),
  /** What became of a standing alarm: its condition came again, is gone, was set aside, was told again. */
  'alarm.updated': z.object({
    alarmId: idOf('alarm'),
    changes: recordSchemas.alarm
      .pick({
        priority: true,
        value: true,
        count: true,
        lastAt: true,
        clearedAt: true,
        shelvedUntil: true,
        shelvedBy: true,
        shelvedWhy: true,
        escalatedAt: true,
      })
      .partial(),
  }),
  'weather.observed': z.object({ weather: recordSchemas.weather }),
  'user.put': z.object({ user: recordSchemas.user }),
  'report.produced': z.object({ report: recordSchemas.report }),
} as const;

export type EventType = keyof typeof eventPayloads;
export type PayloadOf<Type extends EventType> = z.infer<(typeof eventPayloads)[Type]>;
export const EVENT_TYPES = Object.keys(eventPayloads) as readonly EventType[];

/** What a service decides: the rest of the envelope is the log's. */
export type EventDraft = {
  [Type in EventType]: {
    readonly type: Type;
    readonly incidentId?: string | undefined;
    readonly payload: PayloadOf<Type>;
  };
}[EventType];

/** The envelope of an event in the log. */
export interface EventEnvelope {
  /** Position in this hub's log, 1-based, without gaps: the cursor of streams. Differs between hubs. */
  readonly seq: number;
  /** `event:` + origin's time-sortable unique part; the same on every hub. */
  readonly id: string;
  /** The hub that wrote it first. */
  readonly origin: string;
  /** Position in the origin's own chain, 1-based, without gaps. */
  readonly originSeq: number;
  readonly at: HybridTime;
  /** Id of the account that decided. */
  readonly actor: string;
  readonly version: number;
  /** SHA-256 (hex) of the origin's previous event; 64 zeros for its first. */
  readonly prevHash: string;
  /** SHA-256 (hex) of this event, `prevHash` included. */
  readonly hash: string;
}

export type LoggedEvent = EventDraft & EventEnvelope;

/** Total order of events of one history, the same on every hub: hybrid time, then origin, then its sequence. */
export function compareEvents(a: LoggedEvent, b: LoggedEvent): number {
  return (
    a.at.ms - b.at.ms ||
    a.at.counter - b.at.counter ||
    (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : a.originSeq - b.originSeq)
  );
}

/** The text whose SHA-256 is the event's `hash`: every field that other hubs share, in this order, one a line. */
export function hashText(
  event: Omit<EventEnvelope, 'hash' | 'seq'> & { type: string; incidentId?: string | undefined },
  payloadJson: string,
): string {
  return [
    event.prevHash,
    event.id,
    event.origin,
    event.originSeq,
    event.at.ms,
    event.at.counter,
    event.actor,
    event.incidentId ?? '',
    event.type,
    event.version,
    payloadJson,
  ].join('\n');
}
