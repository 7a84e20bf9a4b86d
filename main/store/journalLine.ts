import type { LoggedEvent } from '../../shared/events.ts';
import type { Answer } from './answers.ts';
import { rowChecksum } from './checksum.ts';
import { type EventRow, eventHash, isEventType, type StoredEvent } from './eventRow.ts';

/** What one line of the journal says. */
export type JournalEntry =
  | { readonly stored: StoredEvent }
  | { readonly answer: Answer }
  | { readonly invalid: 'line' | 'hash' };

/** The line of an event: its envelope and, as it is in the database, its payload. */
export function eventLine(row: EventRow): string {
  const { payload, ...envelope } = row;
  return `${JSON.stringify(envelope).slice(0, -1)},"payload":${payload}}\n`;
}

/** The line of an answer to a command. */
export function answerLine(answer: Answer): string {
  const { resultJson, ...rest } = answer;
  return `${JSON.stringify({ answer: { ...rest, result: resultJson, checksum: answerChecksum(answer) } })}\n`;
}

/** Reads a line and checks its hash or checksum. */
export function parseLine(line: string): JournalEntry {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return { invalid: 'line' };
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null) return { invalid: 'line' };
  if ('answer' in parsed) return parseAnswer(parsed.answer);
  return parseEvent(parsed as Partial<EventRow> & { payload?: unknown });
}

function parseAnswer(value: unknown): JournalEntry {
  if (typeof value !== 'object' || value === null) return { invalid: 'line' };
  const { callId, actor, at, seq, result, checksum } = value as Record<string, unknown>;
  if (typeof callId !== 'string' || typeof actor !== 'string') return { invalid: 'line' };
  const resultJson = typeof result === 'string' ? result : null;
  const answer = { callId, actor, at: Number(at), seq: Number(seq), resultJson };
  return checksum === answerChecksum(answer) ? { answer } : { invalid: 'hash' };
}

function answerChecksum({ callId, actor, at, seq, resultJson }: Answer): number {
  return rowChecksum(callId, actor, at, seq, resultJson);
}

function parseEvent(row: Partial<Omit<EventRow, 'payload'>> & { payload?: unknown }): JournalEntry {
  if (typeof row.type !== 'string' || !isEventType(row.type) || typeof row.seq !== 'number') return { invalid: 'line' };
  const payloadJson = JSON.stringify(row.payload);
  const event = {
    seq: row.seq,
    id: row.id,
    origin: row.origin,
    originSeq: row.origin_seq,
    at: { ms: row.at_ms, counter: row.at_counter },
    actor: row.actor,
    ...(typeof row.incident_id === 'string' ? { incidentId: row.incident_id } : {}),
    type: row.type,
    version: row.version,
    payload: row.payload,
    prevHash: row.prev_hash,
    hash: row.hash,
  } as LoggedEvent;
  return event.hash === eventHash(event, payloadJson) ? { stored: { event, payloadJson } } : { invalid: 'hash' };
}
