import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/store/types.ts';
import type { LoggedEvent } from '../../../shared/events.ts';
import { RECORD_KINDS } from '../../../shared/records/index.ts';
import { EntityState } from '../../../shared/state.ts';
import { contentOf, firmPut, incidentOpened, renamed, type StoreFolder, storeFolder } from './storeFolder.ts';

let places: StoreFolder[];
beforeEach(() => {
  places = [];
});
afterEach(() => {
  for (const place of places) place.remove();
});
async function open(): Promise<Store> {
  const place = storeFolder();
  places.push(place);
  return place.open();
}

/** Two hubs that change the same records at about the same time. */
async function twoHistories(): Promise<LoggedEvent[]> {
  const [a, b] = [await open(), await open()];
  for (let i = 0; i < 6; i++) {
    for (const [store, name] of [
      [a, 'a'],
      [b, 'b'],
    ] as const) {
      const events = [incidentOpened('X'), renamed('X', `${name}${i}`), firmPut(`${i % 3}`, `${name}${i}`, i)];
      if (i % 2)
        events.push({ type: 'records.removed', payload: { kind: 'firm', ids: [`firm:${i % 3}`], reason: '' } });
      await store.write(`user:${name}`, () => ({ events: events.slice(i % 3), result: null }));
    }
  }
  const events = [...a.eventsAfter(0, 100), ...b.eventsAfter(0, 100)];
  await a.close();
  await b.close();
  return JSON.parse(JSON.stringify(events));
}

const stateOf = (store: Store) => contentOf(store).state;

describe('ingest', () => {
  it('R1: any order of delivery, with repeats and in parts, gives the same state, and the chains verify', async () => {
    const events = await twoHistories();
    const straight = await open();
    await straight.ingest(events);
    const expected = stateOf(straight);
    await straight.close();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        fc.integer({ min: 1, max: 20 }),
        async (delivered, part) => {
          const store = await open();
          let waiting = delivered;
          for (let start = 0; start < delivered.length; start += part) {
            await store.ingest(delivered.slice(start, start + part));
          }
          // What came before its predecessor is sent again, as `missing` asks.
          for (let again = 0; again < events.length && waiting.length > 0; again++) {
            const { missing } = await store.ingest(delivered);
            waiting = missing.length > 0 ? delivered : [];
          }
          expect(stateOf(store)).toEqual(expected);
          expect(store.seq()).toBe(events.length);
          expect(store.verifyChains()).toEqual({ events: events.length, origins: 2, broken: [] });
          await store.close();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('tells listeners, goes on with this hub’s own chain, and orders what comes after it later', async () => {
    const events = await twoHistories();
    const store = await open();
    const heard: number[] = [];
    store.onCommit((committed) => heard.push(committed.length));
    await store.write('user:c', () => ({ events: [firmPut('0', 'c')], result: null }));
    expect(await store.ingest(events)).toEqual({ accepted: events.length, missing: [] });
    expect(await store.ingest(events)).toEqual({ accepted: 0, missing: [] });
    await store.write('user:c', () => ({ events: [incidentOpened('X'), renamed('X', 'last')], result: null }));
    expect(heard).toEqual([1, events.length, 2]);
    expect(store.view.record('incident', 'incident:X')?.name).toBe('last');
    expect(store.verifyChains()).toEqual({ events: events.length + 3, origins: 3, broken: [] });
    await store.close();
  });

  it('names the event it waits for, and takes nothing of a batch that is not what its hash says', async () => {
    const events = await twoHistories();
    const store = await open();
    const own = events.filter(({ origin }) => origin === events[0]?.origin);
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('too few events');
    expect(await store.ingest([third])).toEqual({ accepted: 0, missing: [{ origin: first.origin, originSeq: 1 }] });
    const forged = [
      { ...second, actor: 'user:x' },
      { ...second, prevHash: first.prevHash },
      { ...second, hash: first.hash },
    ];
    for (const wrong of forged) {
      await expect(store.ingest([first, wrong])).rejects.toMatchObject({
        code: 'record.conflict',
        params: { originSeq: 2 },
      });
    }
    expect(store.seq()).toBe(0);
    await store.ingest([first, second]);
    await expect(store.ingest([{ ...second, hash: first.hash }])).rejects.toMatchObject({ code: 'record.conflict' });
    expect(store.seq()).toBe(2);
    await store.close();
  });
});

describe('projections', () => {
  it('R1: are what the log folds to, in memory, and when rebuilt from nothing', async () => {
    const store = await open();
    await store.ingest(await twoHistories());
    await store.write('user:c', () => ({ events: [renamed('X', 'c'), renamed('new', 'only a change')], result: null }));
    const before = contentOf(store);
    await store.rebuildProjections();
    expect(contentOf(store)).toEqual(before);
    const folded = new EntityState();
    for (const event of store.eventsAfter(0, 1000)) folded.apply(event);
    for (const { kind, id, entity } of store.snapshot(RECORD_KINDS).entities) {
      expect(JSON.parse(JSON.stringify(folded.entity(kind, id)))).toEqual(entity);
    }
    expect(store.view.inBounds(['firm'], [-180, -90, 180, 90]).map(({ id }) => id)).toEqual(
      folded
        .records('firm')
        .map(({ id }) => id)
        .sort(),
    );
    await store.close();
  });
});

describe('verifyChains', () => {
  it('finds a row that was tampered with, removed or put in', async () => {
    const tampers = [
      "UPDATE events SET payload = replace(payload, 'a1', 'a9') WHERE seq = 3",
      "UPDATE events SET actor = 'user:x' WHERE seq = 3",
      'UPDATE events SET at_ms = at_ms + 1 WHERE seq = 3',
      'UPDATE events SET prev_hash = hash WHERE seq = 3',
    ];
    for (const tamper of tampers) {
      const store = await open();
      await store.write('user:a', () => ({
        events: [incidentOpened('X'), renamed('X', 'a0'), renamed('X', 'a1'), renamed('X', 'a2')],
        result: null,
      }));
      expect(store.verifyChains().broken).toEqual([]);
      const database = new Database(join(places.at(-1)?.folder ?? '', 'onemap.sqlite'));
      expect(database.prepare(tamper).run().changes).toBe(1);
      database.close();
      expect(store.verifyChains().broken).toEqual([{ origin: store.origin, originSeq: 3 }]);
      await store.close();
    }
  });
});
