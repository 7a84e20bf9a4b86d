import { FIELDS, type Field, readFields } from '../../shared/exporting/fields.ts';
import { PLACE_KINDS, type PlaceKind } from '../../shared/records/index.ts';
import { parsePair } from './angles.ts';
import { headerScore } from './fieldNames.ts';
import type { Properties } from './importer.ts';
import { parseNumber } from './numbers.ts';

/** Column of the file by field. */
export type Columns = ReadonlyMap<Field, string>;

const SURE = 900;
const SAMPLE_ROWS = 200;
/** Cells of a row that are compared with the names of fields. */
const MAX_HEADER_CELLS = 300;

/** Position of the header among the first rows of a table, or -1 when the table seems to have none. */
export function findHeader(rows: readonly (readonly string[])[]): number {
  const named = rows.findIndex(
    (cells) =>
      cells.slice(0, MAX_HEADER_CELLS).filter((cell) => PLACE_KINDS.some((kind) => namesField(kind, cell))).length >= 2,
  );
  if (named >= 0) return named;
  const [first, ...rest] = rows.map((cells) => cells.map((cell) => cell.trim()));
  if (!first || rest.length === 0) return -1;
  const isWordy = first.every((cell) => cell !== '' && parseNumber(cell) === undefined && !parsePair(cell));
  const hasNumbers = rest.some((cells) => cells.some((cell) => parseNumber(cell) !== undefined));
  return isWordy && hasNumbers && new Set(first).size === first.length ? 0 : -1;
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

/**
 * Finds longitude and latitude by their values where no name told: two columns of decimals, of which one goes beyond
 * 90°, or one column of pairs. Anything less certain is not guessed.
 */
export function matchByContent(
  columns: Map<Field, string>,
  names: readonly string[],
  rows: readonly Properties[],
): void {
  if ((columns.has('lon') && columns.has('lat')) || columns.has('coordinates') || columns.has('geometry')) return;
  const used = new Set(columns.values());
  const sample = rows.slice(0, SAMPLE_ROWS);
  const free = names.filter((name) => !used.has(name));
  const valuesOf = (name: string) =>
    sample.map((row) => row.get(name)).filter((value) => value !== '' && value != null);
  const pairs = free.find((name) => {
    const values = valuesOf(name);
    return values.length > 0 && values.every((value) => typeof value === 'string' && parsePair(value) !== undefined);
  });
  if (pairs !== undefined) {
    columns.set('coordinates', pairs);
    return;
  }
  const decimals = free.flatMap((name) => {
    const values = valuesOf(name);
    const numbers = values.map((value) => (/\.\d{2}/.test(String(value)) ? parseNumber(String(value)) : undefined));
    const usable = numbers.filter((number) => number !== undefined);
    if (usable.length === 0 || usable.length < values.length * 0.9) return [];
    const size = Math.max(...usable.map(Math.abs));
    return size <= 180
      ? [{ name, beyond90: usable.filter((number) => Math.abs(number) > 90).length / usable.length }]
      : [];
  });
  const [a, b] = decimals;
  if (decimals.length !== 2 || !a || !b || a.beyond90 > 0.9 === b.beyond90 > 0.9) return;
  columns.set('lon', a.beyond90 > 0.9 ? a.name : b.name);
  columns.set('lat', a.beyond90 > 0.9 ? b.name : a.name);
}
