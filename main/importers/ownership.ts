import { distanceM } from '../../shared/geo.ts';
import type { Provenance } from '../../shared/records/base.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';

/** A field that a row would change. */
export interface Change {
  readonly field: string;
  readonly present: unknown;
  readonly proposed: unknown;
  /** Who said what stands. */
  readonly owner: string;
}

/** Fields that are not data of their own: ids, ties, and where a datum came from. */
const DERIVED: ReadonlySet<string> = new Set(['id', 'provenance', 'firmId']);
/** Positions nearer than this are the same one, written with fewer digits, metres. */
const SAME_POSITION_M = 0.05;

/** Every field in which `proposed` differs from `present`, with its owner: the field's own, else the record's. */
export function changesTo(
  present: PlaceRecord & Record<string, unknown>,
  proposed: Readonly<Record<string, unknown>>,
): Change[] {
  const fields = new Set([...Object.keys(present), ...Object.keys(proposed)]);
  const changes: Change[] = [];
  for (const field of fields) {
    if (DERIVED.has(field) || isSame(field, present[field], proposed[field])) continue;
    changes.push({
      field,
      present: present[field],
      proposed: proposed[field],
      owner: ownerOf(present.provenance, field),
    });
  }
  return changes;
}

/** Producer of one field of a record. */
export function ownerOf({ producer, parts }: Provenance, field: string): string {
  return parts?.[field]?.producer ?? producer;
}

function isSame(field: string, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (field === 'position' && isPosition(a) && isPosition(b)) {
    return distanceM(a, b) < SAME_POSITION_M && Math.abs((a.heightM ?? 0) - (b.heightM ?? 0)) < SAME_POSITION_M;
  }
  return canonical(a) === canonical(b);
}

function isPosition(value: unknown): value is PlaceRecord['position'] {
  return typeof value === 'object' && value !== null && 'lon' in value && 'lat' in value;
}

/** Text of a value that does not depend on the order of its keys. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
