import type { Position } from '../../../shared/geo.ts';
import { ALARM_PRIORITIES, type Alarm } from '../../../shared/records/alarm.ts';
import { isPending, type Standing, standingOf } from '../../alarming/standing.ts';
import type { MapData } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import type { MapLayer } from './layer.ts';

/**
 * Alarms that still ask for somebody: an octagon, colour by priority; full while nobody has acknowledged it, an outline
 * once somebody has, a check in it when its condition is gone.
 */
export const alarms: MapLayer = {
  id: 'alarm',
  titleKey: 'records.alarm',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'symbol', symbol: 'alarm_high' },
  legend: [
    ...ALARM_PRIORITIES.map((priority) => ({
      labelKey: `records.alarmPriority_${priority}`,
      look: { type: 'symbol', symbol: `alarm_${priority}` } as const,
    })),
    { labelKey: 'alarming.view_acknowledged', look: { type: 'symbol', symbol: 'alarm_high_acknowledged' } },
    { labelKey: 'alarming.view_cleared', look: { type: 'symbol', symbol: 'alarm_high_cleared' } },
  ],
  select: (data) => [data.alarms],
  pinned: (data) => topAlarms(data).map(markerOf),
};

interface OnMap {
  readonly alarm: Alarm;
  readonly position: Position;
  readonly standing: Standing;
  /** Further alarms at the same thing. */
  readonly more: number;
}

/** The most urgent alarm of each thing: a flood of one station is one symbol. */
function topAlarms({ alarms: all, timeMs }: MapData): readonly OnMap[] {
  const tops = new Map<string, OnMap>();
  for (const alarm of all) {
    const standing = standingOf(alarm, timeMs);
    const { position } = alarm;
    if (!position || !isPending(standing)) continue;
    const key = alarm.subjectId ?? alarm.id;
    const known = tops.get(key);
    const more = known ? known.more + 1 : 0;
    const next = { alarm, position, standing };
    tops.set(key, { ...(known && rank(known) <= rank(next) ? known : next), more });
  }
  return [...tops.values()];
}

/** Lower is more urgent: who calls first, then priority. */
function rank({ alarm, standing }: Pick<OnMap, 'alarm' | 'standing'>): number {
  const calls = standing === 'unacknowledged' ? 0 : standing === 'cleared' ? 1 : 2;
  return calls * ALARM_PRIORITIES.length + ALARM_PRIORITIES.indexOf(alarm.priority);
}

function markerOf({ alarm: { id, name, priority }, position, standing, more }: OnMap): Marker {
  const urgency = ALARM_PRIORITIES.length - ALARM_PRIORITIES.indexOf(priority);
  return {
    id,
    position,
    symbol: standing === 'unacknowledged' ? `alarm_${priority}` : `alarm_${priority}_${standing}`,
    label: more > 0 ? `${name} +${more}` : name,
    priority: 80 + urgency,
  };
}

/** Ids of alarms with a pulse under them: critical and high ones that nobody has acknowledged. */
export function pulsingAlarms({ alarms: all, timeMs }: MapData): ReadonlyMap<string, Alarm['priority']> {
  return new Map(
    all.flatMap((alarm) =>
      (alarm.priority === 'critical' || alarm.priority === 'high') && standingOf(alarm, timeMs) === 'unacknowledged'
        ? [[alarm.id, alarm.priority] as const]
        : [],
    ),
  );
}
