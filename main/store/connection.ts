import Database from 'better-sqlite3';

/** Milliseconds a connection waits for another one's lock: only a check in a worker ever holds one. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens the one connection that writes: WAL, fsync at every commit. @param file path of the database */
export function openWriter(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('wal_autocheckpoint = 4000');
    database.pragma('journal_size_limit = 67108864');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** Opens a connection that only reads what is committed. @param file path of an existing database */
export function openReader(file: string): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('cell_size_check = ON');
    database.pragma('cache_size = -65536');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
