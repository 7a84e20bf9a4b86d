import { AppError } from '../../shared/errors.ts';
import { eventPayloads, type LoggedEvent } from '../../shared/events.ts';
import type { Committed } from './batch.ts';
import type { ChainEnd } from './chains.ts';
import { eventHash, FIRST_PREV_HASH, isEventType, type StoredEvent } from './eventRow.ts';
import { fold } from './projection.ts';
import type { Session } from './session.ts';
import type { Ingested } from './types.ts';

/**
 * Takes events of other hubs in, in any order and any number of times; payloads as JSON.parse made them. Of each origin
 * the ones that continue its chain are taken.
 * @throws AppError record.conflict when an event is not what its hash says or does not fit its chain; nothing is taken
 */
export function ingest(session: Session, events: readonly LoggedEvent[]): { ingested: Ingested; committed: Committed } {
  const { writer, log } = session;
  const head = log.head;
  writer.exec('BEGIN IMMEDIATE');
  try {
    const missing: { origin: string; originSeq: number }[] = [];
    const taken: StoredEvent[] = [];
    for (const chain of Map.groupBy(events, ({ origin }) => origin).values()) {
      const { accepted, gap } = takeChain(session, chain);
      taken.push(...accepted);
      if (gap) missing.push(gap);
    }
    if (taken.length > 0) log.saveTime();
    session.entities.settleDirectory();
    writer.exec('COMMIT');
    session.entities.forgetTouched();
    session.seq = log.head.seq;
    const committed = { events: taken, answers: [], settle: () => {} };
    return { ingested: { accepted: taken.length, missing }, committed };
  } catch (error) {
    log.head = head;
    session.entities.forgetTouched();
    if (writer.inTransaction) writer.exec('ROLLBACK');
    throw error;
  }
}

function takeChain(
  session: Session,
  events: readonly LoggedEvent[],
): { accepted: StoredEvent[]; gap?: { origin: string; originSeq: number } } {
  const accepted: StoredEvent[] = [];
  const origin = events[0]?.origin ?? '';
  let end = chainEnd(session, origin);
  for (const event of events.toSorted((a, b) => a.originSeq - b.originSeq)) {
    if (event.originSeq <= end.originSeq) {
      assertSame(session, event);
      continue;
    }
    if (event.originSeq > end.originSeq + 1) return { accepted, gap: { origin, originSeq: end.originSeq + 1 } };
    const stored = session.log.appendForeign(checked(event, end));
    fold(stored.event, session.entities);
    accepted.push(stored);
    end = { originSeq: event.originSeq, hash: event.hash };
  }
  return { accepted };
}

function chainEnd({ writer, log }: Session, origin: string): ChainEnd {
  if (origin === log.origin) return { originSeq: log.head.originSeq, hash: log.head.hash };
  const last = writer
    .prepare<[string], ChainEnd>(
      'SELECT origin_seq AS originSeq, hash FROM events WHERE origin = ? ORDER BY origin_seq DESC LIMIT 1',
    )
    .get(origin);
  return last ?? { originSeq: 0, hash: FIRST_PREV_HASH };
}

/** An event that is here already must be the same one. */
function assertSame({ writer }: Session, event: LoggedEvent): void {
  const hash = writer
    .prepare<[string, number], string>('SELECT hash FROM events WHERE origin = ? AND origin_seq = ?')
    .pluck()
    .get(event.origin, event.originSeq);
  if (hash !== event.hash) throw conflict(event, 'another event stands at its place');
}

function checked(event: LoggedEvent, end: ChainEnd): StoredEvent {
  const payloadJson = JSON.stringify(event.payload);
  if (event.prevHash !== end.hash) throw conflict(event, 'it does not follow the one before');
  if (eventHash(event, payloadJson) !== event.hash) throw conflict(event, 'its content is not what its hash says');
  if (!isEventType(event.type)) throw conflict(event, 'its type is unknown');
  const parsed = eventPayloads[event.type].safeParse(event.payload);
  if (!parsed.success) throw conflict(event, 'its payload is not what its type says', parsed.error);
  return { event, payloadJson };
}

function conflict({ origin, originSeq }: LoggedEvent, detail: string, cause?: unknown): AppError {
  return new AppError('record.conflict', { origin, originSeq }, new Error(detail, { cause }));
}
