import type { Database } from 'better-sqlite3';
import type { RecordKind } from '../../shared/records/index.ts';
import {
  DIRECTORY_COLUMNS,
  type DirectoryRow,
  directoryEntryOf,
  placeChecksum,
  TEXTS_COLUMNS,
  type TextsRow,
  textsChecksum,
} from './directoryRow.ts';
import { type EntityColumns, entityOfColumns } from './entityRow.ts';
import { schemaVersion } from './migrate.ts';

/** Version of the schema that brought the directory. */
const SINCE = 2;

/** What is wrong with the directory: a row that is harmed, missing, left over, or not what the entity says. */
export function directoryProblem(database: Database): string | undefined {
  if (schemaVersion(database) < SINCE) return undefined;
  const places = database.prepare<[number], DirectoryRow>(`SELECT ${DIRECTORY_COLUMNS} FROM directory WHERE row = ?`);
  const texts = database.prepare<[number], TextsRow>(`SELECT ${TEXTS_COLUMNS} FROM directory_texts WHERE row = ?`);
  const entities = database.prepare<[], EntityColumns & { row: number; kind: RecordKind; id: string }>(
    'SELECT row, kind, id, fields, put_at, removed_at, patched_at FROM entities',
  );
  let expectedRows = 0;
  for (const { row, kind, id, ...columns } of entities.iterate()) {
    const expected = directoryEntryOf(kind, id, entityOfColumns(columns));
    const [place, found] = [places.get(row), texts.get(row)];
    if (place && placeChecksum(place) !== place.checksum) return `directory: row ${row}`;
    if (found && textsChecksum(found) !== found.checksum) return `directory: texts of row ${row}`;
    if (place?.checksum !== expected?.place.checksum || found?.checksum !== expected?.found.checksum)
      return `directory: row ${row} is of another time`;
    if (expected) expectedRows++;
  }
  for (const table of ['directory', 'directory_texts', 'directory_grams_docsize']) {
    const count = database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
    if (count !== expectedRows) return `directory: ${count} of ${expectedRows} in ${table}`;
  }
  return undefined;
}
