import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';
import { EVENT_TYPES, type EventType, eventPayloads, type LoggedEvent } from '../events.ts';
import { RECORD_KINDS, type RecordKind } from '../records/index.ts';

/** A logged event on the wire. The payload is checked against its type's schema. */
export const loggedEventSchema = z
  .object({
    seq: z.number().int().min(1),
    id: z.string().max(80),
    origin: z.string().max(80),
    originSeq: z.number().int().min(1),
    at: z.object({ ms: z.number().int(), counter: z.number().int() }),
    actor: z.string().max(80),
    incidentId: z.string().max(80).optional(),
    type: z.enum(EVENT_TYPES as readonly [EventType, ...EventType[]]),
    version: z.number().int().min(1),
    payload: z.unknown(),
    prevHash: z.string().length(64),
    hash: z.string().length(64),
  })
  .transform((event, context): LoggedEvent => {
    const payload = eventPayloads[event.type].safeParse(event.payload);
    if (!payload.success) {
      context.addIssue({ code: 'custom', message: `payload of ${event.type}: ${payload.error.message}` });
      return z.NEVER;
    }
    return { ...event, payload: payload.data } as LoggedEvent;
  });

/** An entity of a snapshot, as `state.ts` folds it. */
export const entityRowSchema = z.object({
  kind: z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]),
  id: z.string().max(80),
  entity: z.object({
    fields: z.record(z.string(), z.unknown()),
    putAt: z.string().optional(),
    removedAt: z.string().optional(),
    patchedAt: z.record(z.string(), z.string()),
  }),
});
export type EntityRow = z.infer<typeof entityRowSchema>;

export const errorPayloadSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  detail: z.string().optional(),
});

/** client → hub, `call`: one command or query. `callId` makes a repeated command harmless. */
export const callMessageSchema = z.strictObject({
  name: z.string().min(1).max(80),
  input: z.unknown(),
  callId: z.string().min(8).max(80).optional(),
});
/** hub → client, answer of `call`. */
export const callAnswerSchema = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorPayloadSchema }),
]);

/** client → hub, `follow`: the log after `afterSeq`, then everything that comes. `unfollow` ends it. */
export const followMessageSchema = z.strictObject({
  afterSeq: z.number().int().min(0),
  /** Origin of the hub when the cursor was taken: another one means that the history was replaced since. */
  origin: z.string().max(80).optional(),
});

/**
 * hub → client, `events`: what follows `after` up to and including `upTo`. R1: a client applies a batch only when
 * `after` is its cursor, so each event is applied exactly once and in order; otherwise it follows again from its cursor.
 */
export const eventBatchSchema = z.object({
  after: z.number().int().min(0),
  upTo: z.number().int().min(0),
  events: z.array(loggedEventSchema),
});
export type EventBatch = z.infer<typeof eventBatchSchema>;

/**
 * hub → client, `notice`. `reset`: the history was replaced, everything must be loaded afresh. `told`: `hub.info` has a new
 * notice that a person must see.
 */
export const noticeSchema = z.object({ kind: z.enum(['reset', 'told']) });

/** Names of the Socket.io messages. */
export const MESSAGE = {
  call: 'call',
  follow: 'follow',
  unfollow: 'unfollow',
  events: 'events',
  notice: 'notice',
} as const;
