import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvReplayMaker } from '../../../main/feeds/csvReplay/csvReplayFeed.ts';
import { type FeedBench, openFeedBench, until } from './bench.ts';

let bench: FeedBench;
beforeAll(async () => {
  bench = await openFeedBench();
  await bench.put('station', { id: 'station:A', name: '站', category: 'air', code: 'KQ1' });
  await bench.put('vehicle', { id: 'vehicle:V', name: '车', category: 'hazmat', plateNumber: '闽A1' });
});
afterAll(() => bench.close());

test('positions of a file come at its distances, so many times faster, and end', async () => {
  const file = join(bench.folder, 'track.csv');
  const rows = [0, 10, 20, 40].map((s) => `闽A1,2026-05-01 08:00:${String(s).padStart(2, '0')},119.${300 + s},26.1,36`);
  writeFileSync(
    file,
    iconv.encode(`subject,at,lon,lat,speedKmh\n${rows.join('\n')}\nnobody,2026-05-01 08:00:40,1,2,\n`, 'gbk'),
  );
  const feed = csvReplayMaker.make({ file, content: 'positions', speed: 100, encoding: 'gbk' }, bench.context());
  const started = Date.now();
  await feed.start();
  await until(
    () => bench.points.length === 4,
    () => feed.health(),
  );
  const [first, ...rest] = bench.points;
  expect(rest.map(({ at }) => at - (first?.at ?? 0))).toEqual([100, 200, 400]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(390);
  expect(first).toMatchObject({ subjectId: 'vehicle:V', lon: 119.3, speedMs: 10, feedId: 'feedSource:test' });
  await until(
    () => feed.health().state === 'stopped',
    () => feed.health(),
  );
  expect(feed.health()).toMatchObject({ problem: { key: 'feeds.problem_finished' }, counts: { rows: 5, refused: 1 } });
});

test('readings; a file is repeated until it is stopped; while the hub is full the replay waits', async () => {
  const file = join(bench.folder, 'readings.csv');
  const rows = Array.from({ length: 2_500 }, (_, i) => `KQ1,PM10,2026-05-01 08:00:00,${i},µg/m³`);
  writeFileSync(file, `station,factor,at,value,unit\n${rows.join('\n')}\n`);
  const feed = csvReplayMaker.make({ file, content: 'readings', repeat: true }, bench.context());
  bench.pressure = 0.9;
  await feed.start();
  await until(() => bench.readings.length === 1_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(bench.readings).toHaveLength(1_000);
  bench.pressure = 0;
  await until(
    () => bench.readings.length >= 5_000,
    () => feed.health(),
  );
  await feed.stop();
  expect(bench.readings.slice(0, 2_500).map(({ value }) => value)).toEqual(rows.map((_, i) => i));
});

test('a file that is not there is told at the start', async () => {
  const feed = csvReplayMaker.make({ file: join(bench.folder, 'none.csv'), content: 'readings' }, bench.context());
  await expect(feed.start()).rejects.toMatchObject({ code: 'import.unreadable' });
  expect(() => csvReplayMaker.check({ file: 'relative.csv', content: 'readings' })).toThrow('input.invalid');
});
