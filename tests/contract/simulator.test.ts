import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from './hubInProcess.ts';

/** The simulator's thread against a real hub: frames over the gateway's TCP socket, positions over HTTP. */
let hub: TestHub;
const HOUR = 3_600_000;
const demo = { provenance: { producer: '演示', demo: true } };

beforeAll(async () => {
  hub = await startTestHub();
  // What demo.load leaves behind, with five stations instead of 1,308.
  hub.hub.store.settings.set('demo.loaded', 'yes');
  const stations = [
    ['wasteWater', 'pH;化学需氧量;氨氮;流量'],
    ['wasteGas', '二氧化硫;烟气流量'],
    ['air', 'PM2.5;臭氧'],
    ['surfaceWater', '溶解氧;氨氮'],
    ['radiation', '环境γ辐射剂量率;气温'],
  ] as const;
  for (const [i, [category, factors]] of stations.entries()) {
    const record = { id: `station:S${i}`, name: `演示站${i}`, category, factors, deviceCode: `YANSHI${i}` };
    await hub.call('records.put', {
      kind: 'station',
      record: { ...record, ...demo, position: { lon: 118 + i / 100, lat: 26 } },
    });
  }
  const road = {
    type: 'LineString',
    coordinates: [
      [118, 26],
      [118.1, 26.05],
      [118.2, 26],
    ],
  };
  const at = { position: { lon: 118, lat: 26 }, ...demo };
  await hub.call('records.put', {
    kind: 'road',
    record: { id: 'road:R', name: '路', category: 'primary', geometry: road, lengthM: 22_000, speedKmh: 60, ...at },
  });
  await hub.call('records.put', {
    kind: 'vehicle',
    record: { id: 'vehicle:V', name: '车', category: 'hazmat', ...at },
  });
  await hub.call('records.put', {
    kind: 'station',
    record: {
      ...at,
      id: 'station:REAL',
      name: '真站',
      category: 'air',
      deviceCode: 'REAL',
      factors: 'PM10',
      provenance: { producer: '真' },
    },
  });
});
afterAll(() => hub.close());

test('the demonstration is played over the real ways in, labelled, answered, and only for its own stations', async () => {
  expect(await hub.call('simulator.start', {})).toMatchObject({ available: true, running: true });
  const simulator = async () => {
    const { feeds } = await hub.call('feeds.status', {});
    return feeds.find(({ kind }) => kind === 'simulator');
  };
  // Twelve hours of five stations, and the vehicle every five seconds.
  const done = await until(async () => {
    const counts = (await simulator())?.health.counts;
    return (counts?.readings ?? 0) >= 12 * 12 && (counts?.positions ?? 0) >= 1 ? counts : undefined;
  });
  expect(done).toMatchObject({ unanswered: 0, refused: 0 });
  const { feeds, keys } = await hub.call('feeds.status', {});
  const gateway = feeds.find(({ kind }) => kind === 'hj212');
  expect(gateway).toMatchObject({ demo: true, builtIn: true, name: expect.stringContaining('演示数据') });
  expect(await simulator()).toMatchObject({ demo: true, builtIn: true, name: expect.stringContaining('演示') });
  // Its key stands in no list and nowhere else.
  expect(keys).toEqual([]);
  expect(hub.hub.store.settings.keys('ingestKey:')).toEqual([]);

  const { readings } = await hub.call('readings.latest', {});
  const hourly = readings.filter(({ period }) => period === 'hour');
  expect(new Set(hourly.map(({ stationId }) => stationId))).toEqual(
    new Set([0, 1, 2, 3, 4].map((i) => `station:S${i}`)),
  );
  expect(readings.every(({ feedId }) => feedId === gateway?.id)).toBe(true);
  const { series } = await hub.call('readings.history', {
    ...{
      series: [{ stationId: 'station:S2', factor: 'a05024' }],
      period: 'hour',
      from: Date.now() - 20 * HOUR,
      to: Date.now(),
    },
  });
  expect(series[0]?.points.length).toBeGreaterThanOrEqual(11);
  const { points } = await hub.call('tracks.trail', {
    subjectId: 'vehicle:V',
    from: Date.now() - HOUR,
    to: Date.now() + HOUR,
  });
  const [, lon = 0, lat = 0] = points[0] ?? [];
  expect(lon).toBeGreaterThanOrEqual(118);
  expect(lon).toBeLessThanOrEqual(118.2);
  expect(lat).toBeGreaterThanOrEqual(26);

  await expect(hub.call('feeds.remove', { id: 'feedSource:simulator' })).rejects.toMatchObject({
    code: 'feed.builtIn',
  });
  const { incidentAt } = await hub.call('simulator.start', { incident: true });
  expect(Math.abs((incidentAt ?? 0) - Date.now())).toBeLessThan(2_000);
  expect(await hub.call('simulator.stop', {})).toEqual({ available: true, running: false });
}, 60_000);

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() - started > 40_000) throw new Error(`did not come about: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
