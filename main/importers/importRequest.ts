import type { ImportKind } from '../../shared/contract/records.ts';
import type { Position } from '../../shared/geo.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';

export interface ImportRequest {
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  /** Producing department, where the file does not name one. */
  readonly producer: string;
  readonly demo: boolean;
  /** Field → column, where the guess is to be overruled; an empty column says that the file has none. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** What an import needs to know of the hub. */
export interface ImportContext {
  readonly now: number;
  readonly importId: string;
  newId(kind: PlaceKind): string;
  /** The record that is this place already. */
  existing(kind: PlaceKind, by: { code?: string; name?: string; position: Position }): PlaceRecord | undefined;
  /** Id of the one firm of this name, to tie risk sources to. */
  firmIdByName?(name: string): string | undefined;
}

export interface ImportedRecord {
  readonly kind: PlaceKind;
  readonly record: PlaceRecord;
  readonly isUpdate: boolean;
}
