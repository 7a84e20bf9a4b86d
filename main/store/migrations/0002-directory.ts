/** What can be found, by place and by text: one row in each table for each living record that has a name. */
export const sql = `
CREATE TABLE directory (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT,
  lon REAL,
  lat REAL,
  day INTEGER,
  night INTEGER,
  amount REAL,
  substance TEXT,
  outline BLOB,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE directory_texts (
  row INTEGER PRIMARY KEY,
  name_key TEXT NOT NULL,
  code_key TEXT,
  texts TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX directory_by_name ON directory_texts (name_key) WHERE name_key <> '';
CREATE INDEX directory_by_code ON directory_texts (code_key) WHERE code_key IS NOT NULL;

CREATE VIRTUAL TABLE directory_grams USING fts5(
  name, text, sound, content='', contentless_delete=1, detail=column, tokenize="ascii tokenchars '@^'"
);
`;
