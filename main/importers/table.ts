import { findHeader, namesAnyField } from './columns.ts';
import type { Finding, Properties } from './importer.ts';
import { parseNumber } from './numbers.ts';

/** Rows among which the header is looked for: office tables often begin with a title. */
export const HEADER_WITHIN = 10;

/** Where the header of a table stands and what it says. */
export interface TableHead {
  /** Rows up to and with the header. */
  readonly headerRows: number;
  readonly columns: readonly string[];
  /** Words above the header. */
  readonly hints: string;
  /** False when two cells of the header did not name fields that we know. */
  readonly isKnown: boolean;
  readonly remarks: readonly Finding[];
}

/** Finds the header among the first rows; a header of two rows (`坐标` above `经度`, `纬度`) is read as one. */
export function tableHead(first: readonly (readonly string[])[]): TableHead {
  const { at, isKnown } = findHeader(first);
  const width = first.reduce((most, cells) => Math.max(most, cells.length), 0);
  const header = first[at] ?? [];
  const below = at >= 0 ? lowerHeader(header, first[at + 1]) : undefined;
  const names = Array.from({ length: width }, (_, i) => below?.[i]?.trim() || (header[i] ?? ''));
  const above = at < 0 ? [] : first.slice(0, at + 1);
  return {
    headerRows: at + 1 + (below ? 1 : 0),
    columns: columnNames(names),
    hints: above.flat().join(' ').slice(0, 2000),
    isKnown,
    remarks: at < 0 ? [{ reason: 'headerMissing' }] : [],
  };
}

/** The second row of a header: words only, naming a field under a blank or merged cell of the first. */
function lowerHeader(header: readonly string[], below: readonly string[] | undefined): readonly string[] | undefined {
  if (!below) return undefined;
  const filled = below.flatMap((cell, i) => (cell.trim() === '' ? [] : [{ cell: cell.trim(), i }]));
  if (filled.length < 2 || filled.some(({ cell }) => parseNumber(cell) !== undefined)) return undefined;
  const underBlank = filled.filter(({ i }) => (header[i] ?? '').trim() === '');
  const named = filled.filter(({ cell }) => namesAnyField(cell));
  const blanks = header.length - header.filter((cell) => cell.trim() !== '').length;
  return underBlank.length > 0 && named.length >= 2 && blanks > 0 && below.length - filled.length > 0
    ? below
    : undefined;
}

/** Distinct names for the columns: blank ones are numbered, repeated ones too. */
export function columnNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, index) => {
    const name = cell.replaceAll(/\s+/g, ' ').trim() || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Cells of one row by column; a hundred thousand rows share one index. */
export class TableRow implements Properties {
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];
  readonly #read: (cell: string) => string;

  constructor(indexes: ReadonlyMap<string, number>, cells: readonly string[], read: (cell: string) => string) {
    this.#indexes = indexes;
    this.#cells = cells;
    this.#read = read;
  }

  get(column: string): string | undefined {
    const index = this.#indexes.get(column);
    return index === undefined ? undefined : this.#read((this.#cells[index] ?? '').trim());
  }

  keys(): Iterable<string> {
    return this.#indexes.keys();
  }
}

/** True for rows without any text. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
