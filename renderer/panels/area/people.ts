import type { PlaceRecord } from '../../../shared/records/index.ts';

/** The larger of day and night population: what must be reckoned with; undefined when the record states none. */
export function peopleAt(place: PlaceRecord | { readonly id: string }): number | undefined {
  if (!('population' in place) || !place.population) return undefined;
  const { day, night } = place.population;
  return day === undefined ? night : Math.max(day, night ?? 0);
}

/** Date of a place's count of people, else of the record, epoch ms. */
export function peopleAsOf(place: PlaceRecord): number | undefined {
  const counted = 'population' in place ? place.population?.asOf : undefined;
  return counted ?? place.provenance.asOf;
}
