import { hash as digest } from 'node:crypto';
import { type EventEnvelope, type EventType, eventPayloads, hashText, type LoggedEvent } from '../../shared/events.ts';

/** `prevHash` of an origin's first event. */
export const FIRST_PREV_HASH = '0'.repeat(64);

/** A row of the table `events`. */
export interface EventRow {
  readonly seq: number;
  readonly id: string;
  readonly origin: string;
  readonly origin_seq: number;
  readonly at_ms: number;
  readonly at_counter: number;
  readonly actor: string;
  readonly incident_id: string | null;
  readonly type: string;
  readonly version: number;
  readonly payload: string;
  readonly prev_hash: string;
  readonly hash: string;
}

export const EVENT_COLUMNS =
  'seq, id, origin, origin_seq, at_ms, at_counter, actor, incident_id, type, version, payload, prev_hash, hash';

/** An event with the text of its payload: what is stored, hashed and written to the journal. */
export interface StoredEvent {
  readonly event: LoggedEvent;
  readonly payloadJson: string;
}

/** The row's event. The log is checked when it is written; here it is taken at its word. */
export function eventOfRow(row: EventRow): LoggedEvent {
  return {
    seq: row.seq,
    id: row.id,
    origin: row.origin,
    originSeq: row.origin_seq,
    at: { ms: row.at_ms, counter: row.at_counter },
    actor: row.actor,
    ...(row.incident_id === null ? {} : { incidentId: row.incident_id }),
    type: row.type,
    version: row.version,
    payload: JSON.parse(row.payload),
    prevHash: row.prev_hash,
    hash: row.hash,
  } as LoggedEvent;
}

export function rowOfEvent({ event, payloadJson }: StoredEvent): EventRow {
  return {
    seq: event.seq,
    id: event.id,
    origin: event.origin,
    origin_seq: event.originSeq,
    at_ms: event.at.ms,
    at_counter: event.at.counter,
    actor: event.actor,
    incident_id: event.incidentId ?? null,
    type: event.type,
    version: event.version,
    payload: payloadJson,
    prev_hash: event.prevHash,
    hash: event.hash,
  };
}

/** SHA-256 (hex) of an event. @param payloadJson text of its payload */
export function eventHash(
  event: Omit<EventEnvelope, 'hash' | 'seq'> & { type: string; incidentId?: string | undefined },
  payloadJson: string,
): string {
  return digest('sha256', hashText(event, payloadJson));
}

/** The hash that a row's content has, whatever its column `hash` says. */
export function rowHash(row: EventRow): string {
  return eventHash(
    {
      prevHash: row.prev_hash,
      id: row.id,
      origin: row.origin,
      originSeq: row.origin_seq,
      at: { ms: row.at_ms, counter: row.at_counter },
      actor: row.actor,
      incidentId: row.incident_id ?? undefined,
      type: row.type,
      version: row.version,
    },
    row.payload,
  );
}

/** True for types this program knows. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventPayloads, type);
}
