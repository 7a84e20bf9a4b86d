import type { ImportReport } from '../../shared/contract/records.ts';
import type { Reason } from './reasons.ts';

export type Params = Readonly<Record<string, string | number>>;

/** Why a row is refused, skipped or remarked on: `import.reason_<reason>` and what fills it. */
export interface Finding {
  readonly reason: Reason;
  readonly params?: Params;
}

/** Values of one row by column, or of one feature by property name. */
export interface Properties {
  get(name: string): unknown;
  keys(): Iterable<string>;
}

/** One row of a table or feature of a map file, as the format gives it. */
export interface SourceRow {
  /** Row of the table as a spreadsheet counts it (the header is a row too), or number of the feature; from 1. */
  readonly row: number;
  readonly properties: Properties;
  /** The feature's id in its file. */
  readonly featureId?: string | undefined;
  /** GeoJSON geometry, not validated yet; undefined for tables, whose positions stand in columns. */
  readonly geometry?: unknown;
  /** The format could not read this row. */
  readonly problem?: Finding | undefined;
}

/** A file as rows, read lazily so that a large one does not stop the hub. */
export interface SourceFile {
  readonly encoding: string;
  /** True when every row is expected to bring its geometry; a table's rows bring columns instead. */
  readonly isMap: boolean;
  readonly rows: Iterable<SourceRow>;
  /** Remarks on the file as a whole. */
  readonly remarks: readonly Finding[];
}

/** One file format. */
export interface Importer {
  readonly format: ImportReport['format'];
  /** True when the name, or for an unknown name the content, is of this format. */
  accepts(fileName: string, bytes: Uint8Array): boolean;
  /** @throws AppError import.unreadable when the file as a whole is not of this format */
  read(bytes: Uint8Array, fileName: string): SourceFile;
}
