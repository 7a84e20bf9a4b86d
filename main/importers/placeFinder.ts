import type { Field } from '../../shared/exporting/fields.ts';
import type { Position } from '../../shared/geo.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';
import type { Row } from './depots.ts';
import { type Draft, fieldText } from './draft.ts';
import type { Finding } from './importer.ts';
import type { ImportContext } from './importRequest.ts';
import { isBlank } from './numbers.ts';

/** Fields that name the record at whose place a thing without coordinates stands, the nearest first. */
const OWNERS: readonly (readonly [field: Field, kind: PlaceKind, reason: Finding['reason']])[] = [
  ['firmName', 'firm', 'placedAtFirm'],
  ['organisationName', 'organisation', 'placedAtOrganisation'],
];

/** Kinds whose names are of one thing: there is many a 中心小学. */
const NAMED: ReadonlySet<PlaceKind> = new Set(['firm', 'organisation', 'park']);

/** Finds a place for rows that bring none: their record's own as it stands, else that of the firm or body they name. */
export class PlaceFinder {
  readonly #context: ImportContext;
  readonly #inFile = new Map<string, Position | 'several'>();

  constructor(context: ImportContext, rows: readonly Row[]) {
    this.#context = context;
    const kinds = new Set(OWNERS.map(([, kind]) => kind));
    for (const { draft, place } of rows) {
      if (!kinds.has(draft.kind) || 'reason' in place) continue;
      for (const key of new Set([fieldText(draft, 'name'), fieldText(draft, 'code')])) {
        if (key === '') continue;
        const name = `${draft.kind} ${key}`;
        this.#inFile.set(name, this.#inFile.has(name) ? 'several' : place.position);
      }
    }
  }

  /** The row with a place where one can be found; R14: only where exactly one record bears the name or the code. */
  placed(row: Row): Row {
    const { draft, place } = row;
    if (!('reason' in place) || (place.reason !== 'positionMissing' && place.reason !== 'geometryMissing')) return row;
    // The items of a depot may stand in rows below the one that names its place.
    const own = this.#own(draft);
    if (own) {
      const { position, geometry } = own;
      return {
        draft,
        place: { position, ...(geometry ? { geometry } : {}), findings: [{ reason: 'placedAsBefore' }] },
      };
    }
    for (const [field, kind, reason] of OWNERS) {
      const name = fieldText(draft, field);
      if (draft.kind === kind || isBlank(name)) continue;
      const position = this.#inFile.get(`${kind} ${name}`) ?? this.#one(kind, name)?.position;
      if (position === undefined || position === 'several') continue;
      const { lon, lat } = position;
      return { draft, place: { position: { lon, lat }, findings: [{ reason, params: { name: name.slice(0, 60) } }] } };
    }
    return row;
  }

  /** The record that the row itself speaks of. */
  #own(draft: Draft): PlaceRecord | undefined {
    const code = fieldText(draft, 'code');
    const name = fieldText(draft, 'name');
    const byCode = code === '' ? undefined : this.#context.unique(draft.kind, { code });
    if (byCode || name === '' || !NAMED.has(draft.kind)) return byCode;
    return this.#context.unique(draft.kind, { name });
  }

  #one(kind: PlaceKind, text: string): PlaceRecord | undefined {
    return this.#context.unique(kind, { name: text }) ?? this.#context.unique(kind, { code: text });
  }
}
