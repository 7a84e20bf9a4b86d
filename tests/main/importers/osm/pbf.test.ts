import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { joinRings, polygonsOf } from '../../../../main/importers/osm/rings.ts';
import { AppError } from '../../../../shared/errors.ts';
import { fixtures, importBytes, isWhole, reasons } from '../importBench.ts';

interface Drawn {
  readonly nodes: readonly (readonly [id: number, lon: number, lat: number, tags?: Record<string, string>])[];
  readonly ways?: readonly (readonly [id: number, nodes: readonly number[], tags: Record<string, string>])[];
  readonly relations?: readonly (readonly [
    id: number,
    members: readonly (readonly [way: number, role: string])[],
    tags: Record<string, string>,
  ])[];
}

const differences = (list: readonly number[]) => list.map((value, i) => value - (list[i - 1] ?? 0));

/** A whole file of one block, written by pbf's writer after the format's definition. */
function fileOf(
  { nodes, ways = [], relations = [] }: Drawn,
  required = ['OsmSchema-V0.6', 'DenseNodes'],
  damage: (block: Uint8Array) => Uint8Array = (block) => block,
): Uint8Array {
  const strings = [''];
  const index = (text: string) => {
    if (!strings.includes(text)) strings.push(text);
    return strings.indexOf(text);
  };
  const tagFields = (tags: Record<string, string>, pbf: PbfWriter) => {
    pbf.writePackedVarint(2, Object.keys(tags).map(index));
    pbf.writePackedVarint(3, Object.values(tags).map(index));
  };
  const group = new PbfWriter();
  group.writeMessage(
    2,
    (_: unknown, pbf: PbfWriter) => {
      pbf.writePackedSVarint(1, differences(nodes.map(([id]) => id)));
      pbf.writePackedSVarint(8, differences(nodes.map(([, , lat]) => Math.round(lat * 1e7))));
      pbf.writePackedSVarint(9, differences(nodes.map(([, lon]) => Math.round(lon * 1e7))));
      const pairs = nodes.flatMap(([, , , tags = {}]) => [...Object.entries(tags).flat().map(index), 0]);
      pbf.writePackedVarint(10, pairs);
    },
    undefined,
  );
  for (const [id, refs, tags] of ways) {
    group.writeMessage(
      3,
      (_: unknown, pbf: PbfWriter) => {
        pbf.writeVarintField(1, id);
        tagFields(tags, pbf);
        pbf.writePackedSVarint(8, differences(refs));
      },
      undefined,
    );
  }
  for (const [id, members, tags] of relations) {
    group.writeMessage(
      4,
      (_: unknown, pbf: PbfWriter) => {
        pbf.writeVarintField(1, id);
        tagFields(tags, pbf);
        pbf.writePackedVarint(
          8,
          members.map(([, role]) => index(role)),
        );
        pbf.writePackedSVarint(9, differences(members.map(([way]) => way)));
        pbf.writePackedVarint(
          10,
          members.map(() => 1),
        );
      },
      undefined,
    );
  }
  const groupBytes = group.finish();
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_: unknown, pbf: PbfWriter) => {
      for (const text of strings) pbf.writeBytesField(1, new TextEncoder().encode(text));
    },
    undefined,
  );
  block.writeBytesField(2, groupBytes);
  const header = new PbfWriter();
  for (const feature of required) header.writeStringField(4, feature);
  return Buffer.concat([blob('OSMHeader', header.finish()), blob('OSMData', damage(block.finish()))]);
}

function blob(type: string, content: Uint8Array): Buffer {
  const body = new PbfWriter();
  body.writeVarintField(2, content.length);
  body.writeBytesField(3, deflateSync(content));
  const packed = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, packed.length);
  const headBytes = head.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  return Buffer.concat([length, headBytes, packed]);
}

const square = (first: number, west: number, south: number, size: number): Drawn['nodes'] => [
  [first, west, south],
  [first + 1, west + size, south],
  [first + 2, west + size, south + size],
  [first + 3, west, south + size],
];
const run = (drawn: Drawn) => importBytes('place', fileOf(drawn), { fileName: 'a.osm.pbf' });

describe('OpenStreetMap PBF', () => {
  it('draws a lake of several ways with an island', async () => {
    const { records } = await run({
      nodes: [...square(1, 117, 23, 0.4), ...square(11, 117.1, 23.1, 0.1)],
      ways: [
        [100, [1, 2, 3], {}],
        [101, [1, 4, 3], {}],
        [102, [11, 12, 13, 14, 11], {}],
      ],
      relations: [
        [
          7,
          [
            [100, 'outer'],
            [101, ''],
            [102, 'inner'],
          ],
          { type: 'multipolygon', natural: 'water', name: '东湖' },
        ],
      ],
    });
    expect(records.map(({ record }) => [record.name, record.code])).toEqual([['东湖', 'osm:r7']]);
    expect(records[0]?.record.geometry).toMatchObject({ type: 'Polygon' });
    expect(records[0]?.record.geometry?.coordinates).toHaveLength(2);
  });

  it('takes a hole that stands in a relation without tags of its own', async () => {
    const { records } = await run({
      nodes: [...square(1, 117, 23, 0.4), ...square(11, 117.1, 23.1, 0.1)],
      ways: [
        [100, [1, 2, 3, 4, 1], { landuse: 'industrial', name: '工业区' }],
        [102, [11, 12, 13, 14, 11], {}],
      ],
      relations: [
        [
          7,
          [
            [100, 'outer'],
            [102, 'inner'],
          ],
          { type: 'multipolygon' },
        ],
      ],
    });
    expect(records.map(({ kind, record }) => [kind, record.name, record.code])).toEqual([
      ['land', '工业区', 'osm:w100'],
    ]);
    expect(records[0]?.record.geometry?.coordinates).toHaveLength(2);
  });

  it('says what an extract has cut off', async () => {
    const { report, records } = await run({
      nodes: square(1, 117, 23, 0.4),
      ways: [
        [100, [1, 2, 99, 3, 4], { highway: 'primary', name: '疏港大道' }],
        [101, [98, 99], { highway: 'service' }],
        [102, [1, 2, 99, 1], { natural: 'water' }],
      ],
      relations: [[7, [[555, 'outer']], { type: 'multipolygon', natural: 'water' }]],
    });
    expect(reasons(report)).toEqual(['0 osmLinesCut', '2 osmNodesMissing', '3 osmNodesMissing', '4 osmOutlineOpen']);
    expect(records[0]?.record.geometry).toMatchObject({ type: 'MultiLineString' });
  });

  it('reads what a road is', async () => {
    const { records } = await run({
      nodes: square(1, 117, 23, 0.4),
      ways: [
        [1, [1, 2], { highway: 'motorway_link', ref: 'G15', maxspeed: '60', lanes: '2', bridge: 'viaduct' }],
        [2, [2, 3], { highway: 'residential', oneway: '-1', maxspeed: '30 mph', lanes: '1.5', width: '3.5 m' }],
        [3, [3, 4], { highway: 'construction', name: '在建路', maxspeed: 'CN:urban', tunnel: 'no' }],
      ],
    });
    expect(records.map(({ record }) => record)).toMatchObject([
      { name: 'G15', roadNumber: 'G15', category: 'motorway', oneWay: 'forward', speedKmh: 60, lanes: 2, bridge: true },
      { name: '居住区道路', category: 'residential', oneWay: 'backward', speedKmh: 48, widthM: 3.5 },
      { name: '在建路', category: 'other', remark: 'highway=construction' },
    ]);
    expect(records[1]?.record).not.toHaveProperty('lanes');
    expect(records[2]?.record).not.toHaveProperty('speedKmh');
    expect(records[2]?.record).not.toHaveProperty('tunnel');
  });

  it('keeps stretches of one road apart although they share its name', async () => {
    const { report } = await run({
      nodes: [
        [1, 117, 23],
        [2, 117.0005, 23],
        [3, 117.001, 23],
      ],
      ways: [
        [1, [1, 2], { highway: 'primary', name: '疏港大道' }],
        [2, [2, 3], { highway: 'primary', name: '疏港大道' }],
      ],
    });
    expect(report).toMatchObject({ imported: 2, skipped: 0 });
  });

  it('counts what it leaves out once', async () => {
    const { report } = await run({
      nodes: [
        [1, 117, 23, { amenity: 'hospital', name: '医院' }],
        [2, 117, 23.1, { power: 'tower' }],
        [3, 117, 23.2, { power: 'tower' }],
        [4, 117, 23.3, { created_by: 'x' }],
      ],
    });
    expect(report).toMatchObject({ rows: 1, imported: 1 });
    expect(report.issues).toMatchObject([{ reason: 'osmLeftOut', params: { count: 2, tags: 'power=tower 2' } }]);
  });

  it('refuses what it would read wrongly', async () => {
    const history = fileOf({ nodes: [[1, 117, 23]] }, ['OsmSchema-V0.6', 'HistoricalInformation']);
    await expect(importBytes('place', history, { fileName: 'a.osm.pbf' })).rejects.toMatchObject({
      code: 'import.unreadable',
      params: { what: 'osmFeature' },
    });
  });
});

describe('R9 R10: a damaged file ends in an error or in a report that adds up', () => {
  const path = join(fixtures, 'andorra.osm.pbf');
  const drawn: Drawn = {
    nodes: [...square(1, 117, 23, 0.4), [9, 117, 24, { amenity: 'fuel', name: '站' }]],
    ways: [[100, [1, 2, 3, 4, 1], { natural: 'water' }]],
    relations: [[7, [[100, 'outer']], { type: 'multipolygon', landuse: 'forest' }]],
  };
  const small = fileOf(drawn);
  const changes = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { minLength: 1, maxLength: 6 });
  const changed = (whole: Uint8Array, list: readonly (readonly [number, number])[]) => {
    const bytes = Uint8Array.from(whole);
    for (const [at, value] of list) bytes[at % bytes.length] = value;
    return bytes;
  };
  const holds = async (bytes: Uint8Array) => {
    try {
      expect(isWhole(await importBytes('place', bytes, { fileName: 'a.osm.pbf' }))).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  };

  it('any bytes changed', async () => {
    await fc.assert(
      fc.asyncProperty(changes, (list) => holds(changed(small, list))),
      { numRuns: 300 },
    );
  });

  it('any bytes changed inside a block, behind the checksum', async () => {
    await fc.assert(
      fc.asyncProperty(changes, (list) => holds(fileOf(drawn, undefined, (block) => changed(block, list)))),
      { numRuns: 1000 },
    );
  });

  it.skipIf(!existsSync(path))('cut off anywhere', async () => {
    const bytes = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), (length) => holds(bytes.subarray(0, length))),
      { numRuns: 20 },
    );
  });
});

describe('rings', () => {
  it('joins pieces in any order and direction', () => {
    expect(
      joinRings([
        [1, 2],
        [4, 3],
        [2, 3],
        [4, 1],
      ])?.map((ring) => ring.length),
    ).toEqual([5]);
    expect(
      joinRings([
        [1, 2],
        [2, 3],
      ]),
    ).toBeUndefined();
    expect(
      joinRings([
        [1, 2, 3, 1],
        [7, 8, 9, 7],
      ]),
    ).toHaveLength(2);
  });

  it('puts an island into the ring that holds it', () => {
    const ring = (west: number, size: number) => [
      [west, 0],
      [west + size, 0],
      [west + size, size],
      [west, size],
      [west, 0],
    ];
    const inner = ring(10.2, 0.2).map(([x = 0, y = 0]) => [x, y + 0.2]);
    expect(polygonsOf([ring(0, 1), ring(10, 1)], [inner]).map((rings) => rings.length)).toEqual([1, 2]);
  });
});
