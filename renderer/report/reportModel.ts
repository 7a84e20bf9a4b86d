import type { OutputOf } from '../../shared/contract/index.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Position } from '../../shared/geo.ts';
import type { Incident, IncidentState } from '../../shared/records/incident.ts';
import type { Report, RingCount } from '../../shared/records/report.ts';
import type { SensitiveArea } from '../../shared/records/sensitiveArea.ts';
import { sensitiveAreaSchema } from '../../shared/records/sensitiveArea.ts';
import type { Task } from '../../shared/records/task.ts';
import type { User } from '../../shared/records/user.ts';
import type { Weather } from '../../shared/records/weather.ts';
import { EntityState } from '../../shared/state.ts';
import { latestWeather } from '../frame/topbar/latestWeather.ts';
import { peopleAt } from '../panels/area/people.ts';
import { placedRecords } from '../panels/area/ringTable.ts';

/** A change of state in the course of the incident. */
export interface CourseStep {
  readonly atMs: number;
  readonly by: string;
  readonly to: IncidentState;
  /** Why; empty for the opening. */
  readonly why: string;
}

/** A sensitive point with the number it has on the report's map. */
export interface SensitivePoint {
  readonly number: number;
  readonly name: string;
  readonly category: SensitiveArea['category'];
  readonly position: Position;
  readonly distanceM: number;
  /** The larger of day and night; absent when the record states none. */
  readonly people?: number | undefined;
  /** Date of the count, or of the record. */
  readonly asOfMs?: number | undefined;
}

export interface ReportNote {
  readonly atMs: number;
  readonly by: string;
  readonly text: string;
}

/** Everything that stands on the page, untranslated and unformatted. */
export interface ReportModel {
  readonly report: Report;
  readonly incident: Incident;
  readonly producedBy: string;
  readonly course: readonly CourseStep[];
  readonly tasks: readonly Task[];
  readonly notes: readonly ReportNote[];
  readonly rings: readonly RingCount[];
  readonly sensitive: readonly SensitivePoint[];
  readonly weather?: Weather | undefined;
  readonly drill: boolean;
  /** True when any place on the page is demonstration data. */
  readonly demo: boolean;
  /** True when the places known now no longer give the counts that the report kept. */
  readonly placesChanged: boolean;
}

export interface ReportSources {
  readonly report: Report;
  /** The incident's whole timeline, in order. */
  readonly events: readonly LoggedEvent[];
  /** What lies within the report's rings, as the hub answers today. */
  readonly area: OutputOf<'area.rings'>;
  readonly users: readonly User[];
  readonly weather: readonly Weather[];
}

/**
 * The report as of its own log position: events after `report.upToSeq` are not told. Undefined when the incident does
 * not stand in the events.
 */
export function buildReport({ report, events, area, users, weather }: ReportSources): ReportModel | undefined {
  const told = events.filter((event) => event.seq <= report.upToSeq);
  const state = new EntityState();
  for (const event of told) state.apply(event);
  const incident = state.record('incident', report.incidentId);
  if (!incident) return undefined;
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? id;
  const sensitive = sensitivePoints(area.places);
  return {
    report,
    incident,
    producedBy: nameOf(report.producedBy),
    course: told.flatMap((event) => courseStep(event, nameOf(event.actor))),
    tasks: state.records('task').sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1)),
    notes: told.flatMap((event) =>
      event.type === 'incident.noted' ? [{ atMs: event.at.ms, by: nameOf(event.actor), text: event.payload.text }] : [],
    ),
    rings: report.rings,
    sensitive,
    weather: latestWeather(weather.filter(({ observedAt }) => observedAt <= report.producedAt)),
    drill: incident.drill === true,
    demo: placedRecords(area.places).some(({ record }) => record.provenance.demo === true),
    placesChanged: !sameCounts(report.rings, area.rings),
  };
}

function courseStep(event: LoggedEvent, by: string): CourseStep[] {
  if (event.type === 'incident.opened') return [{ atMs: event.at.ms, by, to: event.payload.incident.state, why: '' }];
  if (event.type === 'incident.advanced')
    return [{ atMs: event.at.ms, by, to: event.payload.to, why: event.payload.why }];
  return [];
}

/** Sensitive areas among the places, nearest first, numbered from one. */
export function sensitivePoints(places: OutputOf<'area.rings'>['places']): readonly SensitivePoint[] {
  return places
    .flatMap(({ record, distanceM }) => {
      const area = sensitiveAreaSchema.safeParse(record);
      return area.success ? [{ area: area.data, distanceM }] : [];
    })
    .map(({ area, distanceM }, index) => ({
      number: index + 1,
      name: area.name,
      category: area.category,
      position: area.position,
      distanceM,
      people: peopleAt(area),
      asOfMs: area.population?.asOf ?? area.provenance.asOf,
    }));
}

function sameCounts(kept: readonly RingCount[], now: readonly RingCount[]): boolean {
  return kept.every((ring) => {
    const other = now.find(({ radiusM }) => radiusM === ring.radiusM);
    return other?.sensitiveAreas === ring.sensitiveAreas && other.people === ring.people;
  });
}
