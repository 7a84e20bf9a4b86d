import type { FirmFactors, FirmOrder, FirmRow } from '../../shared/contract/firms.ts';
import type { Firm } from '../../shared/records/firm.ts';
import { searchText } from '../store/entityRow.ts';
import type { FirmIndex } from './firmIndex.ts';
import type { FirmSubstance, FirmSummary } from './firmSummary.ts';
import type { NearTargets } from './nearTargets.ts';

export interface FirmQuery {
  readonly factors: FirmFactors;
  readonly orderBy: FirmOrder;
  readonly descending: boolean;
  /** Now, epoch ms: what is overdue and what has expired. */
  readonly now: number;
}

/** Firms for which every given factor holds, in the asked order; firms without the value come last either way. */
export function searchFirms(index: FirmIndex, near: NearTargets, query: FirmQuery): FirmRow[] {
  const { factors, now } = query;
  const rows: FirmRow[] = [];
  for (const firm of index.firms().values()) {
    if (!ownFactorsHold(firm, factors)) continue;
    const summary = index.summary(firm);
    const row = rowOf(firm, summary, factors, now);
    if (!linkedFactorsHold(row, summary, factors)) continue;
    if (!factors.near) {
      rows.push(row);
      continue;
    }
    const nearest = near.nearest(firm.position, factors.near.target);
    if (nearest && nearest.distanceM <= factors.near.withinM) rows.push({ ...row, nearest });
  }
  return rows.sort(order(query));
}

/** What the firm's own record decides. */
function ownFactorsHold(firm: Firm, factors: FirmFactors): boolean {
  const { text, grades, statuses, parks, industries } = factors;
  const listed = (wanted: readonly string[] | undefined, value: string | undefined) =>
    !wanted || wanted.length === 0 || (value !== undefined && wanted.includes(value));
  return (
    listed(grades, firm.riskGrade ?? 'none') &&
    listed(statuses, firm.status) &&
    listed(parks, firm.parkName) &&
    listed(industries, firm.industry) &&
    (!text || textOfFirm(firm).includes(searchText(text.trim())))
  );
}

function textOfFirm(firm: Firm): string {
  return searchText([firm.name, firm.code, firm.creditCode, firm.address, firm.parkName].filter(Boolean).join('\n'));
}

/** What its records decide. */
function linkedFactorsHold(row: FirmRow, summary: FirmSummary, factors: FirmFactors): boolean {
  const { substance, minAmountKg, minQ, maxQ } = factors;
  const { ratioQ, amountKg } = row;
  if (substance !== undefined && row.substance === undefined) return false;
  if (minAmountKg !== undefined && (amountKg === undefined || amountKg < minAmountKg)) return false;
  if (minQ !== undefined && (ratioQ === undefined || ratioQ < minQ)) return false;
  if (maxQ !== undefined && (ratioQ === undefined || ratioQ > maxQ)) return false;
  return (
    asked(factors.openProblems, row.openProblems) &&
    asked(factors.overdueProblems, row.overdueProblems) &&
    asked(factors.expiredDocuments, row.expiredDocuments) &&
    asked(factors.openComplaints, summary.openComplaints) &&
    (factors.has ?? []).every((kind) => (summary.counts.get(kind) ?? 0) > 0) &&
    (factors.lacks ?? []).every((kind) => (summary.counts.get(kind) ?? 0) === 0)
  );
}

/** True asks for some, false for none. */
function asked(wanted: boolean | undefined, count: number): boolean {
  return wanted === undefined || wanted === count > 0;
}

function rowOf(firm: Firm, summary: FirmSummary, { substance }: FirmFactors, now: number): FirmRow {
  const held = heldSubstance(summary.substances, substance);
  return {
    id: firm.id,
    name: firm.name,
    position: firm.position,
    code: firm.code,
    industry: firm.industry,
    parkName: firm.parkName,
    status: firm.status,
    riskGrade: firm.riskGrade,
    ratioQ: firm.ratioQ ?? summary.ratioQ,
    substance: held?.substance,
    amountKg: held?.amountKg,
    riskSources: summary.counts.get('riskSource') ?? 0,
    installations: summary.counts.get('installation') ?? 0,
    openProblems: summary.openDueAt.length,
    overdueProblems: summary.openDueAt.filter((dueAt) => dueAt < now).length,
    expiredDocuments: summary.expiresAt.filter((expiresAt) => expiresAt < now).length,
  };
}

/** The asked substance, most of it first (a part of a name may mean several); without a question, the largest. */
function heldSubstance(substances: readonly FirmSubstance[], asked: string | undefined): FirmSubstance | undefined {
  if (asked === undefined) return substances[0];
  const text = searchText(asked.trim());
  return substances.find(
    ({ substance, casNumber }) => casNumber === asked.trim() || searchText(substance).includes(text),
  );
}

const GRADE_ORDER = { general: 1, larger: 2, major: 3 } as const;

function order({ orderBy, descending }: FirmQuery): (a: FirmRow, b: FirmRow) => number {
  const sign = descending ? -1 : 1;
  const names = new Intl.Collator('zh-CN', { numeric: true });
  return (a, b) => {
    const [x, y] = [orderValue(a, orderBy), orderValue(b, orderBy)];
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1;
    } else {
      const by = typeof x === 'string' || typeof y === 'string' ? names.compare(String(x), String(y)) : x - y;
      if (by !== 0) return by * sign;
    }
    return names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  };
}

function orderValue(row: FirmRow, orderBy: FirmOrder): string | number | undefined {
  if (orderBy === 'riskGrade') return row.riskGrade && GRADE_ORDER[row.riskGrade];
  return orderBy === 'distanceM' ? row.nearest?.distanceM : row[orderBy];
}
