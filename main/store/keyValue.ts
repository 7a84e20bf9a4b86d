import type { Database } from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { rowChecksum } from './checksum.ts';

/** Texts by key in the table `meta` or `settings`. */
export class KeyValueTable {
  readonly #get;
  readonly #set;
  readonly #delete;
  readonly #keys;
  readonly #table: string;

  constructor(database: Database, table: 'meta' | 'settings') {
    this.#table = table;
    this.#get = database.prepare<[string], { value: string; checksum: number }>(
      `SELECT value, checksum FROM ${table} WHERE key = ?`,
    );
    this.#set = database.prepare<[string, string, number]>(
      `INSERT INTO ${table} (key, value, checksum) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, checksum = excluded.checksum`,
    );
    this.#delete = database.prepare<[string]>(`DELETE FROM ${table} WHERE key = ?`);
    this.#keys = database
      .prepare<[number, string], string>(`SELECT key FROM ${table} WHERE substr(key, 1, ?) = ? ORDER BY key`)
      .pluck();
  }

  /** @throws AppError store.damaged when the row's checksum is wrong */
  get(key: string): string | undefined {
    const row = this.#get.get(key);
    if (!row) return undefined;
    if (row.checksum !== rowChecksum(key, row.value)) throw new AppError('store.damaged', { what: this.#table });
    return row.value;
  }

  set(key: string, value: string): void {
    this.#set.run(key, value, rowChecksum(key, value));
  }

  delete(key: string): void {
    this.#delete.run(key);
  }

  keys(prefix: string): string[] {
    return this.#keys.all([...prefix].length, prefix);
  }
}
