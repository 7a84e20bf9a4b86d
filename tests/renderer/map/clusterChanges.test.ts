import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, listMapper } from '../../../renderer/map/cluster/listChanges.ts';
import type { Marker } from '../../../renderer/map/cluster/marker.ts';
import { mortonKey, orderOfKeys } from '../../../renderer/map/cluster/mortonKey.ts';
import { QuadIndex } from '../../../renderer/map/cluster/quadIndex.ts';
import { randomStream } from '../../e2e/mapHarness/records.ts';

const marker = (id: string, lon: number, lat: number): Marker => ({
  id,
  position: { lon, lat },
  symbol: 'supply',
  label: id,
  priority: 1,
});

function many(count: number, seed: number): Marker[] {
  const random = randomStream(seed);
  return Array.from({ length: count }, (_, i) => marker(`supply:${seed}_${i}`, 116 + 4 * random(), 23 + 5 * random()));
}

describe('changes of a list', () => {
  it('are exactly what left and what joined', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 30 }), fc.array(fc.nat(20), { maxLength: 30 }), (a, b) => {
        const pool = Array.from({ length: 21 }, (_, i) => ({ i }));
        const [before, after] = [a, b].map((list) => [...new Set(list)].map((i) => pool[i] ?? { i }));
        const { removed, added } = changesBetween(before ?? [], after ?? []);
        const left = new Set(before);
        for (const item of removed) left.delete(item);
        for (const item of added) left.add(item);
        expect(left).toEqual(new Set(after));
      }),
    );
  });

  it('a mapper makes anew only what changed', () => {
    let made = 0;
    const map = listMapper((item: { value: number }) => ({ double: 2 * item.value, made: made++ }));
    const items = Array.from({ length: 100 }, (_, value) => ({ value }));
    const first = map(items);
    expect(made).toBe(100);
    const changed = map(items.with(40, { value: 1_000 }).with(70, { value: 2_000 }));
    expect(made).toBe(102);
    expect(changed[40]?.double).toBe(2_000);
    expect(changed[41]).toBe(first[41]);
    const grown = map([...items.slice(0, 50), { value: 7 }, ...items.slice(50)]);
    expect(grown.map(({ double }) => double / 2)).toEqual([
      ...items.slice(0, 50).keys(),
      7,
      ...Array.from({ length: 50 }, (_, i) => i + 50),
    ]);
    expect(map([]).length).toBe(0);
  });
});

describe('R2: an index after another', () => {
  it('is the same as one made from nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.nat(399), { maxLength: 40 }),
        fc.nat(30),
        (count, gone, fresh) => {
          const [firms, supplies] = [many(count, 1), many(60, 2)];
          const before = new QuadIndex([
            { layerId: 'firm', markers: firms },
            { layerId: 'supply', markers: supplies },
          ]);
          const dropped = new Set(gone);
          const next = [...firms.filter((_, i) => !dropped.has(i)), ...many(fresh, 3)];
          const sets = [
            { layerId: 'firm', markers: next },
            { layerId: 'supply', markers: supplies },
          ];
          const patched = new QuadIndex(sets, before);
          const whole = new QuadIndex(sets);
          expect(patched.size).toBe(whole.size);
          expect([...patched.markers].map(({ id }) => id).sort()).toEqual(
            [...whole.markers].map(({ id }) => id).sort(),
          );
          const keys = patched.markers.map(({ position }) => mortonKey(position));
          expect(keys).toEqual([...keys].sort((a, b) => a - b));
          for (const run of [
            patched.root(),
            { lo: 3, hi: 5, level: 9 },
            { lo: 1, hi: Math.max(1, patched.size - 1), level: 1 },
          ]) {
            if (run.hi > patched.size) continue;
            const counted = [0, 0];
            for (let i = run.lo; i < run.hi; i++) {
              const layer = patched.layerOf[i] ?? 0;
              counted[layer] = (counted[layer] ?? 0) + 1;
            }
            expect(patched.counts(run)).toEqual(counted);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sorts as numbers are sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 44 - 1 })), (keys) => {
        const order = orderOfKeys(Float64Array.from(keys));
        expect([...order].map((i) => keys[i])).toEqual([...keys].sort((a, b) => a - b));
      }),
    );
  });

  it('one change among 270,000 costs a small part of the first build', () => {
    const markers = many(270_000, 5);
    const time = (work: () => unknown) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    let index = new QuadIndex([]);
    const firstMs = time(() => {
      index = new QuadIndex([{ layerId: 'supply', markers }]);
    });
    const moved = markers.with(100_000, marker('supply:moved', 118, 25));
    const againMs = Math.min(
      ...[0, 1, 2].map(() => time(() => new QuadIndex([{ layerId: 'supply', markers: moved }], index))),
    );
    expect(againMs).toBeLessThan(firstMs);
    expect(
      new QuadIndex([{ layerId: 'supply', markers: moved }], index).find(marker('supply:moved', 118, 25)),
    ).toBeDefined();
    console.info(`index of 270,000: ${firstMs.toFixed(0)} ms, after one change ${againMs.toFixed(0)} ms`);
  });
});
