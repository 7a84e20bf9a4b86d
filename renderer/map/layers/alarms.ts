import { ALARM_PRIORITIES, type Alarm } from '../../../shared/records/alarm.ts';
import type { Marker } from '../cluster/marker.ts';
import type { MapLayer } from './layer.ts';

/** Alarms that still ask for somebody: an octagon with a bell, colour by priority. */
export const alarms: MapLayer = {
  id: 'alarm',
  titleKey: 'records.alarm',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'symbol', symbol: 'alarm_high' },
  legend: ALARM_PRIORITIES.map((priority) => ({
    labelKey: `records.alarmPriority_${priority}`,
    look: { type: 'symbol', symbol: `alarm_${priority}` },
  })),
  select: (data) => [data.alarms],
  pinned: (data) => data.alarms.filter(isPending).flatMap(markerOf),
};

export function isPending({ state }: Alarm): boolean {
  return state === 'raised' || state === 'acknowledged';
}

function markerOf({ id, name, position, priority }: Alarm): Marker[] {
  if (!position) return [];
  const urgency = ALARM_PRIORITIES.length - ALARM_PRIORITIES.indexOf(priority);
  return [{ id, position, symbol: `alarm_${priority}`, label: name, priority: 80 + urgency }];
}
