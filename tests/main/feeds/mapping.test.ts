import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAll, parseJsonPath } from '../../../main/feeds/jsonPath.ts';
import { createMapper, timeOf } from '../../../main/feeds/mapping.ts';
import { type FeedBench, openFeedBench } from './bench.ts';

describe('JSON path', () => {
  const root = { data: [{ v: 1, 名: 'a' }, { v: 2 }], 'a b': { "it's": 3 } };
  test.each([
    ['$', [root]],
    ['$.data[*].v', [1, 2]],
    ['$.data[1].v', [2]],
    ['$.data[2].v', []],
    ['$.data[0].名', ['a']],
    [`$['a b']["it's"]`, [3]],
    [String.raw`$['a b']['it\'s']`, [3]],
    ['$.constructor', []],
    ['$.data.length', []],
    ['$.*[*].v', [1, 2]],
  ])('%s', (path, expected) => {
    expect(findAll(parseJsonPath(path) ?? [], root)).toEqual(expected);
  });
  test.each(['', 'data', '$..data', '$.', '$[', '$[?(@.v)]', '$.a b', '$[-1]', `$${'.a'.repeat(21)}`])(
    '%s is none',
    (path) => expect(parseJsonPath(path)).toBeUndefined(),
  );
  test('any text is a path or none, any value can be searched', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, value) => {
        const path = parseJsonPath(`$${text}`);
        if (path) expect(Array.isArray(findAll(path, value))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('times as programs write them; without a zone they are China time', () => {
  const at = Date.parse('2026-05-01T08:00:00+08:00');
  for (const written of [
    at,
    at / 1000,
    String(at),
    '2026-05-01T08:00:00+08:00',
    '2026-05-01T00:00:00Z',
    '2026-05-01T00:00:00.000Z',
    '2026-05-01 08:00:00',
    '2026-05-01 08:00',
    '2026/05/01 08:00:00',
    '20260501080000',
    '2026-05-01T08:00:00+0800',
  ])
    expect(timeOf(written), String(written)).toBe(at);
  for (const wrong of ['yesterday', '2026-13-01 00:00:00', '', null, true]) expect(timeOf(wrong)).toBe(wrong);
});

describe('mapping', () => {
  let bench: FeedBench;
  beforeAll(async () => {
    bench = await openFeedBench();
    await bench.put('station', { id: 'station:A', name: '站', category: 'air', deviceCode: 'MN1', code: '7' });
    await bench.put('vehicle', { id: 'vehicle:V', name: '车', category: 'hazmat', plateNumber: '闽A1' });
  });
  afterAll(() => bench.close());

  test('items of a list, fields of the item, of the whole message, of the topic, and fixed ones', () => {
    const map = createMapper({
      readings: [
        {
          ...{ path: '$.items[*]', station: 'topic:1', factor: '$.name', value: '$.v', at: '$$.time' },
          ...{ unit: 'mg/m³', period: 'minute' },
        },
      ],
      positions: [],
    });
    const now = Date.parse('2026-05-01T08:00:30+08:00');
    const message = {
      time: '2026-05-01 08:00:00',
      items: [{ name: 'SO2', v: '0.012' }, { name: 'O3', v: 0.1 }, { name: 'CO' }],
    };
    const mapped = map(message, { book: bench.book, now, feedId: 'feedSource:x', topic: 'site/MN1/air' });
    // Ambient air is kept in µg/m³.
    const common = { stationId: 'station:A', at: now - 30_000, period: 'minute', receivedAt: now };
    expect(mapped.readings).toMatchObject([
      { ...common, factor: 'a21026', value: expect.closeTo(12, 9) },
      { ...common, factor: 'a05024', value: expect.closeTo(100, 9) },
    ]);
    expect(mapped.refused).toMatchObject([{ reason: 'invalid' }]);
    expect(mapped.items).toBe(3);
  });

  test('a bare number is a message; numbers name stations; positions are turned to WGS-84', () => {
    const map = createMapper({
      readings: [{ path: '$', station: '7', factor: 'PM2.5', value: '$', period: 'realtime' }],
      positions: [
        { path: '$.cars[*]', subject: '$.id', lon: '$.x', lat: '$.y', speedKmh: '$.s', coordinateSystem: 'gcj02' },
      ],
    });
    const context = { book: bench.book, now: 1_800_000_000_000, feedId: 'feedSource:x' };
    expect(map(35, context).readings).toMatchObject([{ stationId: 'station:A', factor: 'a34004', value: 35 }]);
    const { points } = map({ cars: [{ id: '闽A1', x: 119.305, y: 26.097, s: 36 }] }, context);
    expect(points).toMatchObject([{ subjectId: 'vehicle:V', speedMs: 10, lon: expect.closeTo(119.3, 2) }]);
    expect(points[0]?.lon).not.toBe(119.305);
  });
});
