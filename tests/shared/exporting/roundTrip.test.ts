import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCsv, toGeoJson, toKml, toXlsx } from '../../../shared/exporting/index.ts';
import { LANGUAGES, type Language } from '../../../shared/i18n/index.ts';
import { PLACE_KINDS, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import { importBytes } from '../../main/importers/importBench.ts';
import { anyRecord } from './anyRecord.ts';

/** What is exchanged: the record without ids and without where this copy came from. */
function exchanged(one: PlaceRecord): unknown {
  const { producer, asOf } = one.provenance;
  return JSON.parse(
    JSON.stringify({ ...one, firmId: undefined, id: one.id.split(':')[0], provenance: { producer, asOf } }),
  );
}
const inOrder = (list: readonly PlaceRecord[]) =>
  list.map(exchanged).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const FORMATS: Readonly<Record<string, (list: readonly PlaceRecord[], language: Language) => unknown>> = {
  csv: toCsv,
  geojson: toGeoJson,
  kml: toKml,
  xlsx: toXlsx,
};

/** A model's own files stay where they are: its list can only change what is known already. */
const models = (list: readonly PlaceRecord[]) => list.filter(({ id }) => id.startsWith('model3d:'));

/** KML has no outline of several parts that has one: it is read as that part. */
function asKml(record: PlaceRecord): PlaceRecord {
  const { geometry } = record;
  if (geometry?.type === 'MultiPolygon' && geometry.coordinates.length === 1) {
    return { ...record, geometry: { type: 'Polygon', coordinates: geometry.coordinates[0] ?? [] } };
  }
  return record;
}

async function comesBack(format: string, list: readonly PlaceRecord[], language: Language): Promise<void> {
  const written = await FORMATS[format]?.(list, language);
  if (typeof written !== 'string' && !(written instanceof Uint8Array)) throw new Error(`nothing written as ${format}`);
  const back = await importBytes('place', written, { fileName: `a.${format}`, existing: models(list) });
  expect(inOrder(back.records.map((one) => one.record))).toEqual(inOrder(format === 'kml' ? list.map(asKml) : list));
}

describe.each(LANGUAGES)('R1: what was exported in %s comes back the same', (language) => {
  it.each(Object.keys(FORMATS))('%s: lists of several kinds', async (format) => {
    const records = fc
      .array(fc.constantFrom(...PLACE_KINDS), { minLength: 1, maxLength: 6 })
      .chain((kinds) => fc.tuple(...kinds.map(anyRecord)));
    await fc.assert(
      fc.asyncProperty(records, (list) => comesBack(format, list, language)),
      { numRuns: format === 'xlsx' ? 30 : 80 },
    );
  });

  it.each(PLACE_KINDS)('%s, in every format', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(FORMATS)), anyRecord(kind, 0), (format, record) =>
        comesBack(format, [record], language),
      ),
      { numRuns: 12 },
    );
  });
});

describe('KML', () => {
  it('leaves out what XML cannot hold, and reads as text where it can', async () => {
    const depot = recordSchemas.supply.parse({
      id: 'supply:1',
      code: 'W<1>',
      name: '甲 & 乙库\u0001',
      position: { lon: 117.1, lat: 23.1 },
      items: [{ name: '吸油毡', quantity: 500, unit: 'kg' }],
      provenance: { producer: '单位' },
    });
    const kml = toKml([depot], 'zh-CN');
    expect(kml).toContain('吸油毡 500 kg');
    const back = await importBytes('place', kml, { fileName: 'a.kml' });
    expect(inOrder(back.records.map((one) => one.record))).toEqual(inOrder([{ ...depot, name: '甲 & 乙库' }]));
  });
});

const formula = recordSchemas.firm.parse({
  id: 'firm:1',
  code: '00123',
  name: '=cmd()',
  position: { lon: -1, lat: 2 },
  contact: { phone: '+86 13900000000' },
  provenance: { producer: 'p' },
});

describe('CSV for spreadsheets', () => {
  it('begins with a byte order mark, ends lines with CR LF and defuses formulas', () => {
    const csv = toCsv([formula], 'en');
    expect(csv.startsWith('\uFEFFRecord kind,Code,Name,')).toBe(true);
    expect(csv).toContain(`"'=cmd()"`);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain(',-1,2,');
  });
});

describe('XLSX for spreadsheets', () => {
  it('R16: writes text as cells of text, never a formula, and freezes the header', async () => {
    const parts = unzipSync(await toXlsx([formula], 'zh-CN'));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f');
    expect(sheet).toContain('state="frozen"');
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    for (const text of ['=cmd()', '00123', '+86 13900000000']) expect(strings).toContain(text);
    const cells = [...sheet.matchAll(/<c ([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(cells.filter((attributes) => attributes.includes('t="s"')).length).toBeGreaterThan(20);
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toMatch(/numFmtId="49"|formatCode="@"/);
  });
});
