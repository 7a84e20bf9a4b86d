import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toGeoJson, toKml } from '../../../shared/exporting/index.ts';
import { LANGUAGES } from '../../../shared/i18n/index.ts';
import { PLACE_KINDS, type PlaceKind, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import { SHELTER_CATEGORIES } from '../../../shared/records/shelter.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';
import { importBytes } from '../../main/importers/importBench.ts';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Text that begins and ends with a visible character, with everything awkward inside and, often, a formula in front. */
const text = (max: number) =>
  fc
    .tuple(
      fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '='),
      fc.string({ unit: fc.constantFrom(...'aB 中,;|"\'\n\t=+-@7.<&>（'), maxLength: max - 2 }),
    )
    .map(([head, body]) => `${head}${body}`.trim())
    .filter((value) => value.length > 0);
const count = fc.nat({ max: 5_000_000 });
const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
const day = fc.integer({ min: 0, max: 25_000 }).map((days) => days * 86_400_000);
const moment = fc.oneof(day, fc.integer({ min: 0, max: 2e12 }));
const grade = maybe(fc.constantFrom('general', 'larger', 'major'));
const lon = fc.double({ min: 116, max: 120, noNaN: true });
const lat = fc.double({ min: 23, max: 27, noNaN: true });

const OWN: Record<PlaceKind, fc.Arbitrary<object>> = {
  firm: fc.record({
    industry: maybe(text(40)),
    creditCode: maybe(text(18)),
    riskGrade: grade,
    employees: maybe(count),
  }),
  riskSource: fc.record({
    category: fc.constantFrom(...RISK_SOURCE_CATEGORIES),
    firmName: maybe(text(60)),
    substance: maybe(text(60)),
    casNumber: maybe(text(20)),
    amountKg: maybe(amount),
    criticalAmountKg: maybe(amount),
    riskGrade: grade,
  }),
  supply: fc.record({
    items: fc.array(fc.record({ name: text(30), quantity: amount, unit: fc.constantFrom('kg', '个', 'L', 'm³', '') }), {
      maxLength: 4,
    }),
  }),
  shelter: fc.record({
    category: fc.constantFrom(...SHELTER_CATEGORIES),
    capacityPeople: maybe(count),
    areaM2: maybe(amount),
  }),
  sensitiveArea: fc.record({
    category: fc.constantFrom(...SENSITIVE_AREA_CATEGORIES),
    population: maybe(fc.record({ day: maybe(count), night: count, asOf: maybe(day) })),
  }),
  team: fc.record({ category: fc.constantFrom(...TEAM_CATEGORIES), members: maybe(count) }),
};

const outline = fc.tuple(lon, lat).map(([west, south]) => {
  const ring = [
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south],
  ];
  return fc
    .constantFrom(
      { type: 'Polygon', coordinates: [ring] },
      { type: 'MultiPolygon', coordinates: [[ring]] },
      { type: 'LineString', coordinates: ring },
      { type: 'MultiLineString', coordinates: [ring, ring] },
    )
    .map((geometry) => ({ geometry, position: { lon: west + 0.008, lat: south + 0.002 } }));
});
const placed = fc.oneof(
  fc
    .record({ lon, lat, heightM: maybe(fc.double({ min: 1, max: 4000, noNaN: true })) })
    .map((position) => ({ position })),
  outline.chain((one) => one),
);

const record = (kind: PlaceKind, index: number): fc.Arbitrary<PlaceRecord> =>
  fc
    .record({
      own: OWN[kind],
      place: placed,
      name: text(60),
      code: text(20),
      address: maybe(text(60)),
      contact: maybe(fc.record({ name: text(10), phone: maybe(text(15)) })),
      remark: maybe(text(200)),
      producer: text(20),
      asOf: maybe(moment),
    })
    .map(({ own, place, producer, asOf, code, ...rest }) =>
      recordSchemas[kind].parse({
        id: `${kind}:${index}`,
        ...rest,
        ...own,
        ...place,
        code: `${code}#${index}`,
        provenance: { producer, asOf },
      }),
    );
const records = fc
  .array(fc.constantFrom(...PLACE_KINDS), { minLength: 1, maxLength: 6 })
  .chain((kinds) => fc.tuple(...kinds.map(record)));

/** What is exchanged: the record without ids and without where this copy came from. */
function exchanged(one: PlaceRecord): unknown {
  const { producer, asOf } = one.provenance;
  return JSON.parse(
    JSON.stringify({ ...one, firmId: undefined, id: one.id.split(':')[0], provenance: { producer, asOf } }),
  );
}
const normal = (list: readonly PlaceRecord[]) => list.map(exchanged);

describe.each(LANGUAGES)('R1: what was exported in %s comes back the same', (language) => {
  it('CSV', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (list) => {
        const back = await importBytes('place', toCsv(list, language), { fileName: 'a.csv' });
        expect(normal(back.records.map((one) => one.record))).toEqual(normal(list));
      }),
      { numRuns: 200 },
    );
  });

  it('GeoJSON', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (list) => {
        const back = await importBytes('place', toGeoJson(list, language), { fileName: 'a.geojson' });
        expect(normal(back.records.map((one) => one.record))).toEqual(normal(list));
      }),
      { numRuns: 200 },
    );
  });
});

describe('KML', () => {
  const depot = recordSchemas.supply.parse({
    id: 'supply:1',
    code: 'W<1>',
    name: '甲 & 乙库\u0001',
    position: { lon: 117.1, lat: 23.1 },
    items: [{ name: '吸油毡', quantity: 500, unit: 'kg' }],
    provenance: { producer: '单位' },
  });
  const area = recordSchemas.sensitiveArea.parse({
    id: 'sensitiveArea:2',
    code: 'M1',
    name: '村',
    category: 'residents',
    position: { lon: 117.105, lat: 23.103 },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [117.1, 23.1],
          [117.11, 23.1],
          [117.11, 23.11],
          [117.1, 23.1],
        ],
      ],
    },
    population: { day: 5, night: 9 },
    provenance: { producer: '单位' },
  });

  it.each(LANGUAGES)('comes back in %s', async (language) => {
    const back = await importBytes('place', toKml([depot, area], language), { fileName: 'a.kml' });
    expect(normal(back.records.map((one) => one.record))).toEqual(normal([{ ...depot, name: '甲 & 乙库' }, area]));
  });
});

describe('CSV for spreadsheets', () => {
  it('begins with a byte order mark, ends lines with CR LF and defuses formulas', () => {
    const firm = recordSchemas.firm.parse({
      id: 'firm:1',
      name: '=cmd()',
      position: { lon: -1, lat: 2 },
      provenance: { producer: 'p' },
    });
    const csv = toCsv([firm], 'en');
    expect(csv.startsWith('\uFEFFRecord kind,Code,Name,')).toBe(true);
    expect(csv).toContain(`"'=cmd()"`);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain(',-1,2,');
  });
});
