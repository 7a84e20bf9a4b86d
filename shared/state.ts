import type { EventDraft, LoggedEvent } from './events.ts';
import { type RecordKind, type RecordOf, recordSchemas } from './records/index.ts';

/** Orders writes of one history: `ms`, `counter`, origin, its sequence; compared as a string. */
export type Stamp = string;

/** The stamp of an event: fixed-width so that string order is event order. */
export function stampOf(event: Pick<LoggedEvent, 'at' | 'origin' | 'originSeq'>): Stamp {
  const ms = event.at.ms.toString(36).padStart(11, '0');
  const counter = event.at.counter.toString(36).padStart(6, '0');
  return `${ms}.${counter}.${event.origin}.${event.originSeq.toString(36).padStart(9, '0')}`;
}

/** One consequence of an event: a whole record, some fields of one, or its removal. */
export type Assignment =
  | { readonly op: 'put'; readonly kind: RecordKind; readonly id: string; readonly fields: Fields }
  | { readonly op: 'patch'; readonly kind: RecordKind; readonly id: string; readonly fields: Fields }
  | { readonly op: 'remove'; readonly kind: RecordKind; readonly id: string };

export type Fields = Readonly<Record<string, unknown>>;

/**
 * What is known of one record. Last writer wins by field, a put counts as a write of every field, so folding the same
 * events in any order, any number of times, gives the same entity.
 */
export interface Entity {
  readonly fields: Fields;
  /** Stamp of the newest put; absent while only patches or a removal have arrived. */
  readonly putAt?: Stamp | undefined;
  readonly removedAt?: Stamp | undefined;
  /** Stamps of fields patched after `putAt`. */
  readonly patchedAt: Readonly<Record<string, Stamp>>;
}

export const EMPTY_ENTITY: Entity = { fields: {}, patchedAt: {} };

/** True when the record exists: put, and not removed since. */
export function isAlive(entity: Entity): boolean {
  return entity.putAt !== undefined && (entity.removedAt === undefined || entity.removedAt < entity.putAt);
}

/** R1: folding is commutative, associative and idempotent; the same set of events gives the same entity in any order. */
export function merge(entity: Entity, assignment: Assignment, stamp: Stamp): Entity {
  switch (assignment.op) {
    case 'remove':
      return entity.removedAt !== undefined && entity.removedAt >= stamp ? entity : { ...entity, removedAt: stamp };
    case 'put':
      return mergePut(entity, assignment.fields, stamp);
    case 'patch':
      return mergePatch(entity, assignment.fields, stamp);
  }
}

function mergePut(entity: Entity, fields: Fields, stamp: Stamp): Entity {
  if (entity.putAt !== undefined && entity.putAt >= stamp) return entity;
  const kept = Object.entries(entity.patchedAt).filter(([, at]) => at > stamp);
  const merged: Record<string, unknown> = { ...fields };
  for (const [field] of kept) merged[field] = entity.fields[field];
  return { ...entity, fields: merged, putAt: stamp, patchedAt: Object.fromEntries(kept) };
}

function mergePatch(entity: Entity, fields: Fields, stamp: Stamp): Entity {
  if (entity.putAt !== undefined && entity.putAt >= stamp) return entity;
  const merged: Record<string, unknown> = { ...entity.fields };
  const patchedAt: Record<string, Stamp> = { ...entity.patchedAt };
  for (const [field, value] of Object.entries(fields)) {
    const last = patchedAt[field];
    if (last !== undefined && last >= stamp) continue;
    merged[field] = value;
    patchedAt[field] = stamp;
  }
  return { ...entity, fields: merged, patchedAt };
}

/**
 * One entity out of two that were folded from different sets of events: the same as folding both sets.
 * R2: `mergeEntities(fold(X), fold(Y)) = fold(X ∪ Y)`, so a snapshot can be laid over what events have already brought.
 */
export function mergeEntities(a: Entity, b: Entity): Entity {
  const [base, other] = (a.putAt ?? '') >= (b.putAt ?? '') ? [a, b] : [b, a];
  const fields: Record<string, unknown> = { ...base.fields };
  const patchedAt: Record<string, Stamp> = { ...base.patchedAt };
  for (const [field, at] of Object.entries(other.patchedAt)) {
    const known = patchedAt[field] ?? base.putAt;
    if (known !== undefined && known >= at) continue;
    fields[field] = other.fields[field];
    patchedAt[field] = at;
  }
  const removedAt = (a.removedAt ?? '') >= (b.removedAt ?? '') ? a.removedAt : b.removedAt;
  return { ...base, fields, patchedAt, ...(removedAt === undefined ? {} : { removedAt }) };
}

/** What an event changes. Pure; unknown to it are the hub, the clock and every other event. */
export function assignmentsOf(event: EventDraft & Pick<LoggedEvent, 'at' | 'actor'>): Assignment[] {
  switch (event.type) {
    case 'records.imported': {
      const { kind, records } = event.payload;
      return records.map((record) => put(kind, record));
    }
    case 'records.removed': {
      const { kind, ids } = event.payload;
      return ids.map((id) => ({ op: 'remove', kind, id }));
    }
    case 'record.put':
      return [put(event.payload.kind, event.payload.record)];
    case 'import.completed':
      return [put('importBatch', event.payload.batch)];
    case 'import.undone':
      return [patch('importBatch', event.payload.importId, { undoneAt: event.payload.undoneAt })];
    case 'incident.opened':
      return [put('incident', event.payload.incident)];
    case 'incident.changed':
      return [patch('incident', event.payload.incidentId, event.payload.changes)];
    case 'incident.advanced':
      return [patch('incident', event.payload.incidentId, { state: event.payload.to, endedAt: event.payload.endedAt })];
    case 'incident.noted':
      return [];
    case 'task.sent':
      return [put('task', event.payload.task)];
    case 'task.advanced':
      return [
        patch('task', event.payload.taskId, {
          state: event.payload.to,
          stateAt: event.at.ms,
          stateBy: event.actor,
          stateNote: event.payload.note,
        }),
      ];
    case 'alarm.raised':
      return [put('alarm', event.payload.alarm)];
    case 'alarm.advanced':
      return [
        patch('alarm', event.payload.alarmId, {
          state: event.payload.to,
          stateAt: event.at.ms,
          stateBy: event.actor,
          ...(event.payload.incidentId === undefined ? {} : { incidentId: event.payload.incidentId }),
        }),
      ];
    case 'alarm.updated':
      return [patch('alarm', event.payload.alarmId, event.payload.changes)];
    case 'weather.observed':
      return [put('weather', event.payload.weather)];
    case 'user.put':
      return [put('user', event.payload.user)];
    case 'report.produced':
      return [put('report', event.payload.report)];
  }
}

function put(kind: RecordKind, record: { readonly id: string } & Fields): Assignment {
  return { op: 'put', kind, id: record.id, fields: record };
}

function patch(kind: RecordKind, id: string, fields: Fields): Assignment {
  return { op: 'patch', kind, id, fields };
}

/** The record of an entity, validated; undefined when it does not exist or its parts do not make a whole record. */
export function recordOf<Kind extends RecordKind>(kind: Kind, entity: Entity | undefined): RecordOf<Kind> | undefined {
  if (!entity || !isAlive(entity)) return undefined;
  const parsed = recordSchemas[kind].safeParse(entity.fields);
  return parsed.success ? (parsed.data as RecordOf<Kind>) : undefined;
}

/** Entities by kind and id: the state that the client, replay and tests fold in memory. */
export class EntityState {
  readonly #entities = new Map<RecordKind, Map<string, Entity>>();

  /** Folds one event; returns the ids it touched. */
  apply(event: LoggedEvent): { kind: RecordKind; id: string }[] {
    const stamp = stampOf(event);
    return assignmentsOf(event).map((assignment) => {
      const { kind, id } = assignment;
      this.#set(kind, id, merge(this.entity(kind, id) ?? EMPTY_ENTITY, assignment, stamp));
      return { kind, id };
    });
  }

  /** Takes an entity in as the hub has it (snapshot); what newer events brought stays. */
  load(kind: RecordKind, id: string, entity: Entity): void {
    const known = this.entity(kind, id);
    this.#set(kind, id, known ? mergeEntities(known, entity) : entity);
  }

  entity(kind: RecordKind, id: string): Entity | undefined {
    return this.#entities.get(kind)?.get(id);
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return recordOf(kind, this.entity(kind, id));
  }

  records<Kind extends RecordKind>(kind: Kind): RecordOf<Kind>[] {
    return [...(this.#entities.get(kind)?.values() ?? [])].flatMap((entity) => recordOf(kind, entity) ?? []);
  }

  /** Every entity with its kind and id, in no particular order. */
  *entries(): Generator<[RecordKind, string, Entity]> {
    for (const [kind, byId] of this.#entities) for (const [id, entity] of byId) yield [kind, id, entity];
  }

  #set(kind: RecordKind, id: string, entity: Entity): void {
    const byId = this.#entities.get(kind) ?? new Map<string, Entity>();
    byId.set(id, entity);
    this.#entities.set(kind, byId);
  }
}
