import type { ImportKind } from '../../shared/contract/imports.ts';
import type { ColumnMapping } from '../../shared/records/desk.ts';

/** Names as they are compared: the same list is often saved again with other spaces and brackets. */
const fold = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/**
 * The kept mapping that was made for files with this header: the same names in the same order, else the same names.
 * @param mappings newest last
 */
export function recognisedMapping(
  mappings: readonly ColumnMapping[],
  kind: ImportKind,
  header: readonly string[],
): ColumnMapping | undefined {
  const own = mappings.filter((mapping) => mapping.kind === kind && mapping.header.length > 0);
  const asked = header.map(fold);
  const inOrder = asked.join('\n');
  const sorted = asked.toSorted().join('\n');
  return (
    own.findLast((mapping) => mapping.header.map(fold).join('\n') === inOrder) ??
    own.findLast((mapping) => mapping.header.map(fold).toSorted().join('\n') === sorted)
  );
}
