import type { Language } from '../i18n/index.ts';
import type { PlaceRecord } from '../records/index.ts';
import { fieldHeader, recordItems, recordValues } from './recordFields.ts';

/**
 * Records as a GeoJSON feature collection (RFC 7946). Properties carry the same names as the columns of `toCsv`; a place
 * with an outline says its own position in properties too.
 */
export function toGeoJson(records: readonly PlaceRecord[], language: Language): string {
  const features = records.map((record) => ({
    type: 'Feature',
    geometry: record.geometry ?? point(record),
    properties: propertiesOf(record, language),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function point({ position: { lon, lat, heightM } }: PlaceRecord) {
  return { type: 'Point', coordinates: heightM === undefined ? [lon, lat] : [lon, lat, heightM] };
}

function propertiesOf(record: PlaceRecord, language: Language): Record<string, unknown> {
  const values = new Map<Parameters<typeof fieldHeader>[0], unknown>(recordValues(record, language));
  if (!record.geometry) for (const field of ['lon', 'lat', 'heightM'] as const) values.delete(field);
  if ('items' in record) values.set('items', recordItems(record));
  return Object.fromEntries([...values].map(([field, value]) => [fieldHeader(field, language), value]));
}
