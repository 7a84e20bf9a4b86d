import Database from 'better-sqlite3';

/** Milliseconds a connection waits for another one's lock. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the connection that writes: WAL without an fsync at every commit. A killed hub loses nothing that was committed;
 * a power cut may take the last seconds, and the heartbeat in the same file goes with them.
 */
export function openTelemetryWriter(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
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

/** Opens a connection that only reads what is committed. */
export function openTelemetryReader(file: string): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  database.pragma('cell_size_check = ON');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
  return database;
}
