import type { Geometry, Position } from '../geo.ts';
import type { Language } from '../i18n/index.ts';
import type { PlaceRecord } from '../records/index.ts';
import { fieldHeader, placeKindOf, recordItems, recordValues, word } from './recordFields.ts';

/** Records as KML 2.2, one folder for each kind; what is not name or place stands in the extended data. */
export function toKml(records: readonly PlaceRecord[], language: Language): string {
  const folders = [...Map.groupBy(records, placeKindOf)].map(
    ([kind, group]) =>
      `<Folder><name>${escaped(word(kind, language))}</name>\n${group.map((record) => placemark(record, language)).join('\n')}\n</Folder>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    ...folders,
    '</Document></kml>\n',
  ].join('\n');
}

function placemark(record: PlaceRecord, language: Language): string {
  const values = new Map<Parameters<typeof fieldHeader>[0], string | number>(recordValues(record, language));
  values.delete('name');
  if (!record.geometry) for (const field of ['lon', 'lat', 'heightM'] as const) values.delete(field);
  const items = itemsText(recordItems(record));
  if (items !== '') values.set('items', items);
  const data = [...values].map(
    ([field, value]) =>
      `<Data name="${escaped(fieldHeader(field, language))}"><value>${escaped(String(value))}</value></Data>`,
  );
  const shape = record.geometry ? outline(record.geometry) : point(record.position);
  return `<Placemark><name>${escaped(record.name)}</name><ExtendedData>${data.join('')}</ExtendedData>${shape}</Placemark>`;
}

/** `吸油毡 500 kg; 围油栏 2000 m`; as JSON where names or numbers could be read otherwise. */
function itemsText(items: ReturnType<typeof recordItems>): string {
  const isPlain = items.every(
    ({ name, quantity, unit }) =>
      /^[^\s\d.,;；、，:：×xX*（([][^\d.,;；、，:：×xX*（(\n]*$/u.test(name) &&
      !/\s$/.test(name) &&
      /^\d+(\.\d+)?$/.test(String(quantity)) &&
      !/[\d;；、，,()（）]/.test(unit),
  );
  if (!isPlain) return JSON.stringify(items);
  return items.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`.trim()).join('; ');
}

function point({ lon, lat, heightM }: Position): string {
  return `<Point><coordinates>${[lon, lat, ...(heightM === undefined ? [] : [heightM])].join(',')}</coordinates></Point>`;
}

function outline(geometry: Geometry): string {
  switch (geometry.type) {
    case 'LineString':
      return `<LineString>${coordinates(geometry.coordinates)}</LineString>`;
    case 'MultiLineString':
      return several(geometry.coordinates.map((line) => `<LineString>${coordinates(line)}</LineString>`));
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPolygon':
      return several(geometry.coordinates.map(polygon));
  }
}

function several(parts: readonly string[]): string {
  return `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
}

function polygon(rings: readonly (readonly number[][])[]): string {
  const boundaries = rings.map((ring, i) => {
    const side = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
    return `<${side}><LinearRing>${coordinates(ring)}</LinearRing></${side}>`;
  });
  return `<Polygon>${boundaries.join('')}</Polygon>`;
}

function coordinates(list: readonly number[][]): string {
  return `<coordinates>${list.map((one) => one.join(',')).join(' ')}</coordinates>`;
}

/** XML text; characters that XML 1.0 cannot hold at all are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\uFFFE\uFFFF]|\p{Cs}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
