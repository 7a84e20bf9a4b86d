import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { IMPORT_KINDS, importReportSchema } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { toCsv, toGeoJson, toKml, toXlsx } from '../../../shared/exporting/index.ts';
import { recordSchemas } from '../../../shared/records/index.ts';
import { fixtures, importBytes, isWhole } from './importBench.ts';
import { miniShapefile } from './miniShapefile.ts';

const samples = join(import.meta.dirname, 'samples');
const HEAD_BYTES = 20_000;

/** A file to begin with: its parts when it is an archive. */
export interface Seed {
  readonly name: string;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

const bare = (name: string, bytes: Uint8Array): Seed => ({ name, parts: { '': bytes } });

/** A valid file of every format that is read. */
export async function seeds(headBytes = HEAD_BYTES): Promise<Seed[]> {
  const tables = ['firms.csv', 'riskSources.csv', 'supplies.csv'].map((file) => join(samples, file));
  const drawn = ['styles.kml', 'multigeometry.kml', 'extended_data.kml'].map((file) => join(fixtures, 'kml', file));
  const read = [...tables, ...drawn]
    .filter((path) => existsSync(path))
    .map((path) => bare(basename(path), new Uint8Array(readFileSync(path)).subarray(0, headBytes)));
  const firms = Array.from({ length: 4 }, (_, i) =>
    recordSchemas.firm.parse({
      id: `firm:${i}`,
      name: `企业${i}`,
      position: { lon: 117 + i / 10, lat: 23.5 },
      employees: i,
      provenance: { producer: '测试单位', asOf: 1_700_000_000_000 },
    }),
  );
  const area = recordSchemas.park.parse({
    id: 'park:1',
    name: '园区',
    category: 'chemical',
    position: { lon: 117.55, lat: 23.55 },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [117.5, 23.5],
          [117.6, 23.5],
          [117.6, 23.6],
          [117.5, 23.5],
        ],
      ],
    },
    provenance: { producer: '测试单位' },
  });
  const list = [...firms, area];
  const text = (content: string) => new TextEncoder().encode(content);
  const rows = firms.map(({ name }, i) => ({ 名称: name, 职工人数: String(i) }));
  const { shp, dbf } = miniShapefile(
    firms.map(({ position }) => [39_000_000 + position.lon * 4000, 2_600_000]),
    rows,
  );
  const prj = text(
    'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
  );
  const cpg = text('GBK');
  return [
    ...read,
    bare('list.csv', text(toCsv(list, 'en'))),
    bare('list.geojson', text(toGeoJson(list, 'zh-CN'))),
    bare('list.kml', text(toKml(list, 'zh-CN'))),
    { name: 'list.xlsx', parts: unzipSync(await toXlsx(list, 'zh-CN')) },
    { name: 'points.zip', parts: { 'points.shp': shp, 'points.dbf': dbf, 'points.prj': prj, 'points.cpg': cpg } },
    { name: 'list.kmz', parts: { 'doc.kml': text(toKml(list, 'zh-CN')) } },
  ];
}

const PIECES = [
  ...['"', ',', '\n', '<', '>', '{', '}', '[', ']', 'null', '1e999', '-', ';', '&', '\u0000', '<!--', '<Placemark>'],
  ...['"type":"Polygon"', '<c r="XFD1048576"><v>1</v></c>', '<row r="999999999">', '<f>A1</f>', 't="d"', '</c>', 'NaN'],
];
/** Every place of a file alike: doubles of fast-check crowd round zero. */
const share = fc.noBias(fc.nat({ max: 999_999 })).map((one) => one / 1_000_000);
/** Most changes leave the file readable as a whole, so that its rows are reached. */
const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ at: share, piece: fc.constantFrom(...'09.-+eE xÿ'), drop: fc.constant(1) }) },
  { weight: 3, arbitrary: fc.record({ at: share, piece: fc.constantFrom(...PIECES), drop: fc.nat({ max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ at: share, piece: fc.uint8Array({ maxLength: 6 }), drop: fc.nat({ max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ at: share, piece: fc.constant(''), drop: fc.integer({ min: 1, max: 9999 }) }) },
);
export type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Which file, which part of it, what is changed in it, and whether the archive itself is hit. */
export const mutation = (count: number) =>
  fc.record({
    seed: fc.nat({ max: count - 1 }),
    part: share,
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    outside: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    kind: fc.constantFrom(...IMPORT_KINDS),
  });

function mutated(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let content = Buffer.from(bytes);
  for (const { at, piece, drop } of changes) {
    const position = Math.floor(at * content.length);
    content = Buffer.concat([content.subarray(0, position), Buffer.from(piece), content.subarray(position + drop)]);
  }
  return content;
}

/** What a value of a JSON file becomes. */
const VALUES: readonly unknown[] = [
  null,
  '',
  'NaN',
  -999,
  1e308,
  [],
  [[]],
  {},
  true,
  'Point',
  [1, 'x'],
  { type: 'Point' },
];

/** A JSON file that is still one, some of its values others than they should be. */
function otherValues(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  const root: unknown = JSON.parse(new TextDecoder().decode(bytes));
  for (const { at, drop } of changes) {
    const slots: [holder: object, key: string][] = [];
    const visit = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        slots.push([value, key]);
        visit(inner);
      }
    };
    visit(root);
    const [holder, key] = slots[Math.floor(at * slots.length)] ?? [{}, ''];
    Reflect.set(holder, key, structuredClone(VALUES[drop % VALUES.length]));
  }
  return new TextEncoder().encode(JSON.stringify(root));
}

/** The damaged file. */
export function damage({ name, parts }: Seed, part: number, changes: readonly Change[], outside: boolean): Uint8Array {
  const names = Object.keys(parts);
  if (name.endsWith('.geojson') && !outside) return otherValues(parts[''] ?? new Uint8Array(), changes);
  if (names.length === 1 && names[0] === '') return mutated(parts[''] ?? new Uint8Array(), changes);
  if (outside) return mutated(zipSync({ ...parts }, { level: 1 }), changes);
  const hit = names[Math.floor(part * names.length)] ?? '';
  return zipSync({ ...parts, [hit]: mutated(parts[hit] ?? new Uint8Array(), changes) }, { level: 1 });
}

/** R6: any bytes give an AppError of import, or a report that adds up and fits the contract. @throws Error otherwise */
export async function holds(kind: (typeof IMPORT_KINDS)[number], bytes: Uint8Array, fileName: string): Promise<string> {
  let outcome: Awaited<ReturnType<typeof importBytes>>;
  try {
    outcome = await importBytes(kind, bytes, { fileName });
  } catch (error) {
    if (error instanceof AppError && /^import\.(unreadable|noRows)$/.test(error.code)) return error.code;
    throw error;
  }
  if (!isWhole(outcome)) throw new Error(`the report of ${fileName} does not add up`);
  importReportSchema.parse(outcome.report);
  return 'report';
}
