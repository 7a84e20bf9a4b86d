import { distanceM, type Position } from '../../shared/geo.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import type { Finding } from './importer.ts';

/** Two rows of the same name are the same place when no further apart than this, metres. */
export const SAME_PLACE_M = 200;

/** Networks are made of stretches that share a name: where they have codes, only these tell one from another. */
const STRETCHES: ReadonlySet<PlaceKind> = new Set(['road', 'riverReach', 'drain', 'land']);

/** True for a thing whose name says nothing about which one it is. */
export function isStretch(kind: PlaceKind, code: string | undefined): boolean {
  return code !== undefined && STRETCHES.has(kind);
}

export interface Identity {
  readonly kind: PlaceKind;
  readonly code: string | undefined;
  /** Absent when the name was made up. */
  readonly name: string | undefined;
  readonly position: Position;
}

/**
 * True when two codes speak of different things. OpenStreetMap numbers its drawings, not the things drawn (a hotel may
 * be drawn as a point and as an outline), so its codes tell only risk sources apart, where losing one costs most.
 */
export function codesDiffer(kind: PlaceKind, a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  return kind === 'riskSource' || STRETCHES.has(kind) || !(a.startsWith('osm:') && b.startsWith('osm:'));
}

/** The places that this import has already taken: a second row for one of them is a duplicate. */
export class SeenPlaces {
  readonly #byCode = new Map<string, number>();
  readonly #byName = new Map<string, { row: number; code: string | undefined; position: Position }[]>();
  readonly #byRecord = new Map<string, number>();

  /** Why this row is a duplicate of an earlier one, or undefined. */
  duplicateOf({ kind, code, name, position }: Identity): Finding | undefined {
    const byCode = code === undefined ? undefined : this.#byCode.get(`${kind} ${code}`);
    if (byCode !== undefined) return { reason: 'duplicateInFile', params: { other: byCode, what: 'code' } };
    if (name === undefined) return undefined;
    const same = this.#byName
      .get(`${kind} ${name}`)
      ?.find((other) => !codesDiffer(kind, code, other.code) && distanceM(other.position, position) <= SAME_PLACE_M);
    return same && { reason: 'duplicateInFile', params: { other: same.row, what: 'name' } };
  }

  /** The row that already updated this record, as a finding. */
  alreadyUpdated(recordId: string): Finding | undefined {
    const other = this.#byRecord.get(recordId);
    return other === undefined ? undefined : { reason: 'duplicateInFile', params: { other, what: 'record' } };
  }

  add({ kind, code, name, position }: Identity, row: number, recordId: string): void {
    if (code !== undefined) this.#byCode.set(`${kind} ${code}`, row);
    if (name !== undefined) {
      const key = `${kind} ${name}`;
      const list = this.#byName.get(key);
      if (list) list.push({ row, code, position });
      else this.#byName.set(key, [{ row, code, position }]);
    }
    this.#byRecord.set(recordId, row);
  }
}
