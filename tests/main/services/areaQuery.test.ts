import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaService, placesWithin } from '../../../main/services/area.ts';
import type { Caller, ServiceDeps } from '../../../main/services/service.ts';
import type { Store } from '../../../main/store/types.ts';
import { type InputOf, type OutputOf, operations } from '../../../shared/contract/index.ts';
import type { EventDraft } from '../../../shared/events.ts';
import { distanceToPlaceM } from '../../../shared/geo.ts';
import type { PlaceKind } from '../../../shared/records/index.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { PARK, provinceEvents } from '../../bench/province.ts';
import { type StoreFolder, storeFolder } from '../store/storeFolder.ts';

let place: StoreFolder;
let store: Store;
const caller = { user: { id: 'user:a' } } as Caller;

async function asked(input: InputOf<'area.query'>): Promise<OutputOf<'area.query'>> {
  const query = areaService({ store } as ServiceDeps)['area.query'];
  if (!query) throw new Error('no query');
  const operation = operations['area.query'];
  return operation.output.parse(await query(operation.input.parse(input), caller));
}

const put = (kind: PlaceKind, id: string, more: object): EventDraft => ({
  type: 'record.put',
  payload: {
    kind,
    record: { id: `${kind}:${id}`, name: id, position: { lon: 10, lat: 10 }, provenance: { producer: 't' }, ...more },
  },
});
const write = (...events: EventDraft[]) => store.write('user:a', () => ({ events, result: null }));
const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const reach = (id: string, from: number, to: number, more: object) =>
  put('riverReach', id, {
    category: 'mainRiver',
    code: id,
    position: { lon: from, lat: 20 },
    geometry: {
      type: 'LineString',
      coordinates: [
        [from, 20],
        [to, 20],
      ],
    },
    ...more,
  });

beforeAll(async () => {
  place = storeFolder();
  store = await place.open();
  for (const event of provinceEvents(2000)) await write(event);
  await write(
    put('gridCell', 'cell', {
      category: 'cell',
      geometry: box(10, 10, 10.1, 10.1),
      position: { lon: 10.05, lat: 10.05 },
    }),
    // Half of the one block lies in the cell, all of the other.
    put('populationBlock', 'half', {
      category: 'urban',
      population: { day: 100, night: 200 },
      geometry: box(9.99, 10.04, 10.01, 10.06),
    }),
    put('populationBlock', 'whole', {
      category: 'urban',
      population: { night: 30 },
      geometry: box(10.04, 10.04, 10.06, 10.06),
    }),
    put('sensitiveArea', 'school', {
      category: 'school',
      population: { day: 900 },
      position: { lon: 10.02, lat: 10.02 },
    }),
    put('sensitiveArea', 'unknown', { category: 'other', position: { lon: 10.03, lat: 10.02 } }),
    put('shelter', 'hall', { category: 'central', capacityPeople: 80, position: { lon: 10.07, lat: 10.07 } }),
    put('supply', 'depot', { items: [{ name: '沙', quantity: 3, unit: 't' }], position: { lon: 10.08, lat: 10.07 } }),
    put('riskSource', 'tank', {
      category: 'tank',
      substance: '苯',
      amountKg: 500,
      position: { lon: 10.06, lat: 10.02 },
    }),
    put('installation', 'body', {
      category: 'tank',
      substance: '苯',
      amountKg: 500,
      position: { lon: 10.06, lat: 10.02 },
    }),
    put('road', 'street', {
      category: 'primary',
      geometry: {
        type: 'LineString',
        coordinates: [
          [9.95, 10.05],
          [10.05, 10.05],
        ],
      },
    }),
    reach('up', 20, 20.1, { toCode: 'middle', riverName: 'R' }),
    reach('middle', 20.1, 20.2, { toCode: 'down', riverName: 'R' }),
    reach('down', 20.2, 20.3, { riverName: 'R' }),
    put('firm', 'atUp', { position: { lon: 20.05, lat: 20.004 } }),
    put('firm', 'atDown', { position: { lon: 20.25, lat: 20.001 } }),
  );
});
afterAll(async () => {
  await store.close();
  place.remove();
});

describe('area.query', () => {
  it('sums what an outline holds; people of the two sources stay apart, cut blocks count by their area', async () => {
    const { total, counts, sums, geometry, areaM2 } = await asked({ shape: { kind: 'inside', id: 'gridCell:cell' } });
    expect(total).toBe(9);
    expect(counts).toContainEqual({ kind: 'sensitiveArea', category: 'school', count: 1 });
    expect(counts.some(({ kind }) => kind === 'gridCell')).toBe(false);
    expect(sums.sensitiveAreas).toEqual({ day: 900, night: 900, places: 2, without: 1 });
    expect(sums.residents).toEqual({ day: 80, night: 130, places: 2, without: 0, cut: 1 });
    expect(sums.shelters).toEqual({ people: 80, places: 1, without: 0 });
    expect(sums.stock).toEqual([{ name: '沙', unit: 't', quantity: 3, depots: 1 }]);
    expect(sums.substances.map(({ kind, amountKg }) => [kind, amountKg])).toEqual(
      expect.arrayContaining([
        ['riskSource', 500],
        ['installation', 500],
      ]),
    );
    expect(sums.roadM).toBeCloseTo(5475, -2);
    expect(geometry?.type).toBe('Polygon');
    expect(areaM2).toBeGreaterThan(1e8);
  });

  it('narrows by kind, category and text, and pages in one order', async () => {
    const shape = { kind: 'inside', id: 'gridCell:cell' } as const;
    expect((await asked({ shape, kinds: ['shelter', 'supply'] })).total).toBe(2);
    expect((await asked({ shape, categories: ['sensitiveArea_school'] })).total).toBe(8);
    expect((await asked({ shape, text: 'ben' })).total).toBe(2);
    const { ids } = await asked({ shape, ids: true, limit: 0 });
    const pages = await Promise.all([0, 4, 8].map((offset) => asked({ shape, offset, limit: 4 })));
    expect(pages.flatMap(({ places }) => places.map(({ record }) => record.id))).toEqual(ids);
  });

  it('follows a river: the reach, all of it, downstream, upstream, as far as is said', async () => {
    const along = (id: string, extent: 'record' | 'whole' | 'downstream' | 'upstream', lengthM?: number) =>
      asked({ shape: { kind: 'along', id: `riverReach:${id}`, widthM: 600, extent, lengthM }, kinds: ['firm'] });
    const firms = async (...asking: Parameters<typeof along>) =>
      (await along(...asking)).places.map(({ record, alongM }) => `${record.id} ${Math.round((alongM ?? 0) / 1000)}`);
    expect(await firms('up', 'record')).toEqual(['firm:atUp 5']);
    expect(await firms('middle', 'whole')).toEqual(['firm:atUp 5', 'firm:atDown 26']);
    expect(await firms('middle', 'downstream')).toEqual(['firm:atDown 16']);
    expect(await firms('middle', 'upstream')).toEqual(['firm:atUp 16']);
    expect(await firms('up', 'downstream', 12_000)).toEqual(['firm:atUp 5']);
    expect((await along('up', 'downstream')).lengthM).toBeCloseTo(31_350, -2);
  });

  it('says when there is no such record, outline or line', async () => {
    const code = (shape: InputOf<'area.query'>['shape']) =>
      asked({ shape }).then(
        () => 'ok',
        (error) => error.code,
      );
    expect(await code({ kind: 'inside', id: 'park:none' })).toBe('record.notFound');
    expect(await code({ kind: 'inside', id: 'firm:atUp' })).toBe('area.noOutline');
    expect(await code({ kind: 'along', id: 'firm:atUp', widthM: 10 })).toBe('area.noLine');
    expect(await code({ kind: 'along', id: 'gridCell:cell', widthM: 10 })).toBe('area.noLine');
  });

  it('finds in any circle what the rings find with turf, at the same distances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        fc.double({ min: 100, max: 20_000, noNaN: true }),
        async (dLon, dLat, radiusM) => {
          const centre = { lon: PARK.lon + dLon, lat: PARK.lat + dLat };
          const expected = placesWithin(store.view, PLACE_KINDS, centre, radiusM);
          const { places, total } = await asked({ shape: { kind: 'circle', centre, radiusM }, limit: 1000 });
          // On the very edge either answer is right.
          const sure = expected.filter(({ distanceM }) => Math.abs(distanceM - radiusM) > 0.01);
          expect(total).toBeGreaterThanOrEqual(sure.length);
          expect(total).toBeLessThanOrEqual(expected.length + 1);
          for (const { record, distanceM } of places.slice(0, 20))
            expect(distanceM).toBeCloseTo(distanceToPlaceM(centre, record as never), 2);
        },
      ),
      { numRuns: 40 },
    );
  });
});
