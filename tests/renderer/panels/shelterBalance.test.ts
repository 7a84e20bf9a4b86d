import { describe, expect, it } from 'vitest';
import {
  balanceKnown,
  type PlacedShelter,
  shelterBalance,
} from '../../../renderer/panels/evacuation/shelterBalance.ts';

const shelter = (id: string, distanceM: number, capacityPeople?: number): PlacedShelter => ({
  distanceM,
  shelter: {
    id: `shelter:${id}`,
    name: id,
    position: { lon: 0, lat: 0 },
    provenance: { producer: 'x' },
    category: 'central',
    ...(capacityPeople === undefined ? {} : { capacityPeople }),
  },
});
const ring = (radiusM: number, people: number) => ({
  radiusM,
  people,
  sensitiveAreas: 0,
  riskSources: 0,
  firms: 0,
  placesWithoutPopulation: 2,
});

describe('shelter balance', () => {
  it('R1: counts no shelter inside the ring, nor on its edge', () => {
    const shelters = [
      shelter('in', 400, 1000),
      shelter('edge', 500, 1000),
      shelter('out', 501, 300),
      shelter('far', 9000),
    ];
    const [inner, outer] = shelterBalance([ring(500, 200), ring(5000, 800)], shelters);
    expect(inner).toMatchObject({ capacity: 300, withoutCapacity: 1, people: 200, placesWithoutPopulation: 2 });
    expect(inner?.outside.map(({ shelter: { name } }) => name)).toEqual(['out', 'far']);
    expect(outer).toMatchObject({ capacity: 0, withoutCapacity: 1 });
  });

  it('is no surer than its data', () => {
    const [first] = shelterBalance([ring(500, 200)], []);
    if (!first) throw new Error('no balance');
    const known = (placesWithoutPopulation: number, withoutCapacity: number) =>
      balanceKnown({ ...first, placesWithoutPopulation, withoutCapacity });
    expect([known(0, 0), known(1, 0), known(0, 1), known(2, 3)]).toEqual(['exactly', 'atMost', 'atLeast', 'nothing']);
  });
});
