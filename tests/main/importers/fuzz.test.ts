import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_KINDS } from '../../../shared/contract/imports.ts';
import { fixtures, importBytes, isWhole } from './importBench.ts';
import { holds as endOf } from './mutations.ts';

const demo = join(import.meta.dirname, 'samples');
const files = [
  join(demo, 'firms.csv'),
  join(demo, 'riskSources.csv'),
  join(demo, 'supplies.csv'),
  join(demo, 'shelters.kml'),
  join(demo, 'sensitiveAreas.geojson'),
  join(fixtures, 'andorra-places.geojson'),
  join(fixtures, 'kml', 'styles.kml'),
].filter((path) => existsSync(path));
const contents = files.map((path) => ({ path, bytes: readFileSync(path).subarray(0, 20_000) }));
const kind = fc.constantFrom(...IMPORT_KINDS);
const fileName = fc.constantFrom('a.csv', 'a.geojson', 'a.kml', 'a.txt', 'a.xlsx', 'a.kmz', 'a.zip', 'a.shp');

const holds = async (...file: Parameters<typeof endOf>): Promise<void> => void (await endOf(...file));

describe('R6: any file ends in an error with a code or a report that adds up', () => {
  it('has real files to start from', () => expect(contents.length).toBeGreaterThanOrEqual(5));

  it('random bytes and random text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), kind, fileName, (bytes, asked, name) =>
        holds(asked, bytes, name),
      ),
      { numRuns: 300 },
    );
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, kind, fileName, (content, asked, name) =>
        holds(asked, new TextEncoder().encode(content), name),
      ),
      { numRuns: 300 },
    );
  });

  it('real files cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...contents),
        fc.double({ min: 0, max: 1, noNaN: true }),
        kind,
        ({ path, bytes }, share, asked) => holds(asked, bytes.subarray(0, Math.floor(bytes.length * share)), path),
      ),
      { numRuns: 150 },
    );
  });

  it('real files with bytes and pieces changed', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      piece: fc.oneof(
        fc.constantFrom(
          '"',
          ',',
          '\n',
          '<',
          '>',
          '{',
          '}',
          '[',
          ']',
          'null',
          '1e999',
          '-',
          ';',
          '&',
          '\u0000',
          '<!--',
          '<Placemark>',
          '"type":"Polygon"',
        ),
        fc.string({ maxLength: 5 }),
      ),
      drop: fc.nat({ max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...contents),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        kind,
        ({ path, bytes }, changes, asked) => {
          let content = Buffer.from(bytes);
          for (const { at, piece, drop } of changes) {
            const position = Math.floor(at * content.length);
            content = Buffer.concat([
              content.subarray(0, position),
              Buffer.from(piece),
              content.subarray(position + drop),
            ]);
          }
          return holds(asked, content, path);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('valid JSON of any shape, as GeoJSON', async () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const features = fc.array(
      fc.record({
        type: fc.constant('Feature'),
        properties: value,
        geometry: fc.record({
          type: fc.constantFrom('Point', 'Polygon', 'LineString', 'MultiPolygon', 'GeometryCollection'),
          coordinates: value,
          geometries: value,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(features, kind, (list, asked) =>
        holds(asked, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: list })), 'a.geojson'),
      ),
      { numRuns: 300 },
    );
  });
});

describe('size', () => {
  const LONG = 200_000;
  const fill = (text: string) => text.repeat(Math.ceil(LONG / text.length));
  const header = '名称,经度,纬度,物资清单,坐标,几何,数据日期,备注\n';
  const kmlOf = (inner: string) => `<kml><Placemark><name>x</name>${inner}</Placemark></kml>`;

  it.each([
    ['a.csv', fill('"a\n')],
    ['a.csv', `${header}${fill('"a,b\n')}`],
    ['a.csv', fill('a,')],
    ['a.csv', `${fill('(')},经度,纬度\n甲,117.1,23.1\n`],
    ['a.csv', `${header}甲,1${fill(' ')}x,23,,,,,\n`],
    ['a.csv', `${header}甲,,,x${fill('x')},1${fill(' ')}n,POINT${fill(' ')}x,2024${fill(' ')}x,${fill('=')}\n`],
    ['a.csv', `${header}甲,117,23,${fill('1a')},,,${fill('1.')},\n`],
    [
      'a.kml',
      kmlOf(
        `<description><![CDATA[${fill('<')}]]></description><Point><coordinates>1${fill(' ')}2</coordinates></Point>`,
      ),
    ],
    ['a.kml', kmlOf(`<a${fill(' ')}`)],
    ['a.kml', kmlOf(`<a ${fill('b')}`)],
    ['a.kml', fill('<')],
    ['a.geojson', `{"type":"Polygon","coordinates":[[${fill('[1,2],')}[1,2]]]}`],
  ])('no pattern runs away on %s %#', async (name, text) => {
    const before = process.cpuUsage();
    await holds('supply', Buffer.from(text), name);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(6000);
  });

  it('R4: 100,000 rows in seconds, with turns for everybody else in between', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) =>
        `C${i},企业${i},${117 + (i % 1000) / 1000},${23 + Math.floor(i / 1000) / 100},"演示路${i}号, 东",较大,${i % 500}人`,
    );
    const bytes = Buffer.from(`编号,名称,经度,纬度,地址,风险等级,职工人数\n${rows.join('\n')}\n`);
    let turns = 0;
    let longest = 0;
    let last = performance.now();
    let running = true;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      turns += 1;
      if (running) setImmediate(tick);
    };
    setImmediate(tick);
    const start = performance.now();
    const before = process.cpuUsage();
    const outcome = await importBytes('firm', bytes);
    running = false;
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    const cpuMs = (user + system) / 1000;
    expect(outcome.report).toMatchObject({ rows: 100_000, imported: 100_000 });
    expect(isWhole(outcome)).toBe(true);
    console.log(`100,000 rows: ${Math.round(cpuMs)} ms of CPU, ${turns} turns, longest ${Math.round(longest)} ms`);
    // CPU time and shares, not the clock: other work on the machine must not fail this.
    expect(cpuMs).toBeLessThan(12_000);
    expect(turns).toBeGreaterThan(300);
    expect(longest).toBeLessThan(ms * 0.5);
  });
});
