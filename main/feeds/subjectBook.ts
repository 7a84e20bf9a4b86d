import type { Unsubscribe } from '../../shared/clock.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { kindOfId } from '../../shared/records/index.ts';
import type { Station } from '../../shared/records/station.ts';
import type { MobileSource, Vehicle } from '../../shared/records/vehicle.ts';
import type { Store } from '../store/types.ts';

type Subject = Station | Vehicle | MobileSource;
const KINDS = ['station', 'vehicle', 'mobileSource'] as const;
type SubjectKind = (typeof KINDS)[number];
const PAGE = 2_000;

/** What a message may name a subject by, in the order in which it is tried: id, device number, code, plate. */
export interface SubjectBook {
  station(reference: string): Station | undefined;
  mover(reference: string): Vehicle | MobileSource | undefined;
  stations(): Iterable<Station>;
  /** Called after records of these kinds changed. */
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

const isSubjectKind = (kind: string | undefined): kind is SubjectKind =>
  kind !== undefined && (KINDS as readonly string[]).includes(kind);

/** Stations, vehicles and mobile sources by what devices call them; follows the log. */
export function createSubjectBook(store: Store): SubjectBook {
  const listeners = new Set<() => void>();
  const byId = new Map<string, Subject>();
  /** Ids by device number, code and plate. */
  const names = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()] as const;
  let namesAreOld = true;
  let isRead = false;

  const readAll = () => {
    byId.clear();
    for (const kind of KINDS) {
      let afterId: string | undefined;
      do {
        const { records } = store.view.list(kind, { afterId, limit: PAGE });
        for (const record of records) byId.set(record.id, record);
        afterId = records.length === PAGE ? records.at(-1)?.id : undefined;
      } while (afterId !== undefined);
    }
    isRead = true;
    namesAreOld = true;
  };

  const nameAll = () => {
    for (const map of names) map.clear();
    for (const subject of byId.values()) name(subject);
    namesAreOld = false;
  };
  const name = (subject: Subject) => {
    for (const [i, text] of namesOf(subject).entries()) if (text) names[i]?.set(text, subject.id);
  };

  const find = (group: 's' | 'm', reference: string): Subject | undefined => {
    if (!isRead) readAll();
    const direct = byId.get(reference);
    if (direct) return (kindOfId(direct.id) === 'station') === (group === 's') ? direct : undefined;
    if (namesAreOld) nameAll();
    for (const map of names) {
      const subject = byId.get(map.get(`${group}:${reference}`) ?? '');
      if (subject) return subject;
    }
    return undefined;
  };

  const renew = (kind: string | undefined, id: string) => {
    if (!isSubjectKind(kind)) return false;
    const record = store.view.record(kind, id);
    const before = byId.get(id);
    if (record) byId.set(id, record);
    else byId.delete(id);
    // A name that is given up may be another record's too: then all are named anew.
    const kept = record ? namesOf(record) : [];
    if (before && namesOf(before).some((text, i) => text !== kept[i])) namesAreOld = true;
    else if (record && !namesAreOld) name(record);
    return true;
  };

  const follow = (event: LoggedEvent): boolean => {
    if (event.type === 'record.put') return renew(event.payload.kind, event.payload.record.id);
    if (event.type === 'records.imported')
      return event.payload.records.map(({ id }) => renew(event.payload.kind, id)).some(Boolean);
    if (event.type === 'records.removed')
      return event.payload.ids.map((id) => renew(event.payload.kind, id)).some(Boolean);
    if (event.type !== 'import.undone') return false;
    isRead = false;
    return true;
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const offCommit = store.onCommit((events) => {
    // Before the first question nothing is held that could be old.
    const mattered = isRead ? events.map(follow).some(Boolean) : events.some(touchesSubjects);
    if (mattered) changed();
  });
  const offReplaced = store.onReplaced(() => {
    isRead = false;
    changed();
  });

  return {
    station(reference) {
      const subject = find('s', reference);
      return subject && isStation(subject) ? subject : undefined;
    },
    mover(reference) {
      const subject = find('m', reference);
      return subject && !isStation(subject) ? subject : undefined;
    },
    *stations() {
      if (!isRead) readAll();
      for (const subject of byId.values()) if (isStation(subject)) yield subject;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      offCommit();
      offReplaced();
    },
  };
}

/** Device number, code and plate, the strongest first, marked for stations and for what moves. */
function namesOf(subject: Subject): (string | undefined)[] {
  const group = isStation(subject) ? 's' : 'm';
  const plate = 'plateNumber' in subject ? subject.plateNumber : undefined;
  return [subject.deviceCode, subject.code, plate].map((text) => text && `${group}:${text}`);
}

function isStation(subject: Subject): subject is Station {
  return kindOfId(subject.id) === 'station';
}

function touchesSubjects(event: LoggedEvent): boolean {
  if (event.type === 'import.undone') return true;
  if (event.type !== 'record.put' && event.type !== 'records.imported' && event.type !== 'records.removed')
    return false;
  return isSubjectKind(event.payload.kind);
}
