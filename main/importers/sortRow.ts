import type { ImportKind } from '../../shared/contract/imports.ts';
import type { Field } from '../../shared/exporting/fields.ts';
import { records as en } from '../../shared/i18n/en/records.ts';
import { records as zh } from '../../shared/i18n/zh-CN/records.ts';
import { PLACE_KINDS, type PlaceKind } from '../../shared/records/index.ts';
import { findCategory, isCategorised } from './categories.ts';
import type { Columns } from './columns.ts';
import { type Draft, textOf, type Values } from './draft.ts';
import type { Finding, SourceRow } from './importer.ts';
import { FOLDER } from './kml.ts';
import { classifyOsm, type OsmClass, osmCode, osmFields } from './osmTags.ts';

/** Fields that a feature of OpenStreetMap in a table takes from columns; everything else it says in its tags. */
const OSM_COLUMNS: readonly Field[] = ['lon', 'lat', 'coordinates', 'geometry'];

/** Either what the row is to become, or why it is left out. */
export type Sorted = { readonly draft: Draft } | { readonly skip: Finding };

/** Decides which kind of record a row is and takes its values by field. */
export function sortRow(
  source: SourceRow,
  asked: ImportKind,
  columnsOf: (kind: PlaceKind) => Columns,
  isMap: boolean,
): Sorted {
  const { properties } = source;
  const kindColumn = columnsOf('firm').get('recordKind');
  const declaredText = kindColumn === undefined ? '' : textOf(properties.get(kindColumn));
  const declared = source.kind ?? kindNamed(declaredText) ?? kindOfSheet(source.sheet);
  const osm = declared ? undefined : classifyOsm(properties);
  const found = osm && 'kind' in osm ? osm : undefined;

  const kind = declared ?? found?.kind ?? (asked === 'place' ? undefined : asked);
  if (kind === undefined) return { skip: { reason: 'noKnownTag', params: { tag: unknownTags(osm) } } };
  if (asked !== 'place' && kind !== asked) {
    return {
      skip: {
        reason: 'otherKind',
        params: { tag: declared ? declaredText || (source.sheet ?? declared) : (found?.tag ?? '') },
      },
    };
  }
  const columns = found ? onlyOsm(columnsOf(kind)) : columnsOf(kind);
  if (osm && !found && !hasCategory(kind, columns, source)) {
    return { skip: { reason: 'noKnownTag', params: { tag: unknownTags(osm) } } };
  }
  const columned = found ? osmValues(found, source, columns) : columnValues(source, columns);
  const values = source.values ? knownValues(source.values, columned) : columned;
  return {
    draft: {
      row: source.row,
      sheet: source.sheet,
      kind,
      values,
      columns,
      categoryHint: textOf(properties.get(FOLDER)),
      mayBeUnnamed: isMap || found !== undefined,
      geometry: source.geometry,
      fixed: source.fixed,
      findings: [],
    },
  };
}

function kindNamed(text: string): PlaceKind | undefined {
  if (text === '') return undefined;
  return PLACE_KINDS.find(
    (kind) => text === kind || text === zh[kind] || text.toLowerCase() === en[kind].toLowerCase(),
  );
}

/** The kind that a sheet or layer is named after (`风险源清单`); the longest name of a kind in it decides. */
function kindOfSheet(sheet: string | undefined): PlaceKind | undefined {
  if (sheet === undefined) return undefined;
  const exact = kindNamed(sheet);
  if (exact) return exact;
  const named = PLACE_KINDS.filter((kind) => sheet.includes(zh[kind]));
  return named.sort((a, b) => zh[b].length - zh[a].length)[0];
}

function unknownTags(osm: ReturnType<typeof classifyOsm>): string {
  return osm && 'unknownTags' in osm ? osm.unknownTags.slice(0, 100) : '—';
}

/** True when a list's own category column says what tags did not. */
function hasCategory(kind: PlaceKind, columns: Columns, source: SourceRow): boolean {
  const column = columns.get('category');
  if (column === undefined || !isCategorised(kind)) return false;
  return findCategory(kind, textOf(source.properties.get(column))) !== undefined;
}

function onlyOsm(columns: Columns): Columns {
  return new Map([...columns].filter(([field]) => OSM_COLUMNS.includes(field)));
}

function columnValues({ properties }: SourceRow, columns: Columns): Values {
  return {
    get(field) {
      const column = columns.get(field);
      return column === undefined ? undefined : properties.get(column);
    },
  };
}

function knownValues(known: Readonly<Partial<Record<Field, unknown>>>, others: Values): Values {
  return { get: (field) => (Object.hasOwn(known, field) ? known[field] : others.get(field)) };
}

function osmValues(found: OsmClass, source: SourceRow, columns: Columns): Values {
  const tagged = osmFields(found, source.properties);
  const inColumns = columnValues(source, columns);
  const code = osmCode(source.featureId, source.properties);
  return { get: (field) => (field === 'code' ? code : (tagged[field] ?? inColumns.get(field))) };
}
