import type { ImportIssue, ImportReport } from '../../shared/contract/imports.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';
import type { Finding } from './importer.ts';

/** Issues listed in a report; the counts are of all. */
export const MAX_ISSUES = 100_000;
const MAX_SAMPLE = 20;

/** A row of the file, or of one of its sheets. */
interface RowOfFile {
  readonly row: number;
  readonly sheet?: string | undefined;
}

type Counts = Pick<
  ImportReport,
  'rows' | 'imported' | 'updated' | 'skipped' | 'rejected' | 'byKind' | 'issues' | 'issuesCut' | 'sample'
>;

/** Counts what became of every row: R6: rows = imported + updated + skipped + rejected. */
export class Tally {
  readonly #counts = { rows: 0, imported: 0, updated: 0, skipped: 0, rejected: 0 };
  readonly #byKind = new Map<PlaceKind, number>();
  readonly #rowIssues: ImportIssue[] = [];
  readonly #warnings: ImportIssue[] = [];
  readonly #fileIssues = new Map<string, ImportIssue>();
  readonly #sample: PlaceRecord[] = [];
  #issueCount = 0;

  row(): void {
    this.#counts.rows += 1;
  }

  get rows(): number {
    return this.#counts.rows;
  }

  out(severity: 'rejected' | 'skipped', row: RowOfFile, name: string, finding: Finding): void {
    this.#counts[severity] += 1;
    this.#add(this.#rowIssues, issue(severity, row, name, finding));
  }

  /** One record out of `rows` rows. */
  record(kind: PlaceKind, record: PlaceRecord, isUpdate: boolean, rows: number): void {
    this.#counts[isUpdate ? 'updated' : 'imported'] += rows;
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1);
    if (this.#sample.length < MAX_SAMPLE) this.#sample.push(record);
  }

  /** A remark on a row that came in; what concerns a whole column is said once. */
  warn(row: RowOfFile, name: string, finding: Finding): void {
    if (finding.reason === 'amountUnitMissing' || finding.reason === 'categoryColumnMissing') this.warnFile(finding);
    else this.#add(this.#warnings, issue('warning', row, name, finding));
  }

  warnFile(finding: Finding): void {
    const key = `${finding.reason} ${JSON.stringify(finding.params ?? {})}`;
    if (this.#fileIssues.has(key)) return;
    this.#fileIssues.set(key, issue('warning', { row: 0 }, '', finding));
    this.#issueCount += 1;
  }

  /** Refused and skipped rows first in line when the list has to be cut; shown in row order. */
  result(): Counts {
    const kept = [...this.#fileIssues.values(), ...this.#rowIssues, ...this.#warnings].slice(0, MAX_ISSUES);
    return {
      ...this.#counts,
      byKind: Object.fromEntries(this.#byKind),
      issues: kept.sort((a, b) => a.row - b.row),
      issuesCut: this.#issueCount > kept.length,
      sample: this.#sample,
    };
  }

  #add(list: ImportIssue[], one: ImportIssue): void {
    this.#issueCount += 1;
    if (list.length < MAX_ISSUES) list.push(one);
  }
}

function issue(
  severity: ImportIssue['severity'],
  { row, sheet }: RowOfFile,
  name: string,
  finding: Finding,
): ImportIssue {
  return {
    row,
    ...(sheet === undefined ? {} : { sheet }),
    severity,
    reason: finding.reason,
    ...(name === '' ? {} : { name: name.slice(0, 200) }),
    ...(finding.params ? { params: { ...finding.params } } : {}),
  };
}
