import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../main/clock.ts';
import { EVENT_COLUMNS, type EventRow, rowOfEvent } from '../../main/store/eventRow.ts';
import { MIGRATIONS } from '../../main/store/migrations/index.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Store, StoreOptions } from '../../main/store/types.ts';
import type { EventDraft } from '../../shared/events.ts';
import { RECORD_KINDS } from '../../shared/records/index.ts';
import type { Bench } from '../bench.ts';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const INCIDENTS = 2000;
/** Writers that each wait for their answer before they write again. */
const WRITERS = 200;
const APPENDS = 40_000;
const TIMELINES = 200;

/** The store at a million events, next to what SQLite itself can do here. */
export const run: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'store-bench-'));
  const options: StoreOptions = { folder, clock: systemClock, randomBytes: (length) => randomBytes(length) };
  try {
    let store = await openStore(options);
    const filledIn = await milliseconds(() => fill(store));
    print({ figure: 'filled', value: rate(EVENTS, filledIn), unit: 'events/s', events: EVENTS });
    await store.close();

    const started = await milliseconds(async () => {
      store = await openStore(options);
    });
    print({ figure: 'start-up', value: round(started), unit: 'ms', events: EVENTS, goal: '< 5000' });

    const appended = rate(APPENDS, await milliseconds(() => appendConcurrently(store)));
    const bare = rate(APPENDS, insertBare(store, join(folder, 'bare.sqlite')));
    print({ figure: 'append', value: appended, unit: 'events/s', writers: WRITERS, goal: '> 5000' });
    print({ figure: 'bare SQLite insert', value: bare, unit: 'rows/s', perTransaction: WRITERS });
    print({ figure: 'append / bare insert', value: round(appended / bare), unit: '' });

    const timelines = await medianOf(TIMELINES, () => store.timeline(incidentId(anyOf(INCIDENTS)), 0, 5000).length);
    print({ figure: 'timeline', value: timelines.ms, unit: 'ms', events: timelines.result, goal: '< 50' });
    const snapshot = await medianOf(5, () => store.snapshot(RECORD_KINDS).entities.length);
    print({ figure: 'snapshot', value: snapshot.ms, unit: 'ms', entities: snapshot.result });
    const verified = await medianOf(1, () => store.verifyChains().broken.length);
    print({ figure: 'verify chains', value: round(verified.ms / 1000), unit: 's', broken: verified.result });
    const { bytes, journalBytes } = store.statistics();
    print({ figure: 'database', value: round(bytes / 1e6), unit: 'MB' });
    print({ figure: 'journal', value: round(journalBytes / 1e6), unit: 'MB' });
    const backup = await milliseconds(() => store.createBackup());
    print({ figure: 'backup, checked whole', value: round(backup / 1000), unit: 's' });
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function fill(store: Store): Promise<void> {
  const perWrite = 500;
  await store.write('user:bench', () => ({
    events: Array.from({ length: INCIDENTS }, (_, i) => opened(i)),
    result: 0,
  }));
  for (let done = INCIDENTS; done < EVENTS; done += perWrite) {
    const count = Math.min(perWrite, EVENTS - done);
    await store.write('user:bench', () => ({
      events: Array.from({ length: count }, (_, i) => happening(done + i)),
      result: 0,
    }));
  }
}

async function appendConcurrently(store: Store): Promise<void> {
  const each = APPENDS / WRITERS;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let i = 0; i < each; i++) {
      await store.write(
        'user:bench',
        () => ({ events: [happening(writer * each + i)], result: { ok: true } }),
        `bench-${writer}-${i}`,
      );
    }
  });
  await Promise.all(writers);
}

/**
 * The same rows into the same table with its indexes, and nothing else: as many a transaction, fsync at each.
 * @returns milliseconds
 */
function insertBare(store: Store, file: string): number {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  for (const { sql } of MIGRATIONS) database.exec(sql);
  const insert = database.prepare<[EventRow]>(
    `INSERT INTO events (${EVENT_COLUMNS}) VALUES (${EVENT_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
  );
  const from = store.seq() - APPENDS;
  const rows = store
    .eventsAfter(from, APPENDS)
    .map((event) => rowOfEvent({ event, payloadJson: JSON.stringify(event.payload) }));
  const start = performance.now();
  for (let begin = 0; begin < rows.length; begin += WRITERS) {
    database.transaction(() => {
      for (const row of rows.slice(begin, begin + WRITERS)) insert.run(row);
    })();
  }
  const taken = performance.now() - start;
  database.close();
  return taken;
}

function opened(index: number): EventDraft {
  const incident = {
    id: incidentId(index),
    name: `事件 ${index}`,
    position: { lon: 118 + (index % 100) / 50, lat: 31 + (index % 70) / 50 },
    state: 'reported' as const,
    informationSource: 'map' as const,
    occurredAt: 1_790_000_000_000,
    openedAt: 1_790_000_000_000,
    openedBy: 'user:bench',
    radiiM: [500, 3000, 5000],
  };
  return { type: 'incident.opened', incidentId: incident.id, payload: { incident } };
}

/** A mix as an incident brings it: notes mostly, changes of it, weather. */
function happening(index: number): EventDraft {
  const id = incidentId(index % INCIDENTS);
  if (index % 10 === 0) {
    return {
      type: 'incident.changed',
      incidentId: id,
      payload: { incidentId: id, changes: { address: `第 ${index} 号路` } },
    };
  }
  const text = `现场报告 ${index}：风向东南，围堰已加固，下风向居民开始转移`;
  return { type: 'incident.noted', incidentId: id, payload: { incidentId: id, text } };
}

function incidentId(index: number): string {
  return `incident:B${String(index).padStart(25, '0')}`;
}

function anyOf(count: number): number {
  return randomBytes(4).readUInt32LE() % count;
}

async function milliseconds(task: () => unknown): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

async function medianOf<Result>(times: number, task: () => Result): Promise<{ ms: number; result: Result }> {
  const taken: number[] = [];
  let result = task();
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    result = task();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { ms: round(taken[Math.floor(taken.length / 2)] ?? 0), result };
}

function rate(count: number, ms: number): number {
  return Math.round((count / ms) * 1000);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
