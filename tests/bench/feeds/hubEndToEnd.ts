import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { connectHub } from '../../../renderer/client/hubClient.ts';
import { LiveReadings } from '../../../renderer/state/liveReadings.ts';
import type { Figure } from '../../bench.ts';
import { type HubProcess, startHub } from '../../hubProcess.ts';

const DEVICES = 1_000;
const FACTORS = ['w01018', 'w21003', 'w21011', 'w21001', 'w01001', 'w00000'];
const resultSchema = z.object({
  sent: z.number(),
  answered: z.number(),
  closed: z.number(),
  tookMs: z.number(),
  lastAt: z.array(z.number()),
});

/**
 * The whole way as it is: 1,000 devices on 1,000 TCP connections → parse → judge → store → fan out → the page's own store,
 * the hub a process of its own. Each value's time is the moment it was written to the socket.
 * @param seconds how long they send, a frame with six values a second each
 */
export async function measureEndToEnd(print: (figure: Figure) => void, seconds: number): Promise<void> {
  const hub = await startHub(['--hj212-port', '0', '--log-level', 'warn']);
  const client = connectHub(hub.url, hub.token);
  try {
    await registerDevices(client);
    const { feeds } = await client.call('feeds.status', {});
    const [host = '', port = ''] = feeds.find(({ kind }) => kind === 'hj212')?.address?.split(':') ?? [];
    const page = openPage(hub);
    const workerData = { host, port: Number(port), devices: DEVICES, factors: FACTORS, seconds };
    const senders = new Worker(new URL('./senders.ts', import.meta.url), { workerData });
    senders.once('error', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
    await once(senders, 'message');
    const before = await processFigures(hub);
    const [message] = await once(senders, 'message');
    const after = await processFigures(hub);
    const { sent, answered, closed, tookMs, lastAt } = resultSchema.parse(message);
    const values = sent * FACTORS.length;
    const seen = await page.settled(lastAt);
    page.close();
    const { counts } = (await client.call('feeds.status', {})).feeds.find(({ kind }) => kind === 'hj212')?.health ?? {};
    client.close();
    await hub.stop({ keep: true });
    const stored = storedReadings(hub.folder);

    const perSecond = Math.round((values / tookMs) * 1000);
    const details = { connections: DEVICES, seconds: Math.round(tookMs / 1000) };
    print({ figure: 'end to end', value: perSecond, unit: 'readings/s', ...details, goal: '>= 5000' });
    const lost = { sent: values, counted: counts?.readings ?? 0, stored, framesAnswered: answered, framesSent: sent };
    print({
      figure: 'end to end, lost',
      value: values - stored,
      unit: 'readings',
      ...lost,
      connectionsLost: closed,
      goal: '0',
    });
    print({
      figure: 'page, latest missing',
      value: seen.missing,
      unit: 'series',
      of: DEVICES * FACTORS.length,
      goal: '0',
    });
    print({ figure: 'page, readings seen', value: seen.count, unit: 'readings', share: round(seen.count / values, 3) });
    const ages = page.ages.sort((a, b) => a - b);
    const at = (share: number) => ages[Math.min(ages.length - 1, Math.floor(ages.length * share))] ?? Number.NaN;
    print({ figure: 'socket to page, p50', value: at(0.5), unit: 'ms', samples: ages.length });
    print({ figure: 'socket to page, p99', value: at(0.99), unit: 'ms', longest: at(1), goal: '< 500' });
    const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
    const cores = round(cpuSeconds / ((after.at - before.at) / 1000), 2);
    print({
      figure: 'hub CPU',
      value: cores,
      unit: 'cores',
      microsecondsPerReading: round((cpuSeconds / values) * 1e6, 1),
    });
    print({ figure: 'hub memory', value: after.megabytes, unit: 'MB', before: before.megabytes });
    if (values !== stored || seen.missing > 0) throw new Error('readings were lost');
  } finally {
    client.close();
    await hub.stop();
  }
}

async function registerDevices(client: ReturnType<typeof connectHub>): Promise<void> {
  for (let from = 0; from < DEVICES; from += 100) {
    const puts = Array.from({ length: 100 }, (_, k) => {
      const number = String(from + k).padStart(6, '0');
      const place = { position: { lon: 118 + (from + k) / 1000, lat: 26 }, provenance: { producer: 'bench' } };
      const record = { id: `station:bench${number}`, name: `bench ${number}`, category: 'wasteWater', ...place };
      return client.call('records.put', { kind: 'station', record: { ...record, deviceCode: `BENCH${number}` } });
    });
    await Promise.all(puts);
  }
}

/** A page: the client and the store that the browser has, with the age of every value when the store has it. */
function openPage({ url, token }: HubProcess) {
  const client = connectHub(url, token);
  const readings = new LiveReadings();
  const ages: number[] = [];
  const newest = new Map<string, number>();
  client.watch({ readings: true, tracks: false }, (message) => {
    if (message.kind !== 'readings') return true;
    const before = readings.stations;
    const fits = readings.take(message);
    const now = Date.now();
    for (const [stationId, station] of readings.stations) {
      if (before.get(stationId) === station) continue;
      for (const { factor, at } of station.all) {
        const key = `${stationId} ${factor}`;
        if (newest.get(key) === at) continue;
        newest.set(key, at);
        ages.push(now - at);
      }
    }
    return fits;
  });
  return {
    ages,
    /** Waits until the last value of every series is there, at most 10 s. */
    async settled(lastAt: readonly number[]) {
      const missing = () =>
        lastAt.flatMap((at, i) => {
          const id = `station:bench${String(i).padStart(6, '0')}`;
          return FACTORS.filter((factor) => newest.get(`${id} ${factor}`) !== at);
        }).length;
      for (let waited = 0; missing() > 0 && waited < 10_000; waited += 100) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return { missing: missing(), count: ages.length };
    },
    close: () => client.close(),
  };
}

async function processFigures({ url }: HubProcess) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return {
    at: performance.now(),
    cpuSeconds: figure('process_cpu_seconds_total'),
    megabytes: Math.round(figure('process_resident_memory_bytes') / 1e6),
  };
}

function storedReadings(folder: string): number {
  const database = new Database(join(folder, 'telemetry.db'), { readonly: true });
  try {
    return Number(database.prepare('SELECT count(*) FROM reading').pluck().get());
  } finally {
    database.close();
  }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
