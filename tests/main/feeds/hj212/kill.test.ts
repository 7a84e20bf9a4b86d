import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { connect } from '../../../../main/cli/connection.ts';
import { telemetryOperations } from '../../../../shared/contract/telemetry.ts';
import { timeText } from '../../../../shared/hj212/time.ts';
import { type HubProcess, startHub } from '../../../hubProcess.ts';
import { until } from '../bench.ts';
import { DeviceClient, report } from './deviceClient.ts';

const STATIONS = 10;
const REPORTS = 1_200;
const KILLS_AT = [300, 700];
const stationId = (n: number) => `station:kill${n}`;
const mnOf = (n: number) => `CESHI${String(n).padStart(19, '0')}`;

let hub: HubProcess | undefined;
afterAll(async () => {
  await hub?.stop();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function call(name: string, input: unknown): Promise<unknown> {
  if (!hub) throw new Error('no hub');
  const connection = await connect({ hub: hub.url, token: hub.token, data: hub.folder });
  return connection.call(name, input).finally(() => connection.close());
}

/** A collector that sends on, and sends again what was not answered, as HJ 212 asks of it. */
class Collector {
  readonly #unanswered = new Map<string, Uint8Array>();
  #client: DeviceClient | undefined;
  sent = 0;
  answered = 0;

  async open(address: string): Promise<void> {
    this.#client = await new DeviceClient(address).open();
    for (const frame of this.#unanswered.values()) this.#client.send(frame);
  }

  send(n: number, at: number): void {
    const qn = timeText(at, 17);
    const cp = `DataTime=${timeText(at)};w01018-Rtd=${n},w01018-Flag=N;w21003-Rtd=${n / 10},w21003-Flag=N`;
    const frame = report({ qn, mn: mnOf(n % STATIONS), cp });
    this.#unanswered.set(qn, frame);
    this.sent++;
    this.#client?.send(frame);
  }

  /** Takes the answers that have come. @returns how many reports wait for theirs */
  settle(): number {
    for (const { qn, cn } of this.#client?.answers.splice(0) ?? []) {
      if (cn === '9014' && this.#unanswered.delete(qn)) this.answered++;
    }
    return this.#unanswered.size;
  }
}

it('SIGKILL under load: every report that was answered is on disk, the repeats of the others fill the gap', {
  timeout: 120_000,
}, async () => {
  const port = await freePort();
  const start = (folder?: string) => startHub(['--hj212-port', String(port), '--log-level', 'warn'], folder);
  hub = await start();
  const place = { position: { lon: 119.3, lat: 26.1 }, provenance: { producer: 'test' }, category: 'wasteWater' };
  for (let n = 0; n < STATIONS; n++) {
    const record = { ...place, id: stationId(n), name: `outlet ${n}`, deviceCode: mnOf(n) };
    await call('records.put', { kind: 'station', record });
  }
  const from = Math.floor(Date.now() / 1000) * 1000 - 2 * REPORTS * 1000;
  const collector = new Collector();
  await collector.open(`127.0.0.1:${port}`);
  for (let n = 0; n < REPORTS; n++) {
    collector.send(n, from + n * 1000);
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    collector.settle();
    if (!KILLS_AT.includes(n)) continue;
    const { child, folder } = hub;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    collector.settle();
    hub = await start(folder);
    await collector.open(`127.0.0.1:${port}`);
  }
  await until(
    () => collector.settle() === 0,
    () => collector,
  );
  expect(collector.answered).toBe(REPORTS);

  const series = Array.from({ length: STATIONS }, (_, n) => ({ stationId: stationId(n), factor: 'w01018' }));
  const range = { from, to: from + REPORTS * 1000 };
  const answer = telemetryOperations['readings.history'].output.parse(
    await call('readings.history', { series, ...range, period: 'realtime', maxPoints: 5_000 }),
  );
  const values = answer.series.flatMap(({ points }) => points.map(([, value]) => value)).sort((a, b) => a - b);
  expect(values).toEqual(Array.from({ length: REPORTS }, (_, n) => n));
});
