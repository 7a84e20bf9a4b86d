import type { ImportReport } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import { recognisedMapping } from './columnMapping.ts';
import { groupRows } from './depots.ts';
import type { SourceRow } from './importer.ts';
import type { ConflictDraft, ImportContext, ImportedRecord, ImportRequest } from './importRequest.ts';
import { importerFor } from './index.ts';
import { Pace } from './pace.ts';
import { previewOf } from './preview.ts';
import { RecordMaker } from './recordMaker.ts';
import { RowPlacer } from './rowPlacer.ts';
import { Tally } from './tally.ts';
import { unreadable } from './unreadable.ts';

export type { ConflictDraft, ImportContext, ImportedRecord, ImportRequest } from './importRequest.ts';

/** Columns that a report and the content guess look at. */
const MAX_COLUMNS = 1000;
/** Rows that a file may have. */
const MAX_ROWS = 2_000_000;

/** What an import would do. */
export interface ReadResult {
  readonly report: Omit<ImportReport, 'importId'>;
  readonly records: readonly ImportedRecord[];
  readonly conflicts: readonly ConflictDraft[];
  /** Writes what stays beside the records; see `SourceFile.keep`. */
  readonly keep: ((dataFolder: string) => Promise<void>) | undefined;
}

/**
 * Reads a file into records. Writes nothing: the report is what would happen, the records are what to store.
 * Pauses every few milliseconds.
 * @throws AppError import.unreadable {file, what, detail}, import.noRows {file}
 */
export async function readImport(request: ImportRequest, context: ImportContext): Promise<ReadResult> {
  const { fileName, bytes, kind } = request;
  if (bytes.length === 0) throw unreadable(fileName, 'empty');
  const importer = importerFor(fileName, bytes);
  if (!importer) throw unreadable(fileName, 'noFormat');
  const pace = new Pace();
  const file = await importer.read(bytes, fileName, { kind, placement: request.placement });
  const rows = await allRows(
    file.rows,
    importer.format === 'kml' || importer.format === 'kmz' ? 20 : 1,
    pace,
    fileName,
  );

  const tally = new Tally();
  for (const remark of file.remarks) tally.warnFile(remark);
  const header = headerOf(rows);
  const mapping = recognisedMapping(context.mappings ?? [], kind, header);
  if (mapping) tally.warnFile({ reason: 'mappingApplied', params: { name: mapping.name } });
  const mapped = mapping ? withMapping(request, mapping) : request;
  const asked: ImportRequest = { ...mapped, producer: mapped.producer || (request.account ?? '') };
  const placer = new RowPlacer(asked, context, file, header, tally);
  const placed = await placer.place(rows, pace);
  const maker = new RecordMaker(asked, context, tally);
  for (const group of groupRows(placed)) {
    maker.make(group);
    if (pace.due(group.length)) await pace.rest();
  }
  const { records, conflicts } = maker.finish();
  const columns = Object.fromEntries([...new Set(placed.map(({ draft }) => draft.columns))].flatMap((one) => [...one]));
  return {
    report: {
      file: fileName,
      format: importer.format,
      encoding: file.encoding,
      kind,
      dryRun: true,
      ...tally.result(),
      conflicts: conflicts.length,
      header: [...header],
      columns,
      coordinateSystem: placer.coordinateSystem.slice(0, 100),
      ...(mapping ? { mappingId: mapping.id } : {}),
      preview: previewOf(rows, header, records),
    },
    records,
    conflicts,
    keep: file.keep,
  };
}

async function allRows(
  source: Iterable<SourceRow> | AsyncIterable<SourceRow>,
  workOfRow: number,
  pace: Pace,
  fileName: string,
): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  const take = (row: SourceRow): boolean => {
    if (rows.length >= MAX_ROWS) throw unreadable(fileName, 'tooManyRows', String(MAX_ROWS));
    rows.push(row);
    return pace.due(workOfRow);
  };
  if (Symbol.asyncIterator in source) {
    for await (const row of source) if (take(row)) await pace.rest();
  } else {
    for (const row of source) if (take(row)) await pace.rest();
  }
  if (rows.length === 0) throw new AppError('import.noRows', { file: fileName });
  return rows;
}

/** Every column of the file, in order of appearance. */
function headerOf(rows: readonly SourceRow[]): readonly string[] {
  const known = new Set<string>();
  let last: Iterable<string> | undefined;
  for (const { properties } of rows) {
    const keys = properties.keys();
    if (keys === last) continue;
    last = keys;
    for (const name of keys) {
      if (known.size >= MAX_COLUMNS) return [...known];
      known.add(name);
    }
  }
  return [...known];
}

/** What a kept mapping says, where the user said nothing. */
function withMapping(request: ImportRequest, mapping: NonNullable<ImportContext['mappings']>[number]): ImportRequest {
  const { coordinateSystem = 'auto', producer } = request;
  const system = coordinateSystem === 'auto' ? mapping.coordinateSystem : coordinateSystem;
  return {
    ...request,
    columns: { ...mapping.columns, ...request.columns },
    ...(system === undefined ? {} : { coordinateSystem: system }),
    producer: producer || mapping.producer || '',
  };
}
