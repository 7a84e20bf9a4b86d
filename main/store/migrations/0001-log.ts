/** The log, what it adds up to, the answers to commands, and what the hub keeps for itself. */
export const sql = `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  origin_seq INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  at_counter INTEGER NOT NULL,
  actor TEXT NOT NULL,
  incident_id TEXT,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (origin, origin_seq)
) STRICT;
CREATE INDEX events_by_type ON events (type);
CREATE INDEX events_by_incident ON events (incident_id, seq) WHERE incident_id IS NOT NULL;

CREATE TABLE entities (
  row INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  alive INTEGER NOT NULL,
  fields TEXT NOT NULL,
  put_at TEXT,
  removed_at TEXT,
  patched_at TEXT NOT NULL,
  name TEXT,
  code TEXT,
  search TEXT NOT NULL,
  import_id TEXT,
  checksum INTEGER NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX entities_alive ON entities (kind, id) WHERE alive = 1;
CREATE INDEX entities_by_code ON entities (kind, code) WHERE alive = 1 AND code IS NOT NULL;
CREATE INDEX entities_by_name ON entities (kind, name) WHERE alive = 1 AND name IS NOT NULL;
CREATE INDEX entities_by_import ON entities (import_id) WHERE import_id IS NOT NULL;
CREATE VIRTUAL TABLE entity_bounds USING rtree(row, west, east, south, north, +kind TEXT);

CREATE TABLE answers (
  call_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  result TEXT,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (call_id, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_time ON answers (at_ms);
CREATE INDEX answers_by_seq ON answers (seq);

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;
