import { distanceM } from '../../shared/geo.ts';
import type { DataConflict } from '../../shared/records/desk.ts';
import type { RecordOf } from '../../shared/records/index.ts';
import type { ImportContext } from '../importers/readImport.ts';
import type { ReadView } from '../store/types.ts';

/** Two records of the same name are the same place when no further apart than this, metres. */
const SAME_PLACE_M = 200;
/** Records of a desk kind that an import looks at. */
const MAX_PAPERS = 100_000;

/** The record that is this place already: by its code, else by its name close by (one of another code is another). */
function existingPlace(view: ReadView): ImportContext['existing'] {
  return (kind, { code, name, position }) => {
    const byCode = code === undefined ? undefined : view.placeIds(kind, { code })[0];
    if (byCode !== undefined) return view.record(kind, byCode);
    if (name === undefined) return undefined;
    const named = view
      .placeIds(kind, { name })
      .map((id) => view.record(kind, id))
      .filter((record) => record !== undefined && distanceM(record.position, position) <= SAME_PLACE_M);
    return named.find((record) => record?.code === undefined || code === undefined) ?? named[0];
  };
}

/** The one record that bears a name or a code; asked once for each, as lists repeat their firms. */
function uniquePlace(view: ReadView): ImportContext['unique'] {
  const known = new Map<string, ReturnType<ImportContext['unique']>>();
  return (kind, by) => {
    const key = `${kind} ${'name' in by ? `n ${by.name}` : `c ${by.code}`}`;
    if (known.has(key)) return known.get(key);
    const [only, ...others] = view.placeIds(kind, by);
    const found = only === undefined || others.length > 0 ? undefined : view.record(kind, only);
    known.set(key, found);
    return found;
  };
}

/** Conflicts by the record that they are about, read when the first is asked for. */
function conflictsBySubject(view: ReadView): NonNullable<ImportContext['conflictsOf']> {
  let known: Map<string, DataConflict[]> | undefined;
  return (id) => {
    known ??= Map.groupBy(view.list('dataConflict', { limit: MAX_PAPERS }).records, ({ subjectId }) => subjectId);
    return known.get(id) ?? [];
  };
}

/** What an import is told of the hub, as of now. */
export function importContext(
  view: ReadView,
  run: Pick<ImportContext, 'now' | 'importId' | 'newId' | 'conceal'>,
): ImportContext {
  const mappings: readonly RecordOf<'columnMapping'>[] = view.list('columnMapping', { limit: MAX_PAPERS }).records;
  return {
    ...run,
    existing: existingPlace(view),
    unique: uniquePlace(view),
    conflictsOf: conflictsBySubject(view),
    mappings,
  };
}
