import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createDevicePasswords } from '../../../main/feeds/devicePasswords.ts';
import type { Feed, FeedHealth } from '../../../main/feeds/feed.ts';
import { feedMaker } from '../../../main/feeds/feedKinds.ts';
import { MAKERS } from '../../../main/feeds/makers.ts';
import { createFeedRegistry, type FeedRegistry } from '../../../main/feeds/registry.ts';
import { createFeedSecrets } from '../../../main/feeds/secrets.ts';
import { createLog } from '../../../main/log.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import { FEED_KINDS } from '../../../shared/records/feedSource.ts';
import { type FeedBench, openFeedBench, until } from './bench.ts';

let bench: FeedBench;
let registry: FeedRegistry;
let clock: SimulatedClock;
let blocker: Server | undefined;
/** What the feeds of the test were told, and how they say they are. */
let said: string[];
let health: FeedHealth;

const testMaker = feedMaker(
  'mqtt',
  z.strictObject({ topic: z.string() }),
  ['password'],
  ({ topic }, context): Feed => ({
    ...{ id: context.id, kind: 'mqtt' },
    start: async () => void said.push(`start ${topic} ${context.secrets.password ?? '-'}`),
    stop: async () => void said.push(`stop ${topic}`),
    health: () => health,
  }),
);

beforeEach(async () => {
  clock = new SimulatedClock(Date.parse('2026-05-01T00:00:00Z'));
  bench = await openFeedBench(clock);
  said = [];
  health = { state: 'running', perMinute: 0, counts: {} };
  const { store, book } = bench;
  const { sink } = bench.context();
  const passwords = createDevicePasswords(store.settings);
  const parts = {
    store,
    book,
    sink,
    clock,
    passwords,
    log: createLog('silent'),
    secrets: createFeedSecrets(store.settings),
  };
  const makers = [testMaker, ...MAKERS.filter(({ kind }) => kind !== 'mqtt')];
  registry = createFeedRegistry({ ...parts, stored: () => Promise.resolve(), makers });
  await registry.start();
});
afterEach(async () => {
  await registry.close();
  blocker?.close();
  await bench.close();
});

const put = (changes: Record<string, unknown> = {}) =>
  bench.put('feedSource', {
    id: 'feedSource:a',
    name: 'A',
    category: 'mqtt',
    enabled: true,
    config: { topic: 't' },
    ...changes,
  });
const status = (id = 'feedSource:a') => registry.status().find((one) => one.id === id);

test('a feed runs as its record says: put, changed, disabled, removed with its secrets', async () => {
  createFeedSecrets(bench.store.settings).change('feedSource:a', { password: 'p1' });
  await put();
  await until(() => said.length === 1);
  await put({ config: { topic: 'u' } });
  await until(() => said.length === 3);
  await put({ enabled: false, config: { topic: 'u' } });
  await until(() => said.length === 4);
  expect(said).toEqual(['start t p1', 'stop t', 'start u p1', 'stop u']);
  expect(status()).toMatchObject({ enabled: false, health: { state: 'stopped' }, secrets: ['password'] });
  expect(JSON.stringify(registry.status())).not.toContain('p1');
  await bench.store.write('test', () => ({
    events: [{ type: 'records.removed', payload: { kind: 'feedSource', ids: ['feedSource:a'], reason: 'test' } }],
    result: undefined,
  }));
  await until(() => status() === undefined);
  expect(bench.store.settings.keys('feedSecret:')).toEqual([]);
});

test('F3: a feed that cannot start says why, is tried again ever later, and keeps no other from running', async () => {
  blocker = createServer().listen(0, '127.0.0.1');
  await until(() => blocker?.listening === true);
  const address = blocker.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await put({ id: 'feedSource:b', name: 'B', category: 'hj212', config: { port } });
  await put();
  await until(() => said.length === 1 && status('feedSource:b')?.health.state === 'failed');
  expect(status('feedSource:b')?.health.problem).toEqual({
    key: 'error.feed_cannotListen',
    params: { address: `127.0.0.1:${port}`, what: 'EADDRINUSE' },
  });
  // Tried again after 1 s and 2 s: still taken.
  for (const wait of [1_000, 2_000]) {
    clock.advanceTo(clock.now() + wait);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(status('feedSource:b')?.health.state).toBe('failed');
  }
  blocker.close();
  clock.advanceTo(clock.now() + 3_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(status('feedSource:b')?.health.state).toBe('failed');
  clock.advanceTo(clock.now() + 1_000);
  await until(
    () => status('feedSource:b')?.health.state === 'running',
    () => status('feedSource:b'),
  );
  expect(status('feedSource:b')?.address).toBe(`127.0.0.1:${port}`);
});

test('a feed that fails while it runs is started again', async () => {
  await put();
  await until(() => said.length === 1);
  health = { state: 'failed', perMinute: 0, counts: {}, problem: { key: 'feeds.problem_finished' } };
  clock.advanceTo(clock.now() + 5_000);
  await until(() => said.length === 2);
  expect(status()?.health).toMatchObject({ state: 'failed', problem: { key: 'feeds.problem_finished' } });
  health = { state: 'running', perMinute: 0, counts: {} };
  clock.advanceTo(clock.now() + 1_000);
  await until(() => said.length === 3);
  expect(said).toEqual(['start t -', 'stop t', 'start t -']);
  await registry.restart('feedSource:a');
  expect(said.slice(3)).toEqual(['stop t', 'start t -']);
  await expect(registry.restart('feedSource:none')).rejects.toMatchObject({ code: 'record.notFound' });
});

test('settings that do not fit are told and never started', async () => {
  await put({ config: { topic: 5 } });
  await until(() => status()?.health.state === 'failed');
  expect(status()?.health.problem?.key).toBe('error.input_invalid');
  expect(said).toEqual([]);
  expect(() => registry.check('mqtt', { topic: 't' }, { other: 'x' })).toThrow('input.invalid');
});

test('every kind that a user can set up has its maker', () => {
  expect(MAKERS.map(({ kind }) => kind).sort()).toEqual(FEED_KINDS.filter((kind) => kind !== 'simulator').sort());
});
