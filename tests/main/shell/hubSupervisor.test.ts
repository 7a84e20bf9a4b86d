import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { childLauncher } from '../../../main/shell/hubChild.ts';
import { createHubSupervisor, type HubSupervisor, type SupervisorState } from '../../../main/shell/hubSupervisor.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import { startWitness } from '../../electron/witness.ts';

// A real process that listens as the hub does, and tells its id.
const SCRIPT = `
import { createServer } from 'node:http';
const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
if (process.argv.includes('--fail')) { process.stderr.write('{"error":{"code":"store.damaged","params":{"what":"x"}}}\\n'); process.exit(1); }
const server = createServer((_request, response) => response.end(String(process.pid)));
server.on('error', () => process.exit(1));
server.listen(port, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port, token: 'of-' + process.pid })));
process.stdin.on('end', () => process.exit(0)).resume();
process.on('SIGTERM', () => process.exit(0));
`;
let folder: string;
let script: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onemap-supervisor-'));
  script = join(folder, 'hub.mjs');
  writeFileSync(script, SCRIPT);
});
afterAll(() => rmSync(folder, { recursive: true }));

function reached(supervisor: HubSupervisor, wanted: SupervisorState['state']): Promise<SupervisorState> {
  return new Promise((resolve) => {
    const stop = supervisor.onState((state) => {
      if (state.state !== wanted) return;
      stop();
      resolve(state);
    });
  });
}
const pidOf = async (state: SupervisorState) =>
  Number(state.state === 'ready' ? state.address.token.slice(3) : Number.NaN);
const addressOf = (state: SupervisorState) => (state.state === 'ready' ? state.address.url : '');

describe('hubSupervisor', () => {
  it('R1: brings a killed hub back on the same port, after its delay and not before', async () => {
    const clock = new SimulatedClock(0);
    const ports: number[] = [];
    const supervisor = createHubSupervisor({
      launch: childLauncher(process.execPath, script),
      clock,
      args: [],
      port: undefined,
      onPort: (port) => ports.push(port),
    });
    const ready = reached(supervisor, 'ready');
    supervisor.start();
    const first = await ready;
    for (const delay of [250, 500]) {
      const died = reached(supervisor, 'restarting');
      process.kill(await pidOf(supervisor.state()), 'SIGKILL');
      expect(await died).toMatchObject({ retryInMs: delay });
      clock.advanceTo(clock.now() + delay - 1);
      expect(supervisor.state().state).toBe('restarting');
      const back = reached(supervisor, 'ready');
      clock.advanceTo(clock.now() + 1);
      const again = await back;
      expect(addressOf(again)).toBe(addressOf(first));
      expect(again).not.toEqual(first);
    }
    // A minute of standing makes the next failure the first again.
    clock.advanceTo(clock.now() + 60_000);
    const died = reached(supervisor, 'restarting');
    process.kill(await pidOf(supervisor.state()), 'SIGKILL');
    expect(await died).toMatchObject({ attempt: 1, retryInMs: 250 });
    const back = reached(supervisor, 'ready');
    supervisor.retryNow();
    const pid = await pidOf(await back);
    expect(new Set(ports).size).toBe(1);
    await supervisor.stop();
    expect(supervisor.state().state).toBe('stopped');
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('leaves a port that another program holds', async () => {
    const holder = await startWitness();
    const taken = Number(new URL(holder.origin).port);
    const supervisor = createHubSupervisor({
      launch: childLauncher(process.execPath, script),
      clock: systemClock,
      args: [],
      port: taken,
      onPort: () => {},
    });
    const ready = reached(supervisor, 'ready');
    supervisor.start();
    expect(Number(new URL(addressOf(await ready)).port)).not.toBe(taken);
    await supervisor.stop();
    await holder.close();
  });

  it('keeps the reason of a failed start until one succeeds', async () => {
    const clock = new SimulatedClock(0);
    const supervisor = createHubSupervisor({
      launch: childLauncher(process.execPath, script),
      clock,
      args: ['--fail'],
      port: undefined,
      onPort: () => {},
    });
    const failed = reached(supervisor, 'restarting');
    supervisor.start();
    await failed;
    expect(supervisor.problem()).toMatchObject({ code: 'store.damaged', params: { what: 'x' } });
    const again = reached(supervisor, 'restarting');
    supervisor.retryNow();
    expect(supervisor.problem()).toMatchObject({ code: 'store.damaged' });
    expect(await again).toMatchObject({ attempt: 2, retryInMs: 500 });
    await supervisor.stop();
  });

  it('tells a Node that is not there', async () => {
    const supervisor = createHubSupervisor({
      launch: childLauncher(join(folder, 'no-node'), script),
      clock: new SimulatedClock(0),
      args: [],
      port: undefined,
      onPort: () => {},
    });
    const failed = reached(supervisor, 'restarting');
    supervisor.start();
    await failed;
    expect(supervisor.problem()?.cause).toMatchObject({ code: 'ENOENT' });
    await supervisor.stop();
  });
});
