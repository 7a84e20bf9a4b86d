import type { ImportReport } from '../../shared/contract/imports.ts';
import type { Field } from '../../shared/exporting/fields.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import type { ImportRequest } from './importRequest.ts';
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
  /** Sheet of a workbook (layer of an archive), where the file has several. */
  readonly sheet?: string | undefined;
  readonly properties: Properties;
  /** The feature's id in its file. */
  readonly featureId?: string | undefined;
  /** GeoJSON geometry, not validated yet; undefined for tables, whose positions stand in columns. */
  readonly geometry?: unknown;
  /** What its layer says of its coordinates, where the layers of a file differ. */
  readonly coordinateSystem?: DeclaredSystem | undefined;
  /** The format could not read this row. */
  readonly problem?: Finding | undefined;
  /** The kind that the format knows it to be, whatever the columns say. */
  readonly kind?: PlaceKind | undefined;
  /** Values under our own names that the format knows; they win over columns. */
  readonly values?: Readonly<Partial<Record<Field, unknown>>> | undefined;
  /** Fields of the record that no column can say (a model's folder and entry), put into it as they are. */
  readonly fixed?: Readonly<Record<string, unknown>> | undefined;
}

/** What a file says of its coordinates: an id of the table, or a definition that proj4 reads, with its name. */
export type DeclaredSystem = { readonly id: string } | { readonly definition: string; readonly name: string };

/** A file as rows, read lazily so that a large one does not stop the hub. */
export interface SourceFile {
  readonly encoding: string;
  /** True when every row is expected to bring its geometry; a table's rows bring columns instead. */
  readonly isMap: boolean;
  readonly rows: Iterable<SourceRow> | AsyncIterable<SourceRow>;
  /** Remarks on the file as a whole. */
  readonly remarks: readonly Finding[];
  /** Absent when the file says nothing. */
  readonly coordinateSystem?: DeclaredSystem | undefined;
  /** Words around the table (a title above the header) that may tell the zone or the datum. */
  readonly hints?: string | undefined;
  /**
   * Writes what stays beside the records (a model's files) below the hub's data folder. Called once, before the records
   * are stored; never for a dry run.
   */
  readonly keep?: ((dataFolder: string) => Promise<void>) | undefined;
}

/** What was asked for, where a format reads differently for it. */
export type Ask = Pick<ImportRequest, 'kind' | 'placement'>;

/** One file format. */
export interface Importer {
  readonly format: ImportReport['format'];
  /** True when the name, or for an unknown name the content, is of this format. */
  accepts(fileName: string, bytes: Uint8Array): boolean;
  /** @throws AppError import.unreadable when the file as a whole is not of this format */
  read(bytes: Uint8Array, fileName: string, ask?: Ask): SourceFile | Promise<SourceFile>;
}
