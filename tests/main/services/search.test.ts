import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchService } from '../../../main/services/search.ts';
import type { Caller, ServiceDeps } from '../../../main/services/service.ts';
import type { Store } from '../../../main/store/types.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { operations } from '../../../shared/contract/index.ts';
import type { EventDraft } from '../../../shared/events.ts';
import { searchFieldsOf } from '../../../shared/search/fields.ts';
import { matchRecord } from '../../../shared/search/match.ts';
import { readQuery } from '../../../shared/search/query.ts';
import { provinceEvents, provinceRecords } from '../../bench/province.ts';
import { firmPut, incidentOpened, renamed, type StoreFolder, storeFolder } from '../store/storeFolder.ts';

const caller = { user: { id: 'user:a' } } as Caller;

async function found(store: Store, input: InputOf<'search.find'>): Promise<OutputOf<'search.find'>> {
  const find = searchService({ store } as ServiceDeps)['search.find'];
  if (!find) throw new Error('no search');
  const parsed = operations['search.find'].input.parse(input);
  return operations['search.find'].output.parse(await find(parsed, caller));
}

const write = (store: Store, ...events: EventDraft[]) => store.write('user:a', () => ({ events, result: null }));
const ids = async (store: Store, text: string, more: Partial<InputOf<'search.find'>> = {}) =>
  (await found(store, { text, ...more })).hits.map(({ id }) => id);

describe('the search box', () => {
  let place: StoreFolder;
  let store: Store;
  beforeAll(async () => {
    place = storeFolder();
    store = await place.open();
  });
  afterAll(async () => {
    await store.close();
    place.remove();
  });

  it('follows every change: put, renamed, removed, put again', async () => {
    await write(store, firmPut('A', '古雷石化'), incidentOpened('I'));
    expect(await ids(store, 'glsh')).toEqual(['firm:A']);
    await write(store, firmPut('A', '江阴热电'), renamed('I', '古雷泄漏'));
    expect(await ids(store, 'glsh')).toEqual([]);
    expect(await ids(store, 'jyrd')).toEqual(['firm:A']);
    expect(await ids(store, '古')).toEqual(['incident:I']);
    await write(store, { type: 'records.removed', payload: { kind: 'firm', ids: ['firm:A'], reason: 'x' } });
    expect(await ids(store, '江阴热电')).toEqual([]);
    await write(store, firmPut('A', '江阴热电'));
    expect(await ids(store, '江')).toEqual(['firm:A']);
  });

  it('sees the newest state in a decision, and what is undone leaves no trace', async () => {
    const query = readQuery('罗源电厂');
    const seen: string[] = [];
    await Promise.allSettled([
      write(store, firmPut('L', '罗源电厂')),
      store.write('user:a', (view) => {
        seen.push(...view.candidates({ query, first: [] }).map(({ id }) => id));
        return { events: [firmPut('M', '罗源电厂二期')], result: null };
      }),
      store.write('user:a', (view) => {
        seen.push(...view.candidates({ query, first: [] }).map(({ id }) => id));
        throw new Error('refused');
      }),
    ]);
    expect(seen.sort()).toEqual(['firm:L', 'firm:L', 'firm:M']);
    expect(await ids(store, '罗源电厂')).toEqual(['firm:L', 'firm:M']);
  });

  it('puts the nearest first among equals, and only the asked kinds', async () => {
    await write(store, firmPut('N1', '同名厂', 118, 25), firmPut('N2', '同名厂', 119, 25));
    expect(await ids(store, '同名厂', { near: { lon: 119.1, lat: 25 } })).toEqual(['firm:N2', 'firm:N1']);
    expect(await ids(store, '同名厂', { near: { lon: 117.9, lat: 25 } })).toEqual(['firm:N1', 'firm:N2']);
    expect(await ids(store, '同名厂', { kinds: ['park'] })).toEqual([]);
    const { hits } = await found(store, { text: '同名', near: { lon: 118, lat: 25 } });
    expect(hits[0]).toMatchObject({ nameRanges: [[0, 2]], distanceM: 0, kind: 'firm' });
  });

  it('answers nothing to nothing, and anything that is typed', async () => {
    expect(await found(store, { text: ' ,。' })).toEqual({ hits: [], more: false });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        await found(store, { text, near: { lon: 118, lat: 25 } });
      }),
      { numRuns: 100 },
    );
    for (const text of ['"', "'", '罐"', 'name : x', 'a* OR b', 'NEAR(a b)', '@firm', '^x', 'AND', '-罐'])
      await found(store, { text });
  });
});

describe('a province', () => {
  const COUNT = 3000;
  let place: StoreFolder;
  let store: Store;
  beforeAll(async () => {
    place = storeFolder();
    store = await place.open();
    for (const event of provinceEvents(COUNT)) await write(store, event);
  });
  afterAll(async () => {
    await store.close();
    place.remove();
  });

  const records = [...provinceRecords(COUNT)].map(({ kind, record }) => ({
    kind,
    id: record.id,
    fields: searchFieldsOf(record),
  }));
  /** Looks through every record, as slowly and surely as can be. */
  const sure = (text: string) => {
    const query = readQuery(text);
    return records.flatMap(({ id, fields }) => {
      const match = matchRecord(query, fields);
      return match ? [{ id, score: match.score }] : [];
    });
  };

  it('is searched without missing anything that comparing every record finds', async () => {
    const record = fc.constantFrom(...records);
    const part = record.chain(({ fields }) =>
      fc
        .constantFrom(...fields)
        .chain(({ text }) =>
          fc
            .tuple(fc.nat(text.length - 1), fc.integer({ min: 2, max: 12 }))
            .map(([from, length]) => text.slice(from, from + length)),
        ),
    );
    const spoken = fc.constantFrom(
      'gulei',
      'yean',
      'glhd',
      'yeanchuguan',
      'zhzx',
      'jiangyin宏达',
      '古雷cg',
      'gule',
      'sgl',
      'chang',
      'lvsuan',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(part, spoken), async (text) => {
        const expected = sure(text);
        const { hits, more } = await found(store, { text, limit: 200 });
        const known = new Set(expected.map(({ id }) => id));
        for (const { id } of hits) expect(known).toContain(id);
        // Letters and digits of one or two are looked for at the beginnings of runs only.
        if (
          /[a-z0-9]/i.test(text) &&
          readQuery(text).words.some(({ runs }) => runs.some((run) => run.text.length < 3 && run.kind !== 'other'))
        )
          return;
        if (more) expect(hits).toHaveLength(200);
        else if (expected.length <= 200) expect(new Set(hits.map(({ id }) => id))).toEqual(known);
        // The best answer is found, however many there are.
        const best = Math.max(0, ...expected.map(({ score }) => score));
        const first = hits[0] && expected.find(({ id }) => id === hits[0]?.id)?.score;
        if (expected.length > 0) expect(first).toBe(best);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is the same after the directory was made anew, and in a database of the program before it', async () => {
    const texts = ['古雷', 'gulei', '7664', 'yacg', '疏港路 储罐'];
    const answers = () => Promise.all(texts.map((text) => ids(store, text, { limit: 200 })));
    const before = await answers();
    await store.rebuildProjections();
    expect((await answers()).map((answer) => answer.toSorted())).toEqual(before.map((answer) => answer.toSorted()));
    await store.close();
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(`${place.folder}/onemap.sqlite`);
    const { rowChecksum } = await import('../../../main/store/checksum.ts');
    database.exec(
      'DROP TABLE directory; DROP TABLE directory_texts; DROP TABLE directory_grams; PRAGMA user_version = 1',
    );
    database.prepare("UPDATE meta SET value = '1', checksum = ? WHERE key = 'schema'").run(rowChecksum('schema', '1'));
    database.close();
    const steps: string[] = [];
    store = await place.open({ onLongStep: (key) => steps.push(key) });
    expect(steps).toEqual(['store.upgrading']);
    expect(store.notices()).toEqual([]);
    expect(await answers()).toEqual(before);
    await store.close();
    store = await place.open();
    expect(store.notices()).toEqual([]);
  }, 60_000);
});
