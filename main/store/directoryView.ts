import type { Database } from 'better-sqlite3';
import type { Bounds, Position } from '../../shared/geo.ts';
import type { RecordKind } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import { beginningQuery, indexQuery, type SearchQuery } from '../../shared/search/query.ts';
import { fieldsOfTexts } from './directory.ts';
import { boxesOf } from './lonBoxes.ts';

/** A record that may answer a search. */
export interface Candidate {
  readonly kind: RecordKind;
  readonly id: string;
  readonly category: string | null;
  readonly fields: readonly SearchField[];
  readonly position: Position | undefined;
}

/** What a search asks the directory. */
export interface CandidateQuery {
  readonly query: SearchQuery;
  /** Only these kinds. */
  readonly kinds?: readonly RecordKind[] | undefined;
  /** Kinds that are few and that people mean first: looked for by themselves before all the others. */
  readonly first: readonly RecordKind[];
  /** Where the nearest come from when too many answer. */
  readonly near?: Position | undefined;
}

type CandidateRow = {
  row: number;
  kind: RecordKind;
  id: string;
  category: string | null;
  texts: string;
  lon: number | null;
  lat: number | null;
};

type TextQuery = { text: string; end: string; kinds: string | null };
type BoxQuery = { west: number; south: number; east: number; north: number; kinds: string | null };

/** Candidates taken of each look into the index. */
const TAKEN = 240;
/** The same for digits: `000004` is only two different threes, which many codes have, so the answer may be far down. */
const TAKEN_OF_DIGITS = 3000;
/** Half sides of the squares round `near` that are looked through when too many answer, degrees. */
const NEAR_DEG = [0.01, 0.04, 0.16] as const;
const NEAR_ENOUGH = 300;

const COLUMNS = 'd.row, d.kind, d.id, d.category, t.texts, d.lon, d.lat';

/** Reads the directory through one connection. */
export class DirectoryView {
  readonly #byName;
  readonly #byNameStart;
  readonly #byCodeStart;
  readonly #byGrams;
  readonly #near;

  constructor(database: Database) {
    const joined = `SELECT ${COLUMNS} FROM directory_texts t JOIN directory d ON d.row = t.row`;
    const ofKinds = '(@kinds IS NULL OR d.kind IN (SELECT value FROM json_each(@kinds)))';
    const byText = (where: string) =>
      database.prepare<[TextQuery], CandidateRow>(`${joined} WHERE ${where} AND ${ofKinds} LIMIT ${TAKEN}`);
    this.#byName = byText("t.name_key = @text AND t.name_key <> ''");
    this.#byNameStart = byText("t.name_key >= @text AND t.name_key < @end AND t.name_key <> ''");
    this.#byCodeStart = byText('t.code_key >= @text AND t.code_key < @end AND t.code_key IS NOT NULL');
    this.#byGrams = database.prepare<[string, number], CandidateRow>(
      `SELECT ${COLUMNS} FROM directory_grams g JOIN directory d ON d.row = g.rowid JOIN directory_texts t ON t.row = g.rowid
       WHERE directory_grams MATCH ? LIMIT ?`,
    );
    this.#near = database.prepare<[BoxQuery], CandidateRow>(
      `SELECT ${COLUMNS} FROM entity_bounds b JOIN directory d ON d.row = b.row JOIN directory_texts t ON t.row = b.row
       WHERE b.west <= @east AND b.east >= @west AND b.south <= @north AND b.north >= @south
         AND (@kinds IS NULL OR b.kind IN (SELECT value FROM json_each(@kinds))) LIMIT 1500`,
    );
  }

  /**
   * Records that may answer: every one that does when they are few; else those whose name begins so, those of the kinds
   * that come first, and those near by.
   */
  candidates({ query, kinds, first, near }: CandidateQuery): Candidate[] {
    const found = new Map<number, CandidateRow>();
    const add = (rows: readonly CandidateRow[]): boolean => {
      for (const row of rows) found.set(row.row, row);
      return rows.length >= TAKEN;
    };
    const only = kinds ? JSON.stringify(kinds) : null;
    const byText: TextQuery = { text: query.text, end: `${query.text}\u{10ffff}`, kinds: only };
    for (const statement of [this.#byName, this.#byNameStart, this.#byCodeStart]) add(statement.all(byText));
    const few = kinds ? first.filter((kind) => kinds.includes(kind)) : first;
    const beginning = beginningQuery(query, kinds);
    const looks = [
      ...(few.length > 0 ? [indexQuery(query, 'names', few)] : []),
      ...(beginning === undefined ? [] : [beginning]),
      indexQuery(query, 'names', kinds),
      indexQuery(query, 'everything', kinds),
    ];
    let tooMany = false;
    const repeats = query.words.some(({ runs }) => runs.some(({ text, kind }) => kind === 'digit' && text.length > 3));
    const taken = repeats ? TAKEN_OF_DIGITS : TAKEN;
    for (const look of looks) tooMany = add(this.#byGrams.all(look, taken)) || tooMany;
    if (tooMany && near) add(this.#around(near, only));
    return [...found.values()].map(candidateOf);
  }

  #around({ lon, lat }: Position, kinds: string | null): CandidateRow[] {
    let rows: CandidateRow[] = [];
    for (const half of NEAR_DEG) {
      const bounds: Bounds = [lon - half, lat - half, lon + half, lat + half];
      rows = boxesOf(bounds).flatMap(([west, south, east, north]) =>
        this.#near.all({ west, south, east, north, kinds }),
      );
      if (rows.length >= NEAR_ENOUGH) break;
    }
    return rows;
  }
}

function candidateOf({ kind, id, category, texts, lon, lat }: CandidateRow): Candidate {
  const position = lon === null || lat === null ? undefined : { lon, lat };
  return { kind, id, category, fields: fieldsOfTexts(texts), position };
}
