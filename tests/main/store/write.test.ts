import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/store/types.ts';
import { AppError } from '../../../shared/errors.ts';
import { contentOf, firmPut, incidentOpened, noted, renamed, type StoreFolder, storeFolder } from './storeFolder.ts';

let place: StoreFolder;
let store: Store;
beforeEach(async () => {
  place = storeFolder();
  store = await place.open();
});
afterEach(async () => {
  await store.close();
  place.remove();
});

describe('write', () => {
  it('R2: appends, projects and answers; the log outlives the store', async () => {
    const { result, seq } = await store.write('user:a', () => ({
      events: [incidentOpened('A'), renamed('A', '新名')],
      result: 'opened',
    }));
    expect({ result, seq }).toEqual({ result: 'opened', seq: 2 });
    expect(store.view.record('incident', 'incident:A')?.name).toBe('新名');
    const before = contentOf(store);
    await store.close();
    store = await place.open();
    expect(store.notices()).toEqual([]);
    expect(contentOf(store)).toEqual(before);
    expect(store.seq()).toBe(2);
  });

  it('R3: a repeated call gets its first answer and decides nothing, in the same turn, later and after a restart', async () => {
    const decide = () => ({ events: [firmPut('A', 'A')], result: { n: store.seq() } });
    const [first, second] = await Promise.all([
      store.write('user:a', decide, 'call'),
      store.write('user:a', decide, 'call'),
    ]);
    expect(second).toEqual(first);
    expect(await store.write('user:a', decide, 'call')).toEqual(first);
    await store.close();
    store = await place.open();
    expect(await store.write('user:a', decide, 'call')).toEqual(first);
    expect(store.seq()).toBe(1);
    expect((await store.write('user:b', decide, 'call')).seq).toBe(2);
  });

  it('R3: an answer is forgotten after a week, and a refused call may be tried again', async () => {
    const refused = store.write(
      'user:a',
      () => {
        throw new AppError('record.notFound');
      },
      'call',
    );
    await expect(refused).rejects.toMatchObject({ code: 'record.notFound' });
    const decide = () => ({ events: [firmPut('A', 'A')], result: null });
    expect((await store.write('user:a', decide, 'call')).seq).toBe(1);
    place.clock.advanceTo(place.clock.now() + 8 * 24 * 3600 * 1000);
    await store.write('user:a', decide);
    expect((await store.write('user:a', decide, 'call')).seq).toBe(3);
  });

  it('S1: one that throws leaves nothing behind; the others of its turn stand, and seq has no gap', async () => {
    const results = await Promise.allSettled([
      store.write('user:a', () => ({ events: [firmPut('A', 'A')], result: 1 })),
      store.write('user:a', () => {
        throw new Error('no');
      }),
      store.write('user:a', () => ({
        // The second payload is not what its type says: the first must not stay either.
        events: [firmPut('B', 'B'), { type: 'incident.noted', payload: { incidentId: 'incident:A', text: '' } }],
        result: 2,
      })),
      store.write('user:a', (view) => ({ events: [firmPut('C', 'C')], result: view.list('firm', { limit: 9 }).total })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({ reason: { code: 'internal' } });
    expect(results[3]).toMatchObject({ value: { result: 1, seq: 2 } });
    expect(store.eventsAfter(0, 10).map(({ seq, originSeq }) => [seq, originSeq])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(store.view.record('firm', 'firm:B')).toBeUndefined();
    expect(store.verifyChains()).toEqual({ events: 2, origins: 1, broken: [] });
  });

  it('commits the writes of one turn together, in order, and tells listeners before the callers', async () => {
    const heard: string[] = [];
    store.onCommit((events) => heard.push(`commit ${events.map(({ seq }) => seq).join(',')}`));
    const write = (id: string) =>
      store.write('user:a', () => ({ events: [firmPut(id, id)], result: null })).then(() => heard.push(id));
    await Promise.all([write('A'), write('B'), write('C')]);
    await write('D');
    expect(heard).toEqual(['commit 1,2,3', 'A', 'B', 'C', 'commit 4', 'D']);
  });

  it('shows a decision what the turn has decided so far, and readers only what is committed', async () => {
    const seen: (string | undefined)[] = [];
    await Promise.all([
      store.write('user:a', () => ({ events: [firmPut('A', 'new')], result: null })),
      store.write('user:a', (view) => {
        seen.push(view.record('firm', 'firm:A')?.name, store.view.record('firm', 'firm:A')?.name);
        return { events: [], result: null };
      }),
    ]);
    expect(seen).toEqual(['new', undefined]);
    expect(store.view.record('firm', 'firm:A')?.name).toBe('new');
  });

  it('keeps going when a listener throws, and says so', async () => {
    const heard: number[] = [];
    store.onCommit(() => {
      throw new Error('listener is broken');
    });
    const stop = store.onCommit((events) => heard.push(events.length));
    await store.write('user:a', () => ({ events: [firmPut('A', 'A')], result: null }));
    stop();
    await store.write('user:a', () => ({ events: [firmPut('B', 'B')], result: null }));
    expect(heard).toEqual([1]);
    expect(store.statistics()).toMatchObject({ healthy: false, problem: 'listener: listener is broken', events: 2 });
  });

  it('orders events by a hybrid clock that never runs backwards, also over a restart with the wall clock set back', async () => {
    const write = () => store.write('user:a', () => ({ events: [firmPut('A', 'A'), firmPut('A', 'B')], result: null }));
    await write();
    await store.close();
    const past = storeFolder(place.folder);
    store = await past.open({ clock: { now: () => past.options().clock.now(), after: () => () => undefined } });
    await write();
    const times = store.eventsAfter(0, 10).map(({ at }) => at.counter);
    expect(times).toEqual([0, 1, 2, 3]);
  });

  it('refuses everything after close, and writes what was waiting', async () => {
    const waiting = store.write('user:a', () => ({ events: [noted('A', 'x')], result: 'written' }));
    await store.close();
    expect(await waiting).toEqual({ result: 'written', seq: 1 });
    await expect(store.write('user:a', () => ({ events: [], result: null }))).rejects.toMatchObject({
      code: 'hub.stopping',
    });
    expect(() => store.seq()).toThrow('hub.stopping');
    await store.close();
  });
});
