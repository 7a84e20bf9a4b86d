import Papa from 'papaparse';
import type { ImportReport } from '../../../shared/contract/records.ts';

/** Features of a GeoJSON file whose properties are looked at for column names. */
const FEATURES_LOOKED_AT = 200;
/** Rows of a table among which the header is looked for. */
const ROWS_LOOKED_AT = 20;

/**
 * Names of the columns that a file has, so that a wrong match can be overruled.
 * @param text the file's text in its own encoding
 * @param matched columns that the hub found; they tell which row of a table is its header
 */
export function fileColumns(
  format: ImportReport['format'],
  text: string,
  matched: readonly string[],
): readonly string[] {
  switch (format) {
    case 'csv':
      return tableColumns(text, matched);
    case 'geojson':
      return propertyNames(text);
    case 'kml':
      return unique(
        [...text.matchAll(/<(?:Data|SimpleData)\s[^>]*\bname\s*=\s*["']([^"']+)["']/g)].map(([, name]) => name),
      );
  }
}

function unique(names: Iterable<string | undefined>): readonly string[] {
  return [...new Set([...names].flatMap((name) => (name === undefined || name.trim() === '' ? [] : name)))];
}

function tableColumns(text: string, matched: readonly string[]): readonly string[] {
  const { data } = Papa.parse<string[]>(text, { preview: ROWS_LOOKED_AT, skipEmptyLines: 'greedy' });
  const hits = (row: readonly string[]) => row.filter((cell) => matched.includes(cell.trim())).length;
  const header = data.reduce<readonly string[]>((best, row) => (hits(row) > hits(best) ? row : best), data[0] ?? []);
  return unique(header.map((cell) => cell.trim()));
}

function propertyNames(text: string): readonly string[] {
  const parsed: unknown = JSON.parse(text);
  const features = Reflect.get(Object(parsed), 'features');
  if (!Array.isArray(features)) return [];
  return unique(
    features.slice(0, FEATURES_LOOKED_AT).flatMap((feature: unknown) => {
      const properties: unknown = Reflect.get(Object(feature), 'properties');
      return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
    }),
  );
}
