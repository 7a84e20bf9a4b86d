import type { Database } from 'better-sqlite3';
import { type Clock, compareHybridTime, type HybridTime, nextHybridTime } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import { type EventDraft, type EventType, eventPayloads, type LoggedEvent } from '../../shared/events.ts';
import { newId } from '../ids.ts';
import {
  EVENT_COLUMNS,
  type EventRow,
  eventHash,
  eventOfRow,
  FIRST_PREV_HASH,
  rowOfEvent,
  type StoredEvent,
} from './eventRow.ts';
import { KeyValueTable } from './keyValue.ts';

/** Version of the payloads this program writes. */
const PAYLOAD_VERSION = 1;

/** The end of the log as the writer knows it. Replaced, never changed: keeping one undoes what came after. */
export interface LogHead {
  /** Position of the last event. */
  readonly seq: number;
  /** Position and hash of this hub's own last event. */
  readonly originSeq: number;
  readonly hash: string;
  readonly time: HybridTime;
}

/** Appends to the table `events`, through the writer's connection, inside its transaction. */
export class EventLog {
  readonly origin: string;
  /** S3: after a failed transaction the caller puts the head back to what it was before. */
  head: LogHead;
  readonly #meta: KeyValueTable;
  readonly #insert;
  readonly #clock: Clock;
  readonly #randomBytes: (length: number) => Uint8Array;

  constructor(database: Database, clock: Clock, randomBytes: (length: number) => Uint8Array) {
    this.#clock = clock;
    this.#randomBytes = randomBytes;
    this.#meta = new KeyValueTable(database, 'meta');
    this.origin = this.#meta.get('origin') ?? beginOrigin(database, clock, randomBytes);
    this.head = readHead(database, this.origin, this.#meta);
    this.#insert = database.prepare<[EventRow]>(
      `INSERT INTO events (${EVENT_COLUMNS}) VALUES (${EVENT_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
    );
  }

  /**
   * Appends what a service decided as this hub's next events.
   * @throws AppError internal when a payload is not what its type says
   */
  append(drafts: readonly EventDraft[], actor: string): StoredEvent[] {
    return drafts.map((draft) => {
      const stored = this.#seal(draft, actor);
      this.#store(stored);
      return stored;
    });
  }

  /** Appends an event of another hub, already checked; its `seq` becomes this hub's next. */
  appendForeign({ event, payloadJson }: StoredEvent): StoredEvent {
    const stored = { event: { ...event, seq: this.head.seq + 1 }, payloadJson };
    this.#insert.run(rowOfEvent(stored));
    const time = compareHybridTime(event.at, this.head.time) > 0 ? event.at : this.head.time;
    this.head = { ...this.head, seq: stored.event.seq, time };
    return stored;
  }

  /** Keeps the hybrid clock; part of each transaction that appended. */
  saveTime(): void {
    this.#meta.set('time', JSON.stringify(this.head.time));
  }

  #store(stored: StoredEvent): void {
    this.#insert.run(rowOfEvent(stored));
    const { seq, originSeq, hash, at } = stored.event;
    this.head = { seq, originSeq, hash, time: at };
  }

  #seal(draft: EventDraft, actor: string): StoredEvent {
    const parsed = eventPayloads[draft.type].safeParse(draft.payload);
    if (!parsed.success) throw new AppError('internal', { type: draft.type }, parsed.error);
    const payloadJson = JSON.stringify(parsed.data);
    const at = nextHybridTime(this.head.time, this.#clock.now());
    const unsealed = {
      seq: this.head.seq + 1,
      id: newId('event', at.ms, this.#randomBytes),
      origin: this.origin,
      originSeq: this.head.originSeq + 1,
      at,
      actor,
      ...(draft.incidentId === undefined ? {} : { incidentId: draft.incidentId }),
      type: draft.type,
      version: PAYLOAD_VERSION,
      payload: JSON.parse(payloadJson),
      prevHash: this.head.hash,
    };
    const event = { ...unsealed, hash: eventHash(unsealed, payloadJson) } as LoggedEvent;
    return { event, payloadJson };
  }
}

/**
 * Gives the database a new origin: at its birth, and whenever it may lack events that it once had.
 * S4: a position of an origin's chain is never used for two different events.
 */
export function beginOrigin(database: Database, clock: Clock, randomBytes: (length: number) => Uint8Array): string {
  const origin = newId('hub', clock.now(), randomBytes);
  new KeyValueTable(database, 'meta').set('origin', origin);
  return origin;
}

function readHead(database: Database, origin: string, meta: KeyValueTable): LogHead {
  const own = database
    .prepare<[string], { origin_seq: number; hash: string }>(
      'SELECT origin_seq, hash FROM events WHERE origin = ? ORDER BY origin_seq DESC LIMIT 1',
    )
    .get(origin);
  const seq = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck().get() ?? 0;
  const time: HybridTime = JSON.parse(meta.get('time') ?? '{"ms":0,"counter":0}');
  return { seq, originSeq: own?.origin_seq ?? 0, hash: own?.hash ?? FIRST_PREV_HASH, time };
}

/** Reads the log through one connection. */
export class LogReader {
  readonly #after;
  readonly #timeline;
  readonly #ofType;
  readonly #seq;

  constructor(database: Database) {
    this.#after = database.prepare<[number, number], EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#timeline = database.prepare<[string, number, number], EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE incident_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    );
    this.#ofType = database.prepare<[string], EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE type = ? ORDER BY seq`,
    );
    this.#seq = database.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM events').pluck();
  }

  rowsAfter(seq: number, limit: number): EventRow[] {
    return this.#after.all(seq, limit);
  }

  eventsAfter(seq: number, limit: number): LoggedEvent[] {
    return this.#after.all(seq, limit).map(eventOfRow);
  }

  timeline(incidentId: string, afterSeq: number, limit: number): LoggedEvent[] {
    return this.#timeline.all(incidentId, afterSeq, limit).map(eventOfRow);
  }

  ofType<Type extends EventType>(type: Type): Extract<LoggedEvent, { type: Type }>[] {
    return this.#ofType.all(type).map(eventOfRow) as Extract<LoggedEvent, { type: Type }>[];
  }

  seq(): number {
    return this.#seq.get() ?? 0;
  }
}
