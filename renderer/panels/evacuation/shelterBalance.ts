import { recordSchemas } from '../../../shared/records/index.ts';
import type { RingCount } from '../../../shared/records/report.ts';
import type { Shelter } from '../../../shared/records/shelter.ts';
import type { PlacedRecord } from '../area/ringTable.ts';

/** A shelter and its distance from the incident, metres. */
export interface PlacedShelter {
  readonly shelter: Shelter;
  readonly distanceM: number;
}

/** People within a ring against the places in shelters outside it. */
export interface RingBalance {
  readonly radiusM: number;
  readonly people: number;
  /** Sensitive areas that state no population: `people` is a lower bound. */
  readonly placesWithoutPopulation: number;
  /** Shelters outside the ring, nearest first. */
  readonly outside: readonly PlacedShelter[];
  readonly capacity: number;
  /** Shelters outside that state no capacity: `capacity` is a lower bound. */
  readonly withoutCapacity: number;
}

/** The shelters among places by distance. */
export function placedShelters(placed: readonly PlacedRecord[]): readonly PlacedShelter[] {
  return placed.flatMap(({ record, distanceM }) => {
    const shelter = recordSchemas.shelter.safeParse(record);
    return shelter.success ? [{ shelter: shelter.data, distanceM }] : [];
  });
}

/** R1: a shelter inside a ring never counts for the people of that ring. */
export function shelterBalance(
  rings: readonly RingCount[],
  shelters: readonly PlacedShelter[],
): readonly RingBalance[] {
  return rings.map(({ radiusM, people, placesWithoutPopulation }) => {
    const outside = shelters.filter(({ distanceM }) => distanceM > radiusM);
    return {
      radiusM,
      people,
      placesWithoutPopulation,
      outside,
      capacity: outside.reduce((sum, { shelter }) => sum + (shelter.capacityPeople ?? 0), 0),
      withoutCapacity: outside.filter(({ shelter }) => shelter.capacityPeople === undefined).length,
    };
  });
}

/** What is known of places minus people: exactly, at most (people unstated), at least (capacity unstated), or nothing. */
export function balanceKnown({ placesWithoutPopulation, withoutCapacity }: RingBalance) {
  if (placesWithoutPopulation > 0) return withoutCapacity > 0 ? 'nothing' : 'atMost';
  return withoutCapacity > 0 ? 'atLeast' : 'exactly';
}
