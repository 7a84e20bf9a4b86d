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
  let names = new Map<string, string>();
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
    names = new Map();
    // The weakest names first, so that a device number wins over another record's code.
    const named = [
      (subject: Subject) => ('plateNumber' in subject ? subject.plateNumber : undefined),
      (subject: Subject) => subject.code,
      (subject: Subject) => subject.deviceCode,
    ];
    for (const nameOf of named) {
      for (const subject of byId.values()) {
        const name = nameOf(subject);
        const group = kindOfId(subject.id) === 'station' ? 's' : 'm';
        if (name) names.set(`${group}:${name}`, subject.id);
      }
    }
    namesAreOld = false;
  };

  const find = (group: 's' | 'm', reference: string): Subject | undefined => {
    if (!isRead) readAll();
    const direct = byId.get(reference);
    if (direct) return (kindOfId(direct.id) === 'station') === (group === 's') ? direct : undefined;
    if (namesAreOld) nameAll();
    const id = names.get(`${group}:${reference}`);
    return id === undefined ? undefined : byId.get(id);
  };

  const renew = (kind: string | undefined, id: string) => {
    if (!isSubjectKind(kind)) return false;
    const record = store.view.record(kind, id);
    if (record) byId.set(id, record);
    else byId.delete(id);
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
    namesAreOld = true;
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

function isStation(subject: Subject): subject is Station {
  return kindOfId(subject.id) === 'station';
}

function touchesSubjects(event: LoggedEvent): boolean {
  if (event.type === 'import.undone') return true;
  if (event.type !== 'record.put' && event.type !== 'records.imported' && event.type !== 'records.removed')
    return false;
  return isSubjectKind(event.payload.kind);
}
