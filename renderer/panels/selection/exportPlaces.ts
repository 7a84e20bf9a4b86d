import Papa from 'papaparse';
import { toCsv, toGeoJson, toKml } from '../../../shared/exporting/index.ts';
import type { Language, MessageKey } from '../../../shared/i18n/index.ts';
import type { PlaceRecord } from '../../../shared/records/index.ts';
import { formatClock, formatDate } from '../../format.ts';
import { fileNamePart } from './fileName.ts';

/** Formats that the page writes itself; a workbook comes from the hub. */
export type ExportFormat = 'csv' | 'geojson' | 'kml';

interface FormatFacts {
  readonly id: ExportFormat;
  readonly titleKey: MessageKey;
  readonly mediaType: string;
}

export const EXPORT_FORMATS: readonly FormatFacts[] = [
  { id: 'csv', titleKey: 'area.exportCsv', mediaType: 'text/csv;charset=utf-8' },
  { id: 'geojson', titleKey: 'area.exportGeoJson', mediaType: 'application/geo+json' },
  { id: 'kml', titleKey: 'area.exportKml', mediaType: 'application/vnd.google-earth.kml+xml' },
];

/** Places to save; `distancesM` stands beside them where the list has distances, metres. */
export interface PlaceExport {
  readonly places: readonly PlaceRecord[];
  readonly distancesM?: readonly number[] | undefined;
  readonly format: ExportFormat;
  readonly language: Language;
  /** Header of the distances. */
  readonly distanceHeader: string;
}

/** The places as a file's text, distances included where the format is a table or has properties. */
export function exportText({ places, distancesM, format, language, distanceHeader }: PlaceExport): string {
  switch (format) {
    case 'csv':
      return withDistanceColumn(toCsv(places, language), places, distancesM, distanceHeader);
    case 'geojson':
      return withDistanceProperty(toGeoJson(places, language), distancesM, distanceHeader);
    case 'kml':
      return toKml(places, language);
  }
}

/** Name of the file: what it is and when it was saved. */
export function exportName(name: string, format: ExportFormat | 'xlsx', nowMs: number): string {
  return `${fileNamePart(name)}_${formatDate(nowMs)}_${formatClock(nowMs).replaceAll(':', '')}.${format}`;
}

const wholeMetres = (distanceM: number | undefined) => (distanceM === undefined ? '' : String(Math.round(distanceM)));

function withDistanceColumn(
  csv: string,
  places: readonly PlaceRecord[],
  distancesM: readonly number[] | undefined,
  header: string,
): string {
  if (!distancesM) return csv;
  const [head = [], ...rows] = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
  // A depot has one row for each item; each of them is as far.
  const distances = places.flatMap((place, index) =>
    Array.from({ length: Math.max(1, 'items' in place ? place.items.length : 1) }, () =>
      wholeMetres(distancesM[index]),
    ),
  );
  const data = rows.map((cells, index) => [...cells, distances[index] ?? '']);
  return `\uFEFF${Papa.unparse({ fields: [...head, header], data }, { newline: '\r\n' })}\r\n`;
}

function withDistanceProperty(text: string, distancesM: readonly number[] | undefined, header: string): string {
  if (!distancesM) return text;
  const collection: { features: { properties: Record<string, unknown> }[] } = JSON.parse(text);
  for (const [index, feature] of collection.features.entries()) {
    const distanceM = distancesM[index];
    if (distanceM !== undefined) feature.properties[header] = Math.round(distanceM);
  }
  return JSON.stringify(collection);
}
