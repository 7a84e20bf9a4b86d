import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { decodeText } from './textEncoding.ts';
import { unreadable } from './unreadable.ts';
import { xmlTags } from './xmlTokens.ts';

/** Property that holds the names of the folders a placemark stands in, outermost first. */
export const FOLDER = 'folder';

/** KML 2.2 placemarks with extended data and folders; each is read on its own, so one damaged placemark costs no other. */
export const kmlImporter: Importer = {
  format: 'kml',
  accepts(fileName, bytes) {
    if (/\.kml$/i.test(fileName)) return true;
    return (
      !/\.(csv|tsv|geojson|json)$/i.test(fileName) &&
      /^[\s\uFEFF]*<(\?xml|kml)/.test(new TextDecoder().decode(bytes.subarray(0, 64)))
    );
  },
  read(bytes, fileName): SourceFile {
    const { text, encoding, errors } = decodeText(bytes, fileName);
    const remarks: Finding[] = errors > 0 ? [{ reason: 'encodingErrors', params: { count: errors } }] : [];
    return { encoding, isMap: true, remarks, rows: placemarkRows(text, fileName) };
  },
};

/** Characters of a description that are looked at: tables of a drawing program may be endless. */
const MAX_DESCRIPTION = 20_000;

interface Open {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Name of a folder, once its `<name>` has been read. */
  title?: string;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function* placemarkRows(text: string, fileName: string): Generator<SourceRow> {
  const stack: Open[] = [];
  let row = 0;
  let isKml = false;
  for (const { name: qualified, kind, start, end } of xmlTags(text, fileName)) {
    const name = local(qualified);
    if (!isKml) {
      if (name !== 'kml') throw unreadable(fileName, 'notKml', qualified.slice(0, 60));
      isKml = true;
    }
    if (kind === 'open') {
      stack.push({ name, start, end });
      continue;
    }
    if (kind === 'empty') {
      if (name === 'Placemark' && !inPlacemark(stack)) yield readPlacemark('<Placemark/>', ++row, []);
      continue;
    }
    const opened = stack.pop();
    const parent = stack.at(-1);
    if (!opened) continue;
    if (name === 'name' && parent?.name === 'Folder') parent.title ??= plainText(text.slice(opened.end, start));
    if (name !== 'Placemark' || inPlacemark(stack)) continue;
    const folders = stack.flatMap(({ title }) => title ?? []);
    yield readPlacemark(text.slice(opened.start, end), ++row, folders);
  }
}

const inPlacemark = (stack: readonly Open[]): boolean => stack.some(({ name }) => name === 'Placemark');

/** Text of an element that holds only text. */
function plainText(element: string): string {
  const xml = element.slice(0, 1000);
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (whole, entity: string) => entities[entity] ?? whole)
    .trim();
}

function readPlacemark(xml: string, row: number, folders: readonly string[]): SourceRow {
  // Prefixes (`<kml:Placemark>`) are legal and the converter does not know them; `gx:` it does.
  const source = xml.replaceAll(/<(\/?)(?!gx:)[A-Za-z_][\w.-]*:(?=[A-Za-z_])/g, '<$1');
  let problem: string | undefined;
  let feature: ReturnType<typeof kml>['features'][number] | undefined;
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'fatalError') problem ??= message;
      },
    });
    const namespaces = 'xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"';
    feature = kml(parser.parseFromString(`<kml ${namespaces}>${source}</kml>`, 'text/xml')).features[0];
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error);
  }
  if (!feature || problem !== undefined) {
    const properties = new Map<string, unknown>([['name', plainText(/<name>([^<]*)<\/name>/.exec(source)?.[1] ?? '')]]);
    return {
      row,
      properties,
      problem: { reason: 'featureUnreadable', params: { text: (problem ?? '').slice(0, 60) } },
    };
  }
  const properties = new Map<string, unknown>(
    Object.entries(feature.properties ?? {}).map(([key, value]) => [key, flat(value)]),
  );
  if (folders.length > 0 && !properties.has(FOLDER)) properties.set(FOLDER, folders.join(' / '));
  const bad = unreadableCoordinate(source);
  const broken: Finding | undefined =
    bad === undefined ? undefined : { reason: 'geometryUnreadable', params: { text: bad } };
  return { row, properties, geometry: withoutZeroHeights(feature.geometry), problem: broken };
}

/** Descriptions come as text or as HTML; records keep text. */
function flat(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('value' in value) || typeof value.value !== 'string')
    return value;
  return value.value
    .slice(0, MAX_DESCRIPTION)
    .replaceAll(/<(br|\/p|\/tr|\/li|\/div)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
}

/** The first coordinate that is not two or three numbers: the converter would leave it out without a word. */
function unreadableCoordinate(source: string): string | undefined {
  const number = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
  const tuple = new RegExp(`^${number},${number}(?:,(?:${number})?)?$`);
  for (const [, body = ''] of source.matchAll(/<coordinates>([^<]*)<\/coordinates>/g)) {
    const tuples = body.replaceAll(/\s+/g, ' ').replaceAll(/ ?, ?/g, ',').trim().split(/\s+/);
    const bad = tuples.find((one) => one !== '' && !tuple.test(one));
    if (bad !== undefined) return bad.slice(0, 60);
  }
  return undefined;
}

/** Height 0 is what drawing programs write for "on the ground": it is no height. */
function withoutZeroHeights(geometry: unknown): unknown {
  if (typeof geometry !== 'object' || geometry === null) return geometry;
  if ('geometries' in geometry && Array.isArray(geometry.geometries)) {
    return { ...geometry, geometries: geometry.geometries.map(withoutZeroHeights) };
  }
  return 'coordinates' in geometry ? { ...geometry, coordinates: flatGround(geometry.coordinates) } : geometry;
}

function flatGround(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (coordinates.every((value) => typeof value === 'number')) {
    return coordinates[2] === 0 ? coordinates.slice(0, 2) : coordinates;
  }
  return coordinates.map(flatGround);
}
