import { isFlood } from '../../shared/alarming/flood.ts';
import { ALARM_PRIORITIES, type Alarm } from '../../shared/records/alarm.ts';
import { recentAlarms } from './flood.ts';
import { callsFor, standingOf } from './standing.ts';

/** Critical alarms that nobody acknowledges are told again after this. */
export const REPEAT_AFTER_MS = 60_000;

/**
 * Why the desk is called: something new, one that calls again (its shelf time is over), one that went up, a critical
 * one that still stands, the begin of a flood.
 */
export type SoundReason = 'new' | 'again' | 'escalated' | 'repeat' | 'flood';

/** One call to the desk: the most urgent alarm of those that asked for it at once. */
export interface Sounding {
  readonly priority: Alarm['priority'];
  readonly reason: SoundReason;
  readonly alarm: Alarm;
  /** How many asked at once; in a flood, how many came in its ten minutes. */
  readonly count: number;
}

/** What the page has told already. */
export interface Heard {
  /** By alarm id. */
  readonly alarms: ReadonlyMap<
    string,
    { readonly calls: boolean; readonly escalatedAt: number; readonly soundedMs: number }
  >;
  readonly flood: boolean;
}

/**
 * What is to be told now. R1: what stood there when the page opened is not told as new. R2: alarms that come at once
 * are told once, by the most urgent. R3: set aside, acknowledged or settled alarms are silent. R4: in a flood only
 * critical alarms are told, and the flood itself once. R5: a critical alarm that nobody acknowledges is told again, and
 * any whose shelf time is over.
 * @param before what was told; undefined when the page opens
 */
export function soundingOf(
  before: Heard | undefined,
  alarms: readonly Alarm[],
  nowMs: number,
): { readonly heard: Heard; readonly sounding?: Sounding } {
  const calling = alarms.filter((alarm) => callsFor(standingOf(alarm, nowMs)));
  const recent = recentAlarms(alarms, nowMs);
  const flood = isFlood(recent.length);
  const asks = calling.flatMap((alarm) => {
    const reason = before && reasonOf(before, alarm, nowMs, flood);
    return reason ? [{ alarm, reason }] : [];
  });
  const worst = asks.toSorted((a, b) => byUrgency(a.alarm, b.alarm))[0];
  const begins = flood && before?.flood === false ? calling.toSorted(byUrgency)[0] : undefined;
  const callingIds = new Set(calling.map(({ id }) => id));
  const told = new Set(asks.map(({ alarm }) => alarm.id));
  const heard: Heard = {
    flood,
    alarms: new Map(
      alarms.map(({ id, escalatedAt = 0 }) => [
        id,
        {
          calls: callingIds.has(id),
          escalatedAt,
          soundedMs: told.has(id) ? nowMs : (before?.alarms.get(id)?.soundedMs ?? nowMs),
        },
      ]),
    ),
  };
  if (begins) {
    const alarm = worst?.alarm ?? begins;
    return { heard, sounding: { alarm, priority: alarm.priority, reason: 'flood', count: recent.length } };
  }
  if (!worst) return { heard };
  return { heard, sounding: { ...worst, priority: worst.alarm.priority, count: asks.length } };
}

/** The most urgent first, then the newest. */
function byUrgency(a: Alarm, b: Alarm): number {
  return ALARM_PRIORITIES.indexOf(a.priority) - ALARM_PRIORITIES.indexOf(b.priority) || b.raisedAt - a.raisedAt;
}

function reasonOf(before: Heard, alarm: Alarm, nowMs: number, flood: boolean): SoundReason | undefined {
  const known = before.alarms.get(alarm.id);
  const critical = alarm.priority === 'critical';
  if (flood && !critical) return undefined;
  if (!known) return 'new';
  if ((alarm.escalatedAt ?? 0) > known.escalatedAt) return 'escalated';
  if (!known.calls) return 'again';
  return critical && nowMs - known.soundedMs >= REPEAT_AFTER_MS ? 'repeat' : undefined;
}
