import type { Position } from '../../shared/geo.ts';
import { nuclideNamed } from '../../shared/radiation/nuclides.ts';
import { kindOfId } from '../../shared/records/index.ts';
import type { MobileSource } from '../../shared/records/vehicle.ts';
import type { RecordLists } from '../state/records.ts';
import type { SourceNow } from '../tracks/sourcesNow.ts';

/** What the quick response is about. */
export interface RadiationSubject {
  readonly title: string;
  /** Where it is now. */
  readonly position: Position;
  readonly source?: MobileSource | undefined;
  readonly now?: SourceNow | undefined;
  /** What is said to be there, when there is no source record. */
  readonly nuclideText?: string | undefined;
  readonly demo: boolean;
}

/**
 * What an id stands for: a mobile source, a radiation station or another place, an incident, or an alarm about one of
 * them. Undefined when nothing of that name is known.
 */
export function subjectOf(id: string, lists: RecordLists, sources: readonly SourceNow[]): RadiationSubject | undefined {
  switch (kindOfId(id)) {
    case 'mobileSource': {
      const source = lists.mobileSource.find((one) => one.id === id);
      if (!source) return undefined;
      const now = sources.find((one) => one.source.id === id);
      const position = now?.position ?? source.position;
      return { title: source.name, position, source, now, nuclideText: source.nuclide, demo: isDemo(source) };
    }
    case 'station': {
      const station = lists.station.find((one) => one.id === id);
      return station && { title: station.name, position: station.position, demo: isDemo(station) };
    }
    case 'incident': {
      const incident = lists.incident.find((one) => one.id === id);
      if (!incident) return undefined;
      const about = incident.subjectId === undefined ? undefined : subjectOf(incident.subjectId, lists, sources);
      const { name: title, position, substance } = incident;
      return { ...about, title, position, nuclideText: about?.nuclideText ?? substance, demo: about?.demo ?? false };
    }
    case 'alarm': {
      const alarm = lists.alarm.find((one) => one.id === id);
      if (!alarm) return undefined;
      const about = alarm.subjectId === undefined ? undefined : subjectOf(alarm.subjectId, lists, sources);
      const position = about?.position ?? alarm.position;
      return position && { demo: false, ...about, title: about?.title ?? alarm.name, position };
    }
    default:
      return undefined;
  }
}

/** True for a substance that the quick response knows. */
export function isNuclide(substance: string | undefined): boolean {
  return nuclideNamed(substance) !== undefined;
}

/** True for mobile sources and radiation stations: what an alarm may be about. */
export function isAboutRadiation(subjectId: string | undefined, { station }: Pick<RecordLists, 'station'>): boolean {
  if (subjectId === undefined) return false;
  if (kindOfId(subjectId) === 'mobileSource') return true;
  return station.some(({ id, category }) => id === subjectId && category === 'radiation');
}

function isDemo({ provenance }: { readonly provenance: { readonly demo?: boolean | undefined } }): boolean {
  return provenance.demo === true;
}
