import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boxesOf } from '../../../main/store/lonBoxes.ts';
import type { Store } from '../../../main/store/types.ts';
import type { EventDraft } from '../../../shared/events.ts';
import { firmPut, incidentOpened, noted, type StoreFolder, storeFolder } from './storeFolder.ts';

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
const write = (...events: EventDraft[]) => store.write('user:a', () => ({ events, result: null }));

describe('view', () => {
  it('pages in order of id and finds by a part of name or code, whatever the case and width', async () => {
    const coded = firmPut('B', '宏达化工ABC');
    await write(firmPut('C', '河西仓库'), firmPut('A', '宏达物流'), coded);
    expect(store.view.list('firm', { limit: 2 }).records.map(({ id }) => id)).toEqual(['firm:A', 'firm:B']);
    expect(store.view.list('firm', { limit: 2, afterId: 'firm:B' }).records.map(({ id }) => id)).toEqual(['firm:C']);
    expect(store.view.list('firm', { limit: 9, text: 'ａbc' })).toMatchObject({
      total: 1,
      records: [{ id: 'firm:B' }],
    });
    expect(store.view.list('firm', { limit: 1, text: '宏达' })).toMatchObject({
      total: 2,
      records: [{ id: 'firm:A' }],
    });
    expect(store.view.list('firm', { limit: 9, text: '%' }).total).toBe(0);
  });

  it('finds what an import brought and nobody has touched since', async () => {
    const record = (id: string) => ({
      id: `firm:${id}`,
      name: id,
      code: `C-${id}`,
      position: { lon: 1, lat: 1 },
      provenance: { producer: 'x', importId: 'importBatch:1' },
    });
    await write({
      type: 'records.imported',
      payload: { importId: 'importBatch:1', kind: 'firm', records: [record('A'), record('B'), record('C')] },
    });
    await write(
      { type: 'record.put', payload: { kind: 'firm', record: { ...record('B'), name: 'changed' } } },
      { type: 'records.removed', payload: { kind: 'firm', ids: ['firm:C'], reason: 'x' } },
    );
    expect(store.view.importedIds('importBatch:1')).toEqual([{ kind: 'firm', id: 'firm:A' }]);
    expect(store.view.placeIds('firm', { code: 'C-B' })).toEqual(['firm:B']);
    expect(store.view.placeIds('firm', { name: 'A' })).toEqual(['firm:A']);
    expect(store.view.placeIds('firm', { code: 'C-C', name: 'C' })).toEqual([]);
    expect(
      store
        .snapshot(['firm'])
        .entities.map(({ id }) => id)
        .sort(),
    ).toEqual(['firm:A', 'firm:B']);
  });

  it('gives a snapshot in pages that together are the whole', async () => {
    await write(incidentOpened('I'), ...Array.from({ length: 7 }, (_, i) => firmPut(`P${i}`, `P${i}`)));
    await write({ type: 'records.removed', payload: { kind: 'firm', ids: ['firm:P3'], reason: 'x' } });
    const kinds = ['firm', 'incident'] as const;
    const ids = (entities: readonly { id: string }[]) => entities.map(({ id }) => id).sort();
    const read: string[] = [];
    let page = store.snapshot(kinds, { limit: 3 });
    for (;;) {
      expect(page.seq).toBe(store.seq());
      read.push(...page.entities.map(({ id }) => id));
      if (!page.next) break;
      page = store.snapshot(kinds, { limit: 3, after: page.next });
    }
    expect(read.sort()).toEqual(ids(store.snapshot(kinds).entities));
    expect(read).toHaveLength(7);
  });

  it('finds places by bounds, moved and removed ones too, and over the 180° meridian', async () => {
    await write(firmPut('A', 'A', 179.9, 10), firmPut('B', 'B', -179.9, 10), firmPut('C', 'C', 0, 10));
    const ids = (...bounds: [number, number, number, number]) =>
      store.view
        .inBounds(['firm'], bounds)
        .map(({ id }) => id)
        .sort();
    expect(ids(179, 9, -179, 11)).toEqual(['firm:A', 'firm:B']);
    expect(ids(179, 9, 181, 11)).toEqual(['firm:A', 'firm:B']);
    expect(ids(-181, 9, -179.95, 11)).toEqual(['firm:A']);
    expect(ids(-500, 9, 500, 11)).toEqual(['firm:A', 'firm:B', 'firm:C']);
    expect(store.view.inBounds(['shelter'], [-180, -90, 180, 90])).toEqual([]);
    await write(firmPut('C', 'C', 20, 20), {
      type: 'records.removed',
      payload: { kind: 'firm', ids: ['firm:A'], reason: '' },
    });
    expect(ids(-500, 9, 500, 11)).toEqual(['firm:B']);
    expect(ids(20, 20, 20, 20)).toEqual(['firm:C']);
    expect(ids(20.000001, 20, 21, 21)).toEqual([]);
  });

  it('finds in any bounds exactly the points that lie in them', async () => {
    const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((milli) => milli / 1000);
    const lonLat = fc.tuple(degrees(180), degrees(90));
    const points = fc.sample(lonLat, { numRuns: 300, seed: 7 });
    await write(...points.map(([lon, lat], i) => firmPut(String(i), 'x', lon, lat)));
    fc.assert(
      fc.property(lonLat, lonLat, (a, b) => {
        const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
        const [west, east] = [a[0], b[0]];
        const inLon = (lon: number) => (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
        const expected = points.flatMap(([lon, lat], i) =>
          inLon(lon) && lat >= south && lat <= north ? [`firm:${i}`] : [],
        );
        const found = store.view.inBounds(['firm'], [west, south, east, north]).map(({ id }) => id);
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 100 },
    );
  });

  it('splits bounds into boxes within ±180° that cover as much', () => {
    const degree = fc.double({ min: -540, max: 540, noNaN: true });
    fc.assert(
      fc.property(degree, fc.double({ min: 0, max: 359, noNaN: true }), (west, width) => {
        const boxes = boxesOf([west, 0, west + width, 1]);
        for (const [w, , e] of boxes) expect(w >= -180 && w <= e && e <= 180).toBe(true);
        expect(boxes.reduce((sum, [w, , e]) => sum + e - w, 0)).toBeCloseTo(width, 6);
      }),
    );
  });
});

describe('log', () => {
  it('gives events after a position, of an incident and of a type', async () => {
    await write(incidentOpened('A'), incidentOpened('B'), noted('A', '1'), noted('B', '2'), noted('A', '3'));
    expect(store.eventsAfter(2, 2).map(({ seq }) => seq)).toEqual([3, 4]);
    expect(store.timeline('incident:A', 0, 9).map(({ seq }) => seq)).toEqual([1, 3, 5]);
    expect(store.timeline('incident:A', 1, 1).map(({ seq }) => seq)).toEqual([3]);
    expect(store.eventsOfType('incident.noted').map(({ payload }) => payload.text)).toEqual(['1', '2', '3']);
    expect(store.snapshot(['incident'])).toMatchObject({ seq: 5, entities: { length: 2 } });
  });

  it('keeps settings apart from history', async () => {
    store.settings.set('session.b', '2');
    store.settings.set('session.a', '1');
    store.settings.set('other', '3');
    store.settings.set('session.a', '4');
    expect(store.settings.keys('session.')).toEqual(['session.a', 'session.b']);
    expect(store.settings.get('session.a')).toBe('4');
    store.settings.delete('session.a');
    expect(store.settings.get('session.a')).toBeUndefined();
    expect(store.seq()).toBe(0);
  });
});
