import { isCoordinateSystem } from '../../shared/geodesy/coordinateSystems.ts';
import { excerpt } from './excerpt.ts';
import type { DeclaredSystem, Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { decodeText } from './textEncoding.ts';
import { unreadable } from './unreadable.ts';

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);
/** Names of geographic coordinates (EPSG codes of degrees) that files carry. */
const DEGREES: Readonly<Record<string, string>> = {
  4326: 'wgs84',
  4979: 'wgs84',
  4490: 'cgcs2000',
  4610: 'xian80',
  4214: 'beijing54',
};

/** GeoJSON (RFC 7946): a collection, one feature or a bare geometry. */
export const geojsonImporter: Importer = {
  format: 'geojson',
  accepts(fileName, bytes) {
    if (/\.(geojson|json)$/i.test(fileName)) return true;
    return (
      !/\.(csv|tsv|kml)$/i.test(fileName) && /^[\s\uFEFF]*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
    );
  },
  read(bytes, fileName): SourceFile {
    const { text, encoding, errors } = decodeText(bytes, fileName);
    const root = parseJson(text, fileName);
    const coordinateSystem = declaredSystem(root, fileName);
    const remarks: Finding[] = errors > 0 ? [{ reason: 'encodingErrors', params: { count: errors } }] : [];
    return { encoding, isMap: true, remarks, rows: featureRows(featuresOf(root, fileName)), coordinateSystem };
  },
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string, fileName: string): Json {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw unreadable(fileName, 'json', error instanceof Error ? error.message.slice(0, 200) : '', error);
  }
  if (!isObject(root)) throw unreadable(fileName, 'notGeoJson');
  return root;
}

function featuresOf(root: Json, fileName: string): readonly unknown[] {
  if (root.type === 'FeatureCollection' && Array.isArray(root.features)) return root.features;
  if (root.type === 'Feature') return [root];
  if (typeof root.type === 'string' && GEOMETRIES.has(root.type))
    return [{ type: 'Feature', properties: {}, geometry: root }];
  throw unreadable(fileName, 'notGeoJson', typeof root.type === 'string' ? root.type.slice(0, 60) : '');
}

/** Older files may name a coordinate system: one that we do not know would put every place elsewhere. */
function declaredSystem(root: Json, fileName: string): DeclaredSystem | undefined {
  const { crs } = root;
  if (!isObject(crs) || !isObject(crs.properties)) return undefined;
  const name = crs.properties.name ?? crs.properties.code;
  if (typeof name !== 'string' || /CRS84h?$/i.test(name)) return undefined;
  const code = /EPSG:{1,2}(?:[\d.]*:)?(\d{4,5})$/i.exec(name)?.[1] ?? '';
  const id = DEGREES[code] ?? `epsg:${code}`;
  if (!isCoordinateSystem(id)) throw unreadable(fileName, 'coordinateSystem', name.slice(0, 100));
  return { id };
}

function* featureRows(features: readonly unknown[]): Generator<SourceRow> {
  let row = 0;
  for (const feature of features) {
    row += 1;
    if (!isObject(feature) || feature.type !== 'Feature') {
      yield {
        row,
        properties: new Map(),
        problem: { reason: 'featureUnreadable', params: { text: excerpt(feature) } },
      };
      continue;
    }
    const properties = new Map<string, unknown>(isObject(feature.properties) ? Object.entries(feature.properties) : []);
    const { id } = feature;
    const featureId = typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
    yield { row, properties, featureId, geometry: feature.geometry ?? null };
  }
}
