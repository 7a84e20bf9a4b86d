import type { Alarm } from '../../shared/records/alarm.ts';

/**
 * Where an alarm stands, by the states of ISA-18.2 / IEC 62682: unacknowledged or acknowledged while its condition
 * holds, gone before anybody acknowledged it (`cleared`), set aside (`shelved`), gone and acknowledged (`normal`), or
 * settled by the desk (an incident, dismissed).
 */
export const STANDINGS = ['unacknowledged', 'cleared', 'acknowledged', 'shelved', 'normal', 'settled'] as const;
export type Standing = (typeof STANDINGS)[number];

/** True while its condition holds; an alarm that a person raised holds until somebody settles it. */
export function isActive({ clearedAt }: Pick<Alarm, 'clearedAt'>): boolean {
  return clearedAt === undefined || clearedAt === 0;
}

/** True while it is set aside. R1: shelving ends by itself at its time, whatever the hub says by then. */
export function isShelved({ shelvedUntil }: Pick<Alarm, 'shelvedUntil'>, nowMs: number): boolean {
  return shelvedUntil !== undefined && shelvedUntil > nowMs;
}

export function standingOf(alarm: Alarm, nowMs: number): Standing {
  if (alarm.state === 'incident' || alarm.state === 'dismissed') return 'settled';
  if (isShelved(alarm, nowMs)) return 'shelved';
  if (alarm.state === 'raised') return isActive(alarm) ? 'unacknowledged' : 'cleared';
  return isActive(alarm) ? 'acknowledged' : 'normal';
}

/** True for what asks for somebody now. */
export function isPending(standing: Standing): boolean {
  return standing === 'unacknowledged' || standing === 'cleared' || standing === 'acknowledged';
}

/** True for what nobody has acknowledged and nobody has set aside. */
export function callsFor(standing: Standing): boolean {
  return standing === 'unacknowledged' || standing === 'cleared';
}
