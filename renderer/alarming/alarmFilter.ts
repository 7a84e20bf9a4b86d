import { ALARM_PRIORITIES, type Alarm } from '../../shared/records/alarm.ts';
import type { Station } from '../../shared/records/station.ts';
import { callsFor, isPending, STANDINGS, type Standing, standingOf } from './standing.ts';

/** What the list shows: everything that asks for somebody, one state, or what is over. */
export const ALARM_VIEWS = ['pending', 'unacknowledged', 'cleared', 'acknowledged', 'shelved', 'over'] as const;
export type AlarmView = (typeof ALARM_VIEWS)[number];

/** What it is about: the category of its station, or where it came from when no station raised it. */
export type AlarmCategory = Station['category'] | Exclude<Alarm['source'], 'station'>;

export interface AlarmFilter {
  readonly view: AlarmView;
  /** Priorities that do not show. */
  readonly hidden: ReadonlySet<Alarm['priority']>;
  readonly category?: AlarmCategory | undefined;
  /** Only alarms of one group of a flood: their ids' group as `floodGroups` names it. */
  readonly ids?: { readonly label: string; readonly ids: ReadonlySet<string> } | undefined;
}

export const WHOLE_LIST: AlarmFilter = { view: 'pending', hidden: new Set() };

/** Stations by id, as the category of an alarm needs them. */
export type StationsById = ReadonlyMap<string, Station>;

export function categoryOf({ source, subjectId }: Alarm, stations: StationsById): AlarmCategory {
  const station = subjectId === undefined ? undefined : stations.get(subjectId);
  return station?.category ?? (source === 'station' ? 'other' : source);
}

function isInView(standing: Standing, view: AlarmView): boolean {
  if (view === 'pending') return isPending(standing);
  if (view === 'over') return standing === 'normal' || standing === 'settled';
  return standing === view;
}

/** The alarms that a filter lets through, in the order in which they came. */
export function filterAlarms(
  alarms: readonly Alarm[],
  filter: AlarmFilter,
  stations: StationsById,
  nowMs: number,
): readonly Alarm[] {
  return alarms.filter(
    (alarm) =>
      isInView(standingOf(alarm, nowMs), filter.view) &&
      !filter.hidden.has(alarm.priority) &&
      (filter.ids === undefined || filter.ids.ids.has(alarm.id)) &&
      (filter.category === undefined || filter.category === categoryOf(alarm, stations)),
  );
}

/** True when the list does not show everything that asks for somebody. */
export function isNarrowed({ view, hidden, category, ids }: AlarmFilter): boolean {
  return view !== 'pending' || hidden.size > 0 || category !== undefined || ids !== undefined;
}

export interface AlarmCounts {
  readonly byStanding: Readonly<Record<Standing, number>>;
  /** Of those that ask for somebody. */
  readonly byPriority: Readonly<Record<Alarm['priority'], number>>;
}

/** How many stand where. */
export function countAlarms(alarms: readonly Alarm[], nowMs: number): AlarmCounts {
  const byStanding = zeroOf(STANDINGS);
  const byPriority = zeroOf(ALARM_PRIORITIES);
  for (const alarm of alarms) {
    const standing = standingOf(alarm, nowMs);
    byStanding[standing] += 1;
    if (isPending(standing)) byPriority[alarm.priority] += 1;
  }
  return { byStanding, byPriority };
}

function zeroOf<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/** The order of a duty officer: who calls first, then priority, then the newest; id breaks ties. */
export function sortAlarms(alarms: readonly Alarm[], nowMs: number): readonly Alarm[] {
  return alarms
    .map((alarm) => ({ alarm, rank: STANDINGS.indexOf(standingOf(alarm, nowMs)) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        ALARM_PRIORITIES.indexOf(a.alarm.priority) - ALARM_PRIORITIES.indexOf(b.alarm.priority) ||
        b.alarm.raisedAt - a.alarm.raisedAt ||
        (a.alarm.id < b.alarm.id ? -1 : 1),
    )
    .map(({ alarm }) => alarm);
}

/** Of the alarms that the list shows, those that nobody has acknowledged. */
export function unacknowledgedShown(
  alarms: readonly Alarm[],
  shownIds: readonly string[],
  nowMs: number,
): readonly Alarm[] {
  const shown = new Set(shownIds);
  return alarms.filter((alarm) => shown.has(alarm.id) && callsFor(standingOf(alarm, nowMs)));
}
