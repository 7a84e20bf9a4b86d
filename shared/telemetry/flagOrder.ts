import type { DataFlag } from './reading.ts';

/**
 * Device flags from harmless to worst. Of a bucket of readings the worst one is told, and a flag's place here is how it
 * is stored and sent. R1: places are never changed, new flags go to the end.
 */
export const FLAG_ORDER: readonly DataFlag[] = ['', 'N', 'S', 'M', 'C', 'F', 'T', 'D', 'B'];

const places = new Map(FLAG_ORDER.map((flag, place) => [flag, place]));

/** Place of a flag in the order. */
export function flagPlace(flag: DataFlag): number {
  return places.get(flag) ?? 0;
}

/** The flag at a place; empty for a place that is none. */
export function flagAt(place: number): DataFlag {
  return FLAG_ORDER[place] ?? '';
}
