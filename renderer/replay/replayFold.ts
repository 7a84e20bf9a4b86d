import { compareEvents, type LoggedEvent } from '../../shared/events.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import { EntityState } from '../../shared/state.ts';
import type { RecordLists } from '../state/records.ts';

/** Events of one incident in the order that every hub agrees on. */
export function inOrder(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  return [...events].sort(compareEvents);
}

/** How many of the ordered events happened at or before `timeMs`. */
export function countUpTo(events: readonly LoggedEvent[], timeMs: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const event = events[middle];
    if (event && event.at.ms <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The records as of `timeMs`. R1: what belongs to the incident is the fold of its events up to that time and nothing
 * else, so no later state of a task or of the incident can show. Other incidents, and their tasks and reports, are left
 * out; weather and alarms are those that were known then; places, accounts and imports are today's.
 */
export function foldUpTo(events: readonly LoggedEvent[], timeMs: number, today: RecordLists): RecordLists {
  const state = new EntityState();
  for (const event of events.slice(0, countUpTo(events, timeMs))) state.apply(event);
  return {
    ...today,
    incident: state.records('incident'),
    task: state.records('task'),
    report: state.records('report'),
    weather: today.weather.filter((weather) => weather.observedAt <= timeMs),
    alarm: today.alarm.flatMap((alarm) => alarmAsOf(alarm, timeMs)),
  };
}

/** An alarm as it stood: not yet raised, raised, or as it is now. */
function alarmAsOf(alarm: Alarm, timeMs: number): Alarm[] {
  if (alarm.raisedAt > timeMs) return [];
  if (alarm.stateAt <= timeMs) return [alarm];
  const { incidentId: _later, ...rest } = alarm;
  return [{ ...rest, state: 'raised', stateAt: alarm.raisedAt, stateBy: alarm.raisedBy }];
}

/** Changes whenever `foldUpTo` would answer differently: how many events, observations and alarms lie before. */
export function momentKey(events: readonly LoggedEvent[], timeMs: number, today: RecordLists): string {
  const weather = today.weather.filter(({ observedAt }) => observedAt <= timeMs).length;
  const alarms = today.alarm.reduce(
    (sum, { raisedAt, stateAt }) => sum + Number(raisedAt <= timeMs) + Number(stateAt <= timeMs),
    0,
  );
  return `${countUpTo(events, timeMs)}.${weather}.${alarms}`;
}

/** First and last moment of a replay; at least a second apart so that the slider has a length. */
export function replaySpan(events: readonly LoggedEvent[]): { fromMs: number; toMs: number } | undefined {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return undefined;
  return { fromMs: first.at.ms, toMs: Math.max(last.at.ms, first.at.ms + 1000) };
}

/** Time of the event before or after `timeMs`; undefined at the ends. */
export function neighbourMs(events: readonly LoggedEvent[], timeMs: number, step: 'previous' | 'next') {
  if (step === 'next') return events[countUpTo(events, timeMs)]?.at.ms;
  return events[countUpTo(events, timeMs - 1) - 1]?.at.ms;
}
