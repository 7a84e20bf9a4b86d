import { join } from 'node:path';
import { type ImportContext, readImport } from '../../../main/importers/readImport.ts';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import type { PlaceKind, PlaceRecord } from '../../../shared/records/index.ts';

/** A context with ids in order and, optionally, records that exist already. */
export function contextWith(existing: readonly PlaceRecord[] = []): ImportContext {
  let count = 0;
  return {
    now: 1_700_000_000_000,
    importId: 'importBatch:test',
    newId: (kind: PlaceKind) => `${kind}:${String(++count).padStart(8, '0')}`,
    existing: (kind, { code, name }) =>
      existing.find((record) => record.id.startsWith(`${kind}:`) && code !== undefined && record.code === code) ??
      existing.find((record) => record.id.startsWith(`${kind}:`) && name !== undefined && record.name === name),
    unique: (kind, by) => {
      const found = existing.filter(
        (record) =>
          record.id.startsWith(`${kind}:`) && ('name' in by ? record.name === by.name : record.code === by.code),
      );
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

export interface Trial {
  readonly fileName?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly coordinateSystem?: string;
  readonly onConflict?: 'queue' | 'refuse';
  readonly producer?: string;
  readonly existing?: readonly PlaceRecord[];
}

/** Imports bytes or text. */
export async function importBytes(kind: ImportKind, content: string | Uint8Array, trial: Trial = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { existing, ...asked } = trial;
  const request = { fileName: 'list.csv', kind, bytes, producer: '测试单位', demo: false, ...asked };
  return readImport(request, contextWith(existing));
}

/** Reasons of a report by row, for short expectations. */
export function reasons(report: Awaited<ReturnType<typeof importBytes>>['report']): string[] {
  return report.issues.map(({ row, reason }) => `${row} ${reason}`);
}

/** Real files for tests; may be absent. */
export const fixtures =
  process.env.ONEMAP_FIXTURES ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'fixtures');

/** What a report must always add up to. */
export function isWhole({ report, records }: Awaited<ReturnType<typeof importBytes>>): boolean {
  const { rows, imported, updated, skipped, rejected } = report;
  const byKind = Object.values(report.byKind).reduce((sum, count) => sum + (count ?? 0), 0);
  return rows === imported + updated + skipped + rejected && byKind === records.length;
}
