import type { ImportKind, ImportReport } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import { type Columns, matchByContent, matchColumns, missingColumns } from './columns.ts';
import { groupRows, type Row } from './depots.ts';
import { textOf } from './draft.ts';
import type { SourceRow } from './importer.ts';
import type { ImportContext, ImportedRecord, ImportRequest } from './importRequest.ts';
import { importerFor } from './index.ts';
import { settleOrder } from './lonLatOrder.ts';
import { Pace } from './pace.ts';
import { placeRow } from './placement.ts';
import { RecordMaker } from './recordMaker.ts';
import { sortRow } from './sortRow.ts';
import { Tally } from './tally.ts';
import { unreadable } from './unreadable.ts';

export type { ImportContext, ImportedRecord, ImportRequest } from './importRequest.ts';

/** Columns that a report and the content guess look at. */
const MAX_COLUMNS = 1000;

/**
 * Reads a file into records. Writes nothing: the report is what would happen, the records are what to store.
 * Pauses every few milliseconds.
 * @throws AppError import.unreadable {file, what, detail}, import.noRows {file}
 */
export async function readImport(
  request: ImportRequest,
  context: ImportContext,
): Promise<{ report: Omit<ImportReport, 'importId'>; records: ImportedRecord[] }> {
  const { fileName, bytes, kind } = request;
  if (bytes.length === 0) throw unreadable(fileName, 'empty');
  const importer = importerFor(fileName, bytes);
  if (!importer) throw unreadable(fileName, 'noFormat');
  const pace = new Pace();
  const file = importer.read(bytes, fileName);
  const rows: SourceRow[] = [];
  for (const row of file.rows) {
    rows.push(row);
    if (pace.due(importer.format === 'kml' ? 20 : 1)) await pace.rest();
  }
  if (rows.length === 0) throw new AppError('import.noRows', { file: fileName });

  const tally = new Tally();
  for (const remark of file.remarks) tally.warnFile(remark);
  const columnsOf = columnFinder(rows, request.columns ?? {}, file.isMap, tally);
  const placed = await sortAndPlace(rows, kind, columnsOf, file.isMap, tally, pace);
  const maker = new RecordMaker(request, context, tally);
  for (const group of groupRows(placed)) {
    maker.make(group);
    if (pace.due(group.length)) await pace.rest();
  }
  const records = maker.finish();

  const columns = Object.fromEntries([...new Set(placed.map(({ draft }) => draft.columns))].flatMap((one) => [...one]));
  const { format } = importer;
  return {
    report: { file: fileName, format, encoding: file.encoding, kind, dryRun: true, ...tally.result(), columns },
    records,
  };
}

/** Columns by kind of record, matched once each. */
function columnFinder(
  rows: readonly SourceRow[],
  chosen: Readonly<Record<string, string>>,
  isMap: boolean,
  tally: Tally,
): (kind: PlaceKind) => Columns {
  const known = new Set<string>();
  for (const { properties } of rows) {
    for (const name of properties.keys()) {
      if (known.size >= MAX_COLUMNS) break;
      known.add(name);
    }
  }
  const names = [...known];
  for (const column of missingColumns(names, chosen)) tally.warnFile({ reason: 'columnMissing', params: { column } });
  const cache = new Map<PlaceKind, Columns>();
  return (kind) => {
    const cached = cache.get(kind);
    if (cached) return cached;
    const columns = matchColumns(kind, names, chosen);
    if (!isMap)
      matchByContent(
        columns,
        names,
        rows.map(({ properties }) => properties),
      );
    cache.set(kind, columns);
    return columns;
  };
}

async function sortAndPlace(
  rows: readonly SourceRow[],
  kind: ImportKind,
  columnsOf: (kind: PlaceKind) => Columns,
  isMap: boolean,
  tally: Tally,
  pace: Pace,
): Promise<Row[]> {
  const sorted: Row[] = [];
  const nameColumn = columnsOf(kind === 'place' ? 'sensitiveArea' : kind).get('name') ?? 'name';
  for (const source of rows) {
    tally.row();
    const name = textOf(source.properties.get(nameColumn));
    if (source.problem) {
      tally.out('rejected', source.row, name, source.problem);
    } else {
      const outcome = sortRow(source, kind, columnsOf, isMap);
      if ('skip' in outcome) tally.out('skipped', source.row, name, outcome.skip);
      else sorted.push({ draft: outcome.draft, place: placeRow(outcome.draft) });
    }
    if (pace.due()) await pace.rest();
  }
  const settled = settleOrder(sorted.map(({ place }) => place));
  return sorted.map(({ draft }, i) => ({ draft, place: settled[i] ?? { reason: 'positionMissing' } }));
}
