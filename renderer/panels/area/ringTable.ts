import type { OutputOf } from '../../../shared/contract/index.ts';
import {
  isPlaceKind,
  kindOfId,
  PLACE_KINDS,
  type PlaceKind,
  type PlaceRecord,
  recordSchemas,
} from '../../../shared/records/index.ts';
import { peopleAsOf, peopleAt } from './people.ts';

/** A place and its distance from the centre, metres. */
export interface PlacedRecord {
  readonly kind: PlaceKind;
  readonly record: PlaceRecord;
  readonly distanceM: number;
  /** Of a corridor: how far along its line, metres. */
  readonly alongM?: number | undefined;
}

/** What lies within one radius (smaller rings included). */
export interface RingRow {
  readonly radiusM: number;
  readonly total: number;
  readonly byKind: Readonly<Record<PlaceKind, number>>;
  readonly people: number;
  /** Sensitive areas that state no population: `people` is then a lower bound. */
  readonly withoutPopulation: number;
  /** Oldest and newest date of the counts of people, epoch ms. */
  readonly asOf?: { readonly oldestMs: number; readonly newestMs: number } | undefined;
}

/** Count of one category of a kind within a ring. */
export interface CategoryCount {
  readonly kind: PlaceKind;
  /** Catalogue key of the category, or of the kind where it has none. */
  readonly labelKey: string;
  readonly count: number;
}

/** The answer's places as records of their kinds, nearest first. A record that its schema refuses is left out. */
export function placedRecords(
  places: readonly (OutputOf<'area.rings'>['places'][number] & { readonly alongM?: number | undefined })[],
): readonly PlacedRecord[] {
  return places.flatMap(({ record, distanceM, alongM }) => {
    const kind = kindOfId(record.id);
    if (!kind || !isPlaceKind(kind)) return [];
    const parsed = recordSchemas[kind].safeParse(record);
    return parsed.success
      ? [{ kind, record: parsed.data, distanceM, ...(alongM === undefined ? {} : { alongM }) }]
      : [];
  });
}

/** Rows of the ring table: counts of the places themselves, people as the hub summed them. */
export function ringRows(answer: OutputOf<'area.rings'>, placed: readonly PlacedRecord[]): readonly RingRow[] {
  return answer.rings.map((ring) => {
    const inside = within(placed, ring.radiusM);
    const dates = inside.flatMap(({ record }) => (peopleAt(record) === undefined ? [] : (peopleAsOf(record) ?? [])));
    const byKind = Object.fromEntries(
      PLACE_KINDS.map((kind) => [kind, inside.filter((entry) => entry.kind === kind).length]),
    ) as Record<PlaceKind, number>;
    return {
      radiusM: ring.radiusM,
      total: inside.length,
      byKind,
      people: ring.people,
      withoutPopulation: ring.placesWithoutPopulation,
      asOf: dates.length === 0 ? undefined : { oldestMs: Math.min(...dates), newestMs: Math.max(...dates) },
    };
  });
}

/** Places no further than the radius. */
export function within(placed: readonly PlacedRecord[], radiusM: number): readonly PlacedRecord[] {
  return placed.filter(({ distanceM }) => distanceM <= radiusM);
}

/** Catalogue key of what a place is: its category where the kind has some. */
export function labelKeyOf(kind: PlaceKind, record: PlaceRecord): string {
  return 'category' in record ? `records.${kind}_${record.category}` : `records.${kind}`;
}

/** Counts by category, in the order of the kinds and then the most first. */
export function categoryCounts(placed: readonly PlacedRecord[]): readonly CategoryCount[] {
  const counts = new Map<string, CategoryCount>();
  for (const { kind, record } of placed) {
    const labelKey = labelKeyOf(kind, record);
    counts.set(labelKey, { kind, labelKey, count: (counts.get(labelKey)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => PLACE_KINDS.indexOf(a.kind) - PLACE_KINDS.indexOf(b.kind) || b.count - a.count,
  );
}

const LARGEST_RADIUS_M = 200_000;

/** Radii typed in kilometres ("0.5, 3 5") as metres ascending; undefined when they make no rings. */
export function parseRadii(text: string): number[] | undefined {
  const parts = text.split(/[\s,，、/;；]+/u).filter((part) => part !== '');
  const radii = parts.map((part) => Number(part) * 1000);
  if (radii.length === 0 || radii.length > 5) return undefined;
  if (radii.some((radius) => !Number.isFinite(radius) || radius <= 0 || radius > LARGEST_RADIUS_M)) return undefined;
  return [...new Set(radii)].sort((a, b) => a - b);
}

/** Radii as `parseRadii` reads them. */
export function radiiText(radiiM: readonly number[]): string {
  return radiiM.map((radiusM) => radiusM / 1000).join(', ');
}
