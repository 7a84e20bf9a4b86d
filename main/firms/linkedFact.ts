import type { SubstanceAmount } from '../../shared/firms/ratioQ.ts';
import type { RecordKind } from '../../shared/records/index.ts';
import type { Fields } from '../../shared/state.ts';

/** Kinds that belong to a firm by `firmId` (or by the firm's name where no id is known). */
export const OWNED_KINDS = [
  'riskSource',
  'installation',
  'outlet',
  'station',
  'drain',
  'camera',
  'panorama',
  'contact',
  'inspection',
  'complaint',
] as const;
/** Kinds that are about a firm, or about something of it, by `subjectId`. */
export const SUBJECT_KINDS = ['document', 'alarm', 'incident'] as const;
export const LINKED_KINDS = [...OWNED_KINDS, ...SUBJECT_KINDS] as const;
export type LinkedKind = (typeof LINKED_KINDS)[number];

const linked: ReadonlySet<string> = new Set(LINKED_KINDS);
export function isLinkedKind(kind: RecordKind): kind is LinkedKind {
  return linked.has(kind);
}

/** What the search over firms needs of a linked record; the record itself stays in the store. */
export interface LinkedFact extends SubstanceAmount {
  readonly kind: LinkedKind;
  readonly expiresAt?: number | undefined;
  /** Due dates of open problems; Infinity where none was set. */
  readonly openDueAt?: readonly number[] | undefined;
  readonly openComplaint?: boolean | undefined;
}

/** Key that a record hangs on: the id of its firm or subject, or `name:` and the firm's name; undefined for neither. */
export function linkKey(kind: LinkedKind, fields: Fields): string | undefined {
  const { firmId, firmName, subjectId } = fields;
  if (kind === 'document' || kind === 'alarm' || kind === 'incident') return textOf(subjectId);
  const name = textOf(firmName);
  return textOf(firmId) ?? (name === undefined ? undefined : nameKey(name));
}

/** Key of records that know only the name of their firm. */
export function nameKey(firmName: string): string {
  return `name:${firmName}`;
}

export function factOf(kind: LinkedKind, fields: Fields): LinkedFact {
  switch (kind) {
    case 'riskSource':
    case 'installation':
      return {
        kind,
        substance: textOf(fields.substance),
        casNumber: textOf(fields.casNumber),
        amountKg: numberOf(fields.amountKg),
        criticalAmountKg: numberOf(fields.criticalAmountKg),
      };
    case 'document':
      return { kind, expiresAt: numberOf(fields.expiresAt) };
    case 'inspection':
      return { kind, openDueAt: openDueAt(fields.problems) };
    case 'complaint':
      return { kind, openComplaint: fields.state !== 'closed' };
    default:
      return { kind };
  }
}

function openDueAt(problems: unknown): number[] {
  if (!Array.isArray(problems)) return [];
  return problems.flatMap((problem: unknown) => {
    if (typeof problem !== 'object' || problem === null || !('state' in problem) || problem.state !== 'open') return [];
    return 'dueAt' in problem && typeof problem.dueAt === 'number' ? problem.dueAt : Number.POSITIVE_INFINITY;
  });
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);
