import type { Database } from 'better-sqlite3';
import type { RecordKind } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import { gramsOf } from '../../shared/search/grams.ts';
import {
  DIRECTORY_COLUMNS,
  type DirectoryEntry,
  type DirectoryRow,
  directoryEntryOf,
  TEXTS_COLUMNS,
  type TextsRow,
} from './directoryRow.ts';
import { type EntityColumns, entityOfColumns } from './entityRow.ts';

/** The tables of the directory, written through one connection inside its transaction. */
export class DirectoryTable {
  readonly #entity;
  readonly #knownPlace;
  readonly #knownTexts;
  readonly #put;
  readonly #putTexts;
  readonly #remove;
  readonly #removeTexts;
  readonly #putGrams;
  readonly #removeGrams;

  constructor(database: Database) {
    this.#entity = database.prepare<[number], EntityColumns & { kind: RecordKind; id: string }>(
      'SELECT kind, id, fields, put_at, removed_at, patched_at FROM entities WHERE row = ?',
    );
    this.#knownPlace = database.prepare<[number], number>('SELECT checksum FROM directory WHERE row = ?').pluck();
    this.#knownTexts = database.prepare<[number], number>('SELECT checksum FROM directory_texts WHERE row = ?').pluck();
    this.#put = database.prepare<[DirectoryRow & { row: number }]>(
      `INSERT OR REPLACE INTO directory (row, ${DIRECTORY_COLUMNS})
       VALUES (@row, ${DIRECTORY_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
    );
    this.#putTexts = database.prepare<[TextsRow & { row: number }]>(
      `INSERT OR REPLACE INTO directory_texts (row, ${TEXTS_COLUMNS})
       VALUES (@row, ${TEXTS_COLUMNS.replaceAll(/\w+/g, '@$&')})`,
    );
    this.#remove = database.prepare<[number]>('DELETE FROM directory WHERE row = ?');
    this.#removeTexts = database.prepare<[number]>('DELETE FROM directory_texts WHERE row = ?');
    this.#putGrams = database.prepare<[number, string, string, string]>(
      'INSERT INTO directory_grams (rowid, name, text, sound) VALUES (?, ?, ?, ?)',
    );
    this.#removeGrams = database.prepare<[number]>('DELETE FROM directory_grams WHERE rowid = ?');
  }

  /** Brings a row in step with the entity of that number, or takes it out when there is none. */
  update(row: number): void {
    const columns = this.#entity.get(row);
    this.save(row, columns && directoryEntryOf(columns.kind, columns.id, entityOfColumns(columns)));
  }

  /** @param entry what the directory is to say; undefined for nothing */
  save(row: number, entry: DirectoryEntry | undefined): void {
    const place = this.#knownPlace.get(row);
    const texts = this.#knownTexts.get(row);
    if (!entry) {
      if (place !== undefined) this.#remove.run(row);
      if (texts === undefined) return;
      this.#removeTexts.run(row);
      this.#removeGrams.run(row);
      return;
    }
    if (place !== entry.place.checksum) this.#put.run({ ...entry.place, row });
    if (texts === entry.found.checksum) return;
    if (texts !== undefined) this.#removeGrams.run(row);
    this.#putTexts.run({ ...entry.found, row });
    const { name, text, sound } = gramsOf(entry.place.kind, fieldsOfTexts(entry.found.texts));
    this.#putGrams.run(row, name, text, sound);
  }
}

/** The searched texts as the column `texts` keeps them. */
export function fieldsOfTexts(texts: string): SearchField[] {
  const pairs: readonly (readonly [string, string])[] = JSON.parse(texts);
  return pairs.map(([field, text]) => ({ field, text }));
}

/** Takes everything out of the directory, inside the caller's transaction. */
export function emptyDirectory(database: Database): void {
  database.exec(
    `DELETE FROM directory; DELETE FROM directory_texts;
     INSERT INTO directory_grams (directory_grams) VALUES ('delete-all');`,
  );
}

const PAGE_ROWS = 2000;

/** Writes the whole directory anew from the entities, inside the caller's transaction. */
export function fillDirectory(database: Database): void {
  emptyDirectory(database);
  const directory = new DirectoryTable(database);
  const page = database.prepare<[number, number], EntityColumns & { row: number; kind: RecordKind; id: string }>(
    `SELECT row, kind, id, fields, put_at, removed_at, patched_at FROM entities
     WHERE row > ? AND alive = 1 ORDER BY row LIMIT ?`,
  );
  let after = 0;
  for (;;) {
    const rows = page.all(after, PAGE_ROWS);
    const last = rows.at(-1);
    if (!last) return;
    for (const { row, kind, id, ...columns } of rows)
      directory.save(row, directoryEntryOf(kind, id, entityOfColumns(columns)));
    after = last.row;
  }
}
