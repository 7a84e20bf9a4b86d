import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Feed } from '../../../main/feeds/feed.ts';
import { mqttMaker } from '../../../main/feeds/mqtt/mqttFeed.ts';
import { type FeedBench, openFeedBench, until } from './bench.ts';

const broker = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto', '/usr/local/sbin/mosquitto'].find((path) =>
  existsSync(path),
);

describe.skipIf(!broker)(`MQTT against a real Mosquitto${broker ? '' : ' (not installed)'}`, () => {
  let bench: FeedBench;
  let folder: string;
  let port: number;
  let mosquitto: ChildProcess | undefined;
  let feed: Feed | undefined;

  beforeAll(async () => {
    bench = await openFeedBench();
    await bench.put('station', { id: 'station:A', name: '站', category: 'wasteWater', deviceCode: 'MN1' });
    folder = mkdtempSync(join(tmpdir(), 'onemap-mosquitto-'));
    port = await freePort();
    const passwords = join(folder, 'passwords');
    writeFileSync(passwords, 'hub:secret-of-hub\nsender:secret-of-sender\n');
    const tool = broker?.replace(/sbin\/mosquitto$/, 'bin/mosquitto_passwd') ?? '';
    execFileSync(existsSync(tool) ? tool : 'mosquitto_passwd', ['-U', passwords]);
    const config = [`listener ${port} 127.0.0.1`, 'allow_anonymous false', `password_file ${passwords}`, 'user root'];
    writeFileSync(join(folder, 'mosquitto.conf'), `${config.join('\n')}\n`);
    mosquitto = await startBroker();
  });
  afterEach(async () => {
    await feed?.stop();
    feed = undefined;
    bench.readings.length = 0;
    bench.pressure = 0;
  });
  afterAll(async () => {
    mosquitto?.kill();
    rmSync(folder, { recursive: true, force: true });
    await bench.close();
  });

  const startBroker = async () => {
    const child = spawn(broker ?? '', ['-c', join(folder, 'mosquitto.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.resume();
    for (let i = 0; i < 100; i++) {
      const sender = await publisher().catch(() => undefined);
      if (sender) {
        await sender.endAsync();
        return child;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('mosquitto did not start');
  };
  const publisher = () =>
    connectAsync(
      `mqtt://127.0.0.1:${port}`,
      {
        ...{ username: 'sender', password: 'secret-of-sender', reconnectPeriod: 0, connectTimeout: 1_000 },
      },
      false,
    );
  const start = async (changes: Record<string, unknown> = {}, password = 'secret-of-hub') => {
    const rule = { station: 'topic:1', factor: '$.factor', value: '$.value', at: '$.at' };
    const config = { url: `mqtt://127.0.0.1:${port}`, topics: ['site/+/data'], username: 'hub', readings: [rule] };
    feed = mqttMaker.make({ ...config, ...changes }, bench.context({ password }));
    await feed.start();
    return feed;
  };
  const send = async (...messages: string[]) => {
    const sender = await publisher();
    for (const message of messages) await sender.publishAsync('site/MN1/data', message, { qos: 1 });
    await sender.endAsync();
  };
  const reading = (value: number) => JSON.stringify({ factor: 'COD', value, at: Date.now() });

  test('messages become readings; what cannot be read is counted', async () => {
    const running = await start();
    await until(
      () => running.health().state === 'running',
      () => running.health(),
    );
    await send(reading(31.5), 'no json', reading(32.5));
    await until(
      () => bench.readings.length === 2,
      () => running.health(),
    );
    expect(bench.readings).toMatchObject([
      { stationId: 'station:A', factor: 'w01018', value: 31.5, feedId: 'feedSource:test' },
      { value: 32.5 },
    ]);
    expect(running.health().counts).toMatchObject({ messages: 3, readings: 2, refused: 1 });
  });

  test('a wrong password is told, without it', async () => {
    const running = await start({}, 'wrong-password');
    await until(
      () => running.health().state === 'degraded',
      () => running.health(),
    );
    const { problem } = running.health();
    expect(problem).toMatchObject({ key: 'feeds.problem_unreachable' });
    expect(JSON.stringify(problem)).not.toContain('wrong-password');
  });

  test('a broker that goes away and comes back: what was sent meanwhile arrives (quality of service 1)', async () => {
    const running = await start({ clientId: 'hub-that-returns' });
    await until(() => running.health().state === 'running');
    await running.stop();
    await send(reading(1), reading(2));
    await start({ clientId: 'hub-that-returns' });
    await until(
      () => bench.readings.length === 2,
      () => feed?.health(),
    );

    const child = mosquitto;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
    await until(
      () => feed?.health().state === 'degraded',
      () => feed?.health(),
    );
    mosquitto = await startBroker();
    await until(
      () => feed?.health().state === 'running',
      () => feed?.health(),
    );
    await send(reading(3));
    await until(
      () => bench.readings.length === 3,
      () => feed?.health(),
    );
  });

  test('F4: while the hub is full the broker waits, and nothing is lost', async () => {
    const running = await start();
    await until(() => running.health().state === 'running');
    bench.pressure = 0.9;
    await send(...Array.from({ length: 200 }, (_, i) => reading(i)));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(bench.readings.length).toBeLessThan(60);
    bench.pressure = 0;
    await until(
      () => bench.readings.length === 200,
      () => bench.readings.length,
    );
    expect(bench.readings.map(({ value }) => value)).toEqual(Array.from({ length: 200 }, (_, i) => i));
  });
});

test('an MQTT source: credentials in the address are refused, the default is quality of service 1', () => {
  const rule = { station: 'MN1', factor: 'COD', value: '$' };
  const config = { topics: ['a'], readings: [rule] };
  expect(mqttMaker.check({ url: 'mqtts://broker.example:8883', ...config })).toMatchObject({ qos: 1 });
  for (const url of ['mqtt://user:secret@broker.example', 'http://broker.example', 'broker.example', 'mqtt://'])
    expect(() => mqttMaker.check({ url, ...config }), url).toThrow('input.invalid');
  expect(() => mqttMaker.check({ url: 'mqtt://b', topics: [] })).toThrow('input.invalid');
  expect(() => mqttMaker.check({ url: 'mqtt://b', topics: ['a'], readings: [{ ...rule, value: '$..x' }] })).toThrow();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
