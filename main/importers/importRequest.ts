import type { ImportKind, ModelPlacement, OnConflict } from '../../shared/contract/imports.ts';
import type { Position } from '../../shared/geo.ts';
import type { ColumnMapping, DataConflict } from '../../shared/records/desk.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';

export interface ImportRequest {
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  /** Producing department, where the file does not name one; may be empty. */
  readonly producer: string;
  /** Who imports: the producer where nothing else names one. */
  readonly account?: string;
  readonly demo: boolean;
  /** Field → column, where the guess is to be overruled; an empty column says that the file has none. */
  readonly columns?: Readonly<Record<string, string>>;
  /** `auto` or an id of the table of coordinate systems. @default auto */
  readonly coordinateSystem?: string;
  /** What becomes of rows that contradict another producer's record. @default queue */
  readonly onConflict?: OnConflict;
  /** Where a 3D model stands that does not say so itself. */
  readonly placement?: ModelPlacement | undefined;
}

/** What an import needs to know of the hub. */
export interface ImportContext {
  readonly now: number;
  readonly importId: string;
  newId(kind: PlaceKind): string;
  /** The record that is this place already. */
  existing(kind: PlaceKind, by: { code?: string; name?: string; position: Position }): PlaceRecord | undefined;
  /** The record of this kind that alone bears the name (or the code). */
  unique(kind: PlaceKind, by: { readonly name: string } | { readonly code: string }): PlaceRecord | undefined;
  /** Conflicts that were raised about a record, whatever became of them. */
  conflictsOf?(id: string): readonly DataConflict[];
  /** Keeps the password of a camera's address at the hub; returns what a record may hold of it. */
  conceal?(address: string): string;
  /** Kept column mappings, newest last. */
  readonly mappings?: readonly ColumnMapping[];
}

/** What another producer's record would have to give up: raised for its owner to decide. */
export type ConflictDraft = Pick<DataConflict, 'name' | 'kind' | 'subjectId' | 'owner' | 'proposer' | 'fields'>;

export interface ImportedRecord {
  readonly kind: PlaceKind;
  readonly record: PlaceRecord;
  readonly isUpdate: boolean;
}
