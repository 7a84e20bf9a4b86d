import type { Database } from 'better-sqlite3';
import type { Bounds } from '../../shared/geo.ts';
import type { PlaceKind, RecordKind } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import { fieldsOfTexts } from './directory.ts';
import type { EntityColumns } from './entityRow.ts';
import { boxesOf } from './lonBoxes.ts';

/** A place as the directory holds it. */
export interface PlaceRow {
  readonly row: number;
  readonly id: string;
  readonly kind: PlaceKind;
  readonly category: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly day: number | null;
  readonly night: number | null;
  readonly amount: number | null;
  readonly substance: string | null;
  /** Packed (`unpackOutline`); null for a point. */
  readonly outline: Uint8Array | null;
}

type KindRow = EntityColumns & { readonly kind: RecordKind; readonly id: string };

const PLACE_COLUMNS = 'd.row, d.id, d.kind, d.category, d.lon, d.lat, d.day, d.night, d.amount, d.substance, d.outline';
const ENTITY = 'kind, id, fields, put_at, removed_at, patched_at';

/** Reads places by where they are, through one connection. */
export class PlaceRows {
  readonly #inBox;
  readonly #ofKinds;
  readonly #entity;
  readonly #texts;
  readonly #reachesOfRiver;
  readonly #reachesInto;

  constructor(database: Database) {
    const inBox = `SELECT ${PLACE_COLUMNS} FROM entity_bounds b JOIN directory d ON d.row = b.row
       WHERE b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?`;
    this.#inBox = database.prepare<[number, number, number, number], PlaceValues>(inBox).raw();
    this.#ofKinds = database
      .prepare<[number, number, number, number, string], PlaceValues>(
        `${inBox} AND b.kind IN (SELECT value FROM json_each(?))`,
      )
      .raw();
    this.#entity = database.prepare<[number], KindRow>(`SELECT ${ENTITY} FROM entities WHERE row = ?`);
    this.#texts = database.prepare<[number], string>('SELECT texts FROM directory_texts WHERE row = ?').pluck();
    const reaches = `SELECT ${ENTITY} FROM entities INDEXED BY entities_alive WHERE kind = 'riverReach' AND alive = 1`;
    this.#reachesOfRiver = database.prepare<[string], KindRow>(
      `${reaches} AND json_extract(fields, '$.riverName') = ? ORDER BY id`,
    );
    this.#reachesInto = database.prepare<[string], KindRow>(
      `${reaches} AND json_extract(fields, '$.toCode') = ? ORDER BY id`,
    );
  }

  inBoxes(boxes: readonly Bounds[], kinds: readonly PlaceKind[] | undefined): PlaceRow[] {
    const parts = boxes.flatMap(boxesOf);
    const found = parts.flatMap(([west, south, east, north]) =>
      kinds
        ? this.#ofKinds.all(east, west, north, south, JSON.stringify(kinds))
        : this.#inBox.all(east, west, north, south),
    );
    const places = found.map(placeOfValues);
    return parts.length > 1 ? [...new Map(places.map((place) => [place.row, place])).values()] : places;
  }

  entities(rows: readonly number[]): KindRow[] {
    return rows.flatMap((row) => this.#entity.get(row) ?? []);
  }

  texts(row: number): SearchField[] {
    return fieldsOfTexts(this.#texts.get(row) ?? '[]');
  }

  reaches(of: { riverName: string } | { into: string }): KindRow[] {
    return 'into' in of ? this.#reachesInto.all(of.into) : this.#reachesOfRiver.all(of.riverName);
  }
}

type PlaceValues = [
  row: number,
  id: string,
  kind: PlaceKind,
  category: string | null,
  lon: number,
  lat: number,
  day: number | null,
  night: number | null,
  amount: number | null,
  substance: string | null,
  outline: Uint8Array | null,
];

function placeOfValues(values: PlaceValues): PlaceRow {
  const [row, id, kind, category, lon, lat, day, night, amount, substance, outline] = values;
  return { row, id, kind, category, lon, lat, day, night, amount, substance, outline };
}
