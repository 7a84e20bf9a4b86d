import { FIELDS, type Field, readFields } from '../../shared/exporting/fields.ts';
import { PLACE_KINDS, type PlaceKind } from '../../shared/records/index.ts';
import { parsePair } from './angles.ts';
import { headerScore } from './fieldNames.ts';
import { parseNumber } from './numbers.ts';

/** Column of the file by field. */
export type Columns = ReadonlyMap<Field, string>;

const SURE = 900;
/** Cells of a row that are compared with the names of fields. */
const MAX_HEADER_CELLS = 300;

/** Position of the header among the first rows of a table, or -1; known when two of its cells name fields. */
export function findHeader(rows: readonly (readonly string[])[]): { readonly at: number; readonly isKnown: boolean } {
  const named = rows.findIndex((cells) => cells.slice(0, MAX_HEADER_CELLS).filter(namesAnyField).length >= 2);
  if (named >= 0) return { at: named, isKnown: true };
  const [first, ...rest] = rows.map((cells) => cells.map((cell) => cell.trim()));
  if (!first || rest.length === 0) return { at: -1, isKnown: false };
  const isWordy = first.every((cell) => cell !== '' && parseNumber(cell) === undefined && !parsePair(cell));
  const hasNumbers = rest.some((cells) => cells.some((cell) => parseNumber(cell) !== undefined));
  const isHeader = isWordy && hasNumbers && new Set(first).size === first.length;
  return { at: isHeader ? 0 : -1, isKnown: false };
}

/** True for a cell that is the name of some kind's field. */
export function namesAnyField(cell: string): boolean {
  return PLACE_KINDS.some((kind) => namesField(kind, cell));
}

function namesField(kind: PlaceKind, header: string): boolean {
  return header.trim() !== '' && readFields(kind).some((field) => headerScore(kind, field, header) >= SURE);
}

/**
 * Which column holds which field: what the user chose, else the best-named column, each column once.
 * @param names columns of the file, in order
 * @param chosen field → column; an empty column says that the field is not in the file
 */
export function matchColumns(
  kind: PlaceKind,
  names: readonly string[],
  chosen: Readonly<Record<string, string>>,
): Map<Field, string> {
  const matched = new Map<Field, string>();
  const taken = new Set<string>();
  const fields = readFields(kind);
  for (const field of fields) {
    const column = Object.hasOwn(chosen, field) ? chosen[field] : undefined;
    if (column === undefined || !names.includes(column)) continue;
    matched.set(field, column);
    taken.add(column);
  }
  const scored = fields
    .filter((field) => !Object.hasOwn(chosen, field))
    .flatMap((field) => names.map((column) => ({ field, column, score: headerScore(kind, field, column) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  for (const { field, column } of scored) {
    if (matched.has(field) || taken.has(column)) continue;
    matched.set(field, column);
    taken.add(column);
  }
  return matched;
}

/** Chosen columns that the file does not have, and fields that do not exist. */
export function missingColumns(names: readonly string[], chosen: Readonly<Record<string, string>>): string[] {
  return Object.entries(chosen)
    .filter(([field, column]) => (column !== '' && !names.includes(column)) || !FIELDS.some((known) => known === field))
    .map(([field, column]) => column || field);
}
