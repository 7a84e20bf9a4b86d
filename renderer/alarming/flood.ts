import { TEN_MINUTES_MS } from '../../shared/alarming/flood.ts';
import { type Position, placeInPolygon } from '../../shared/geo.ts';
import { ALARM_PRIORITIES, type Alarm } from '../../shared/records/alarm.ts';
import type { Park } from '../../shared/records/park.ts';

/** Alarms raised within the flood's window. @param nowMs epoch ms */
export function recentAlarms(alarms: readonly Alarm[], nowMs: number): readonly Alarm[] {
  return alarms.filter(({ raisedAt }) => raisedAt > nowMs - TEN_MINUTES_MS && raisedAt <= nowMs);
}

/** Alarms of a flood that belong together. */
export interface FloodGroup {
  readonly key: string;
  /** Name of the place; undefined for those that belong to none. */
  readonly name?: string | undefined;
  readonly ids: readonly string[];
  /** The most urgent among them. */
  readonly worst: Alarm['priority'];
  readonly position?: Position | undefined;
}

interface GroupKey {
  readonly key: string;
  readonly name?: string | undefined;
}

function group(alarms: readonly Alarm[], keyOf: (alarm: Alarm) => GroupKey): readonly FloodGroup[] {
  const groups = new Map<string, FloodGroup>();
  for (const alarm of alarms) {
    const { key, name } = keyOf(alarm);
    const known = groups.get(key);
    groups.set(key, {
      key,
      name,
      ids: [...(known?.ids ?? []), alarm.id],
      worst: known && urgency(known.worst) <= urgency(alarm.priority) ? known.worst : alarm.priority,
      position: known?.position ?? alarm.position,
    });
  }
  const noPlaceLast = (a: FloodGroup, b: FloodGroup) => Number(a.name === undefined) - Number(b.name === undefined);
  return [...groups.values()].sort(
    (a, b) => noPlaceLast(a, b) || urgency(a.worst) - urgency(b.worst) || b.ids.length - a.ids.length,
  );
}

const urgency = (priority: Alarm['priority']) => ALARM_PRIORITIES.indexOf(priority);

/** By what they are about: a station, a mobile source. @param nameOf name of a record by id */
export function groupBySubject(
  alarms: readonly Alarm[],
  nameOf: (id: string) => string | undefined,
): readonly FloodGroup[] {
  return group(alarms, ({ subjectId }) =>
    subjectId === undefined ? { key: '' } : { key: subjectId, name: nameOf(subjectId) ?? subjectId },
  );
}

/** By the park that they lie in. */
export function groupByPark(alarms: readonly Alarm[], parks: readonly Park[]): readonly FloodGroup[] {
  const outlines = parks.flatMap(({ id, name, geometry }) => outerRings(geometry).map((ring) => ({ id, name, ring })));
  return group(alarms, ({ position }) => {
    const park = position && outlines.find(({ ring }) => placeInPolygon({ position }, ring));
    return park ? { key: park.id, name: park.name } : { key: '' };
  });
}

function outerRings(geometry: Park['geometry']): Position[][] {
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.flatMap(([outer]) => (outer ? [outer.map(([lon = 0, lat = 0]) => ({ lon, lat }))] : []));
}
