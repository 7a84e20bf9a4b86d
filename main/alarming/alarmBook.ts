import type { HealthAlarm } from '../../shared/alarming/health.ts';
import { UNSEEN_MS } from '../../shared/alarming/standingAlarms.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { Store } from '../store/types.ts';
import { SYSTEM } from './alarmWriter.ts';

const PAGE = 1_000;
/** Changes of one alarm that are kept: the newest. */
const MOST_CHANGES = 300;

type Changes = Partial<
  Record<'count' | 'lastAt' | 'clearedAt' | 'shelvedUntil' | 'escalatedAt', number | undefined>
> & {
  readonly state?: Alarm['state'] | undefined;
};

/** Something that became of an alarm; `at` is when it was decided, epoch ms. */
interface Change {
  readonly at: number;
  readonly byPerson: boolean;
  readonly changes: Changes;
}

/** What a person did, as the engine is told it. */
export interface Settled {
  readonly at: number;
  readonly alarmId: string;
  readonly state?: Alarm['state'] | undefined;
  readonly shelvedUntil?: number | undefined;
}

/** Every alarm of the store and what became of it, for questions about the desk's health and the past; follows the log. */
export interface AlarmBook {
  all(): readonly HealthAlarm[];
  /**
   * The newest alarm of each rule, subject and factor as it was at a time: those that stood, and those that had cleared so
   * shortly before that a return would be counted in them.
   */
  asOf(at: number): Alarm[];
  /** What people did with alarms in [from, to), in order. */
  settled(from: number, to: number): Settled[];
  get(id: string): Alarm | undefined;
  close(): void;
}

interface Page {
  alarm: Alarm;
  readonly changes: Change[];
}

export function createAlarmBook(store: Store): AlarmBook {
  const pages = new Map<string, Page>();
  let isRead = false;

  const note = (event: Extract<LoggedEvent, { type: 'alarm.updated' | 'alarm.advanced' }>) => {
    const page = pages.get(event.payload.alarmId);
    if (!page) return;
    page.changes.push(changeOf(event));
    if (page.changes.length > MOST_CHANGES) page.changes.shift();
  };
  const readAll = () => {
    pages.clear();
    let afterId: string | undefined;
    do {
      const { records } = store.view.list('alarm', { afterId, limit: PAGE });
      for (const alarm of records) pages.set(alarm.id, { alarm, changes: [] });
      afterId = records.length === PAGE ? records.at(-1)?.id : undefined;
    } while (afterId !== undefined);
    const events = [...store.eventsOfType('alarm.updated'), ...store.eventsOfType('alarm.advanced')];
    for (const event of events.sort((a, b) => a.seq - b.seq)) note(event);
    isRead = true;
  };
  const renew = (id: string) => {
    const alarm = store.view.record('alarm', id);
    if (alarm) pages.set(id, { alarm, changes: pages.get(id)?.changes ?? [] });
    else pages.delete(id);
  };
  const follow = (event: LoggedEvent) => {
    if (event.type === 'alarm.raised') renew(event.payload.alarm.id);
    if (event.type !== 'alarm.advanced' && event.type !== 'alarm.updated') return;
    renew(event.payload.alarmId);
    note(event);
  };
  const offCommit = store.onCommit((events) => {
    if (isRead) for (const event of events) follow(event);
  });
  const offReplaced = store.onReplaced(() => {
    isRead = false;
  });
  const book = () => {
    if (!isRead) readAll();
    return pages;
  };

  return {
    all: () => [...book().values()].map(({ alarm, changes }) => ({ alarm, toldAt: toldAt(alarm, changes) })),
    asOf(at) {
      const newest = new Map<string, Alarm>();
      for (const page of book().values()) {
        const { ruleId, subjectId, factor, raisedAt } = page.alarm;
        if (ruleId === undefined || raisedAt >= at) continue;
        const alarm = alarmAsOf(page, at);
        const clearedAt = alarm.clearedAt ?? 0;
        if (clearedAt > 0 && at - clearedAt > UNSEEN_MS && (alarm.shelvedUntil ?? 0) <= at) continue;
        const key = `${ruleId}|${subjectId}|${factor ?? ''}`;
        const known = newest.get(key);
        if (!known || known.raisedAt < raisedAt) newest.set(key, alarm);
      }
      return [...newest.values()].sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
    },
    settled: (from, to) =>
      [...book().values()]
        .flatMap(({ alarm, changes }) =>
          changes.flatMap(({ at, byPerson, changes: { state, shelvedUntil } }): Settled[] =>
            byPerson && at >= from && at < to ? [{ at, alarmId: alarm.id, state, shelvedUntil }] : [],
          ),
        )
        .sort((a, b) => a.at - b.at),
    get: (id) => book().get(id)?.alarm,
    close() {
      offCommit();
      offReplaced();
    },
  };
}

function changeOf(event: Extract<LoggedEvent, { type: 'alarm.updated' | 'alarm.advanced' }>): Change {
  const byPerson = event.actor !== SYSTEM;
  if (event.type === 'alarm.advanced') return { at: event.at.ms, byPerson, changes: { state: event.payload.to } };
  const { count, lastAt, clearedAt, shelvedUntil, escalatedAt } = event.payload.changes;
  // What the engine decided carries its own time: it is written a little later.
  const at = byPerson ? event.at.ms : (lastAt ?? escalatedAt ?? (clearedAt || event.at.ms));
  return { at, byPerson, changes: { count, lastAt, clearedAt, shelvedUntil, escalatedAt } };
}

/** When it called for attention: raised, and each time its condition came back. */
function toldAt(alarm: Alarm, changes: readonly Change[]): number[] {
  const returns = changes.flatMap(({ changes: { count, lastAt } }) =>
    count === undefined || lastAt === undefined ? [] : [lastAt],
  );
  return [alarm.raisedAt, ...returns];
}

function alarmAsOf({ alarm, changes }: Page, at: number): Alarm {
  const {
    clearedAt: _cleared,
    shelvedUntil: _until,
    escalatedAt: _up,
    lastAt: _last,
    count: _count,
    ...raised
  } = alarm;
  const before = changes.filter((change) => change.at < at);
  const past: Record<string, unknown> = { ...raised, state: 'raised' };
  for (const { changes: found } of before) {
    for (const [name, value] of Object.entries(found)) if (value !== undefined) past[name] = value;
  }
  // Made of the fields of a whole alarm and of changes that the log's schema has checked.
  return past as Alarm;
}
