import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assignment,
  EMPTY_ENTITY,
  type Entity,
  isAlive,
  merge,
  mergeEntities,
  stampOf,
} from '../../shared/state.ts';

const FIELDS = ['name', 'state', 'note'] as const;
const fields = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(fc.integer(), fc.constant(undefined)));

/** Writes of one record as any number of hubs may make them: each with its own stamp. */
const writes = fc
  .uniqueArray(
    fc.record({ ms: fc.nat(5), counter: fc.nat(2), origin: fc.constantFrom('hub:a', 'hub:b'), originSeq: fc.nat(3) }),
    {
      selector: (at) => JSON.stringify(at),
      maxLength: 12,
    },
  )
  .chain((stamps) =>
    fc.tuple(
      ...stamps.map(({ ms, counter, origin, originSeq }) =>
        fc.record({
          stamp: fc.constant(stampOf({ at: { ms, counter }, origin, originSeq })),
          assignment: fc.oneof(
            fields.map((put): Assignment => ({ op: 'put', kind: 'firm', id: 'firm:A', fields: put })),
            fields.map((patch): Assignment => ({ op: 'patch', kind: 'firm', id: 'firm:A', fields: patch })),
            fc.constant<Assignment>({ op: 'remove', kind: 'firm', id: 'firm:A' }),
          ),
        }),
      ),
    ),
  );
type Write = { stamp: string; assignment: Assignment };

function folded(delivered: readonly Write[]): Entity {
  return delivered.reduce((entity, { assignment, stamp }) => merge(entity, assignment, stamp), EMPTY_ENTITY);
}

/** What the writes add up to by definition: in order of their stamps, a put replaces, a patch sets, a removal hides. */
function expected(delivered: readonly Write[]): { alive: boolean; values: Record<string, unknown> } {
  let values: Record<string, unknown> = {};
  let alive = false;
  for (const { assignment } of delivered.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1))) {
    if (assignment.op === 'remove') alive = false;
    else if (assignment.op === 'put') [values, alive] = [{ ...assignment.fields }, true];
    else values = { ...values, ...assignment.fields };
  }
  return { alive, values };
}

describe('merge', () => {
  it('R1: any order of delivery with any repeats gives the same entity, and the one that the order of stamps gives', () => {
    fc.assert(
      fc.property(
        writes.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all)),
        ),
        ([all, shuffled, repeats]) => {
          const entity = folded([...shuffled, ...repeats]);
          expect(entity).toEqual(folded(all));
          const { alive, values } = expected(all);
          expect(isAlive(entity)).toBe(alive);
          expect(entity.fields).toEqual(values);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('R1: keeping an entity as JSON in between changes nothing', () => {
    fc.assert(
      fc.property(writes, fc.nat(12), (all, at) => {
        const stored: Entity = JSON.parse(JSON.stringify(folded(all.slice(0, at))));
        const rest = all.slice(at).reduce((entity, { assignment, stamp }) => merge(entity, assignment, stamp), stored);
        expect(rest).toEqual(folded(all));
      }),
      { numRuns: 500 },
    );
  });
});

describe('stampOf', () => {
  it('orders as text as events are ordered', () => {
    const part = fc.record({ ms: fc.nat(4e12), counter: fc.nat(1e6), originSeq: fc.nat(1e9) });
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [first, second] = [a, b].map(({ ms, counter, originSeq }) =>
          stampOf({ at: { ms, counter }, origin: 'hub:a', originSeq }),
        );
        const order = a.ms - b.ms || a.counter - b.counter || a.originSeq - b.originSeq;
        expect(Math.sign((first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1)).toBe(Math.sign(order));
      }),
    );
  });

  it('R2: two entities folded from overlapping parts of a history merge into the one of the whole history', () => {
    fc.assert(
      fc.property(
        writes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all), fc.shuffledSubarray(all))),
        ([all, x, y]) => {
          const union = all.filter((write) => x.includes(write) || y.includes(write));
          expect(mergeEntities(folded(x), folded(y))).toEqual(folded(union));
        },
      ),
    );
  });
});
