import Papa from 'papaparse';
import { unguarded } from '../../shared/exporting/formulaGuard.ts';
import type { Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { HEADER_WITHIN, isBlankRow, TableRow, tableHead } from './table.ts';
import { decodeText } from './textEncoding.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
/** Characters parsed at a time. No single row may be longer. */
const SLICE = 256 * 1024;
/** Rows with a quote that never closes after which quotes are taken as ordinary characters. */
const MAX_OPEN_QUOTES = 10;

/** CSV and its sisters with other separators, from office software of any country. */
export const csvImporter: Importer = {
  format: 'csv',
  accepts: () => true,
  read(bytes, fileName): SourceFile {
    const { text, encoding, errors } = decodeText(bytes, fileName);
    const separator = guessSeparator(text);
    const head = [...firstRecords(text, separator)];
    const table = tableHead(head.map(({ cells }) => cells));
    const remarks: Finding[] = [...table.remarks];
    if (errors > 0) remarks.push({ reason: 'encodingErrors', params: { count: errors } });
    const rows = tableRows(text, separator, table.columns, table.headerRows);
    return { encoding, isMap: false, remarks, rows, hints: table.hints };
  },
};

interface TableRecord {
  /** 1-based, blank ones counted. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly problem?: Finding;
}

function* firstRecords(text: string, separator: string): Generator<TableRecord> {
  for (const record of tableRecords(text, separator)) {
    if (record.row > HEADER_WITHIN) return;
    yield record;
  }
}

/** The separator that splits the first lines into the most, and most even, columns. */
function guessSeparator(text: string): string {
  let best = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const widths = Papa.parse<string[]>(text.slice(0, 64 * 1024), { delimiter: separator, preview: HEADER_WITHIN })
      .data.filter((cells) => cells.some((cell) => cell.trim() !== ''))
      .map((cells) => cells.length);
    const widest = Math.max(...widths, 0);
    const score = widest <= 1 ? 0 : widest * widths.filter((width) => width === widest).length;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function* tableRows(
  text: string,
  separator: string,
  columns: readonly string[],
  headerRows: number,
): Generator<SourceRow> {
  const indexes = new Map(columns.map((column, index) => [column, index]));
  for (const { row, cells, problem } of tableRecords(text, separator)) {
    if (row <= headerRows || (!problem && isBlankRow(cells))) continue;
    const properties = new TableRow(indexes, cells, unguarded);
    yield { row, properties, problem };
  }
}

/** Records of the table in slices, so that reading can pause between them. */
function* tableRecords(text: string, separator: string): Generator<TableRecord> {
  const newline = guessNewline(text);
  let quoteChar = '"';
  let openQuotes = 0;
  let row = 0;
  let at = 0;
  while (at < text.length) {
    const slice = text.slice(at, at + SLICE);
    const isLast = at + SLICE >= text.length;
    const parser = new Papa.Parser({ delimiter: separator, newline, quoteChar });
    const parsed: Papa.ParseResult<string[]> = parser.parse(slice, 0, !isLast);
    const unclosed = parsed.errors.find(({ code }) => code === 'MissingQuotes')?.row;
    const whole = unclosed === undefined ? parsed.data : parsed.data.slice(0, unclosed);
    for (const cells of whole) yield { row: ++row, cells };
    if (unclosed === undefined && (isLast || parsed.meta.cursor > 0)) {
      at += isLast ? slice.length : parsed.meta.cursor;
      continue;
    }
    // A quote opens and never closes (or not within a slice): give up that line, go on with the next.
    const lineStart = unclosed === undefined ? at : at + endOfRecords(slice, separator, newline, quoteChar, unclosed);
    const lineEnd = text.indexOf(newline, lineStart);
    const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
    yield { row: ++row, cells: [], problem: { reason: 'rowUnreadable', params: { text: line.slice(0, 60) } } };
    at = lineEnd < 0 ? text.length : lineEnd + newline.length;
    openQuotes += 1;
    if (openQuotes >= MAX_OPEN_QUOTES) quoteChar = '\u0000';
  }
}

/** Where the first `count` records end in the slice. */
function endOfRecords(slice: string, delimiter: string, newline: '\n' | '\r', quoteChar: string, count: number) {
  if (count === 0) return 0;
  const parser = new Papa.Parser({ delimiter, newline, quoteChar, preview: count });
  const parsed: Papa.ParseResult<string[]> = parser.parse(slice, 0, false);
  return parsed.meta.cursor;
}

/** A line feed also ends lines of CR LF: the parser takes the spare CR for a space. */
function guessNewline(text: string): '\n' | '\r' {
  return text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
}
