import type { Field } from '../../shared/exporting/fields.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import type { Columns } from './columns.ts';
import type { Shape } from './geometry.ts';
import type { Finding } from './importer.ts';

/** Raw values by field. */
export interface Values {
  get(field: Field): unknown;
}

/** A row whose kind is known, its values under our field names, not read yet. */
export interface Draft {
  readonly row: number;
  readonly sheet?: string | undefined;
  readonly kind: PlaceKind;
  readonly values: Values;
  /** Columns the values came from, for remarks and for units in headers. */
  readonly columns: Columns;
  /** Text beside the category that may tell it: the folder of a map file. */
  readonly categoryHint: string;
  /** True for features of map files, which may have no name. */
  readonly mayBeUnnamed: boolean;
  readonly geometry: unknown;
  /** Fields that the format itself knows, put into the record as they are. */
  readonly fixed?: Readonly<Record<string, unknown>> | undefined;
  readonly findings: Finding[];
}

/** A draft with its place on the map. */
export interface PlacedDraft extends Draft {
  readonly shape: Shape;
}

/** Text of a value; empty for anything that is no text, number or truth value. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Text of a field. */
export function fieldText(draft: Draft, field: Field): string {
  return textOf(draft.values.get(field));
}
