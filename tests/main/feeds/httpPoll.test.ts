import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Feed } from '../../../main/feeds/feed.ts';
import { httpPollMaker } from '../../../main/feeds/httpPoll/httpPollFeed.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import { type FeedBench, openFeedBench, until } from './bench.ts';

let bench: FeedBench;
let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[] = [];
let feed: Feed;
const START = Date.parse('2026-05-01T08:00:00+08:00');
const clock = new SimulatedClock(START);

beforeAll(async () => {
  bench = await openFeedBench(clock);
  await bench.put('station', { id: 'station:A', name: '站', category: 'radiation', code: 'FS1' });
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await feed.stop();
  bench.readings.length = 0;
  asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await bench.close();
});

const start = async (path = '/values', secrets?: Record<string, string>) => {
  const rule = { path: '$.list[*]', station: '$.id', factor: '剂量率', value: '$.v', at: '$.t' };
  const config = { url: `${url}${path}`, intervalS: 10, timeoutS: 5, readings: [rule] };
  feed = httpPollMaker.make(config, bench.context(secrets));
  await feed.start();
};
const json = (value: unknown) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.end(JSON.stringify(value));
const settled = (polls: number) =>
  until(
    () => feed.health().state !== 'starting' && asked.length === polls,
    () => feed.health(),
  );

test('values are taken at every interval, with the secret header', async () => {
  let value = 90;
  answer = (request, response) => json({ list: [{ id: 'FS1', v: value++, t: clock.now() }] })(request, response);
  await start('/values', { authorization: 'Bearer secret' });
  await until(
    () => bench.readings.length === 1,
    () => feed.health(),
  );
  await until(() => feed.health().state === 'running');
  expect(asked[0]?.headers.authorization).toBe('Bearer secret');
  clock.advanceTo(clock.now() + 10_000);
  await until(
    () => bench.readings.length === 2,
    () => feed.health(),
  );
  expect(bench.readings.map((one) => [one.factor, one.value])).toEqual([
    ['0102060301', 90],
    ['0102060301', 91],
  ]);
});

test('failures are told and waited out twice as long each time; a good answer ends that', async () => {
  answer = (_request, response) => void response.writeHead(500).end('no');
  await start();
  await settled(1);
  expect(feed.health()).toMatchObject({
    ...{ state: 'degraded', problem: { key: 'feeds.problem_badAnswer', params: { what: 'HTTP 500' } } },
  });
  // The wait is set a moment after the answer.
  await new Promise((resolve) => setTimeout(resolve, 50));
  clock.advanceTo(clock.now() + 19_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toHaveLength(1);
  clock.advanceTo(clock.now() + 1_000);
  await settled(2);
  answer = json({ list: [{ id: 'FS1', v: 1 }] });
  await new Promise((resolve) => setTimeout(resolve, 50));
  clock.advanceTo(clock.now() + 40_000);
  await until(
    () => feed.health().state === 'running',
    () => feed.health(),
  );
});

test('H1: a redirection is an error and not followed', async () => {
  answer = (request, response) =>
    request.url === '/values'
      ? void response.writeHead(302, { location: '/other' }).end()
      : json({ list: [] })(request, response);
  await start();
  await until(
    () => feed.health().state === 'degraded',
    () => feed.health(),
  );
  expect(asked.map((request) => request.url)).toEqual(['/values']);
});

test('no answer within the time, no JSON, an empty answer and a closed port are told apart', async () => {
  answer = () => {};
  await start();
  await until(() => asked.length === 1);
  clock.advanceTo(clock.now() + 5_000);
  await until(
    () => feed.health().state === 'degraded',
    () => feed.health(),
  );
  expect(feed.health().problem).toMatchObject({ key: 'feeds.problem_unreachable', params: { what: '5 s' } });
  await feed.stop();

  answer = (_request, response) => void response.end('<html>');
  await start();
  await until(
    () => feed.health().problem?.params?.what === 'JSON',
    () => feed.health(),
  );
  await feed.stop();

  answer = json({ other: 1 });
  await start();
  await until(
    () => feed.health().problem?.params?.what === 'JSON path',
    () => feed.health(),
  );
  await feed.stop();

  feed = httpPollMaker.make(
    { url: 'http://127.0.0.1:1/x', readings: [{ station: 'a', factor: 'b', value: '$' }] },
    bench.context(),
  );
  await feed.start();
  await until(
    () => feed.health().state === 'degraded',
    () => feed.health(),
  );
  expect(feed.health().problem?.key).toBe('feeds.problem_unreachable');
});
