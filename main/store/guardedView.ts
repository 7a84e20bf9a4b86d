import type { Bounds } from '../../shared/geo.ts';
import type { PlaceKind, RecordKind, RecordOf } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import type { Candidate, CandidateQuery } from './directoryView.ts';
import type { PlaceRow } from './placeRows.ts';
import type { ReadView } from './types.ts';

/** A view whose failures are the store's errors, and which stays the same object over a restore. */
export class GuardedView implements ReadView {
  readonly #read: <Result>(query: (view: ReadView) => Result) => Result;

  /** @param read runs a query on the present view and turns what it throws into an AppError */
  constructor(read: <Result>(query: (view: ReadView) => Result) => Result) {
    this.#read = read;
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.#read((view) => view.record(kind, id));
  }

  list<Kind extends RecordKind>(
    kind: Kind,
    page: { afterId?: string | undefined; limit: number; text?: string | undefined },
  ): { records: RecordOf<Kind>[]; total: number } {
    return this.#read((view) => view.list(kind, page));
  }

  inBounds(kinds: readonly PlaceKind[], bounds: Bounds): RecordOf<PlaceKind>[] {
    return this.#read((view) => view.inBounds(kinds, bounds));
  }

  placeIds(kind: PlaceKind, by: { code?: string | undefined; name?: string | undefined }): string[] {
    return this.#read((view) => view.placeIds(kind, by));
  }

  importedIds(importId: string): { kind: PlaceKind; id: string }[] {
    return this.#read((view) => view.importedIds(importId));
  }

  candidates(query: CandidateQuery): Candidate[] {
    return this.#read((view) => view.candidates(query));
  }

  placeRows(boxes: readonly Bounds[], kinds?: readonly PlaceKind[]): PlaceRow[] {
    return this.#read((view) => view.placeRows(boxes, kinds));
  }

  recordsOfRows(rows: readonly number[]): RecordOf<PlaceKind>[] {
    return this.#read((view) => view.recordsOfRows(rows));
  }

  textsOfRow(row: number): SearchField[] {
    return this.#read((view) => view.textsOfRow(row));
  }

  reaches(of: { riverName: string } | { into: string }): RecordOf<'riverReach'>[] {
    return this.#read((view) => view.reaches(of));
  }
}
