import { describe, expect, it } from 'vitest';
import type { HubProcess } from '../../../main/shell/hubProcess.ts';
import { createHubSource } from '../../../main/shell/hubSource.ts';
import { createHubSupervisor } from '../../../main/shell/hubSupervisor.ts';
import { probeHub } from '../../../main/shell/remoteHub.ts';
import type { HubChoice } from '../../../preload/bridge.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import { startWitness } from '../../electron/witness.ts';

const healthy = { '/api/health': { type: 'application/json', body: '{"status":"ok","version":"1"}' } };
const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

/** A hub that listens at once and ends when told: what is tested here is the choice, not the process. */
function instantHub(): HubProcess {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ready: Promise.resolve({ url: 'http://127.0.0.1:4000', token: 'local' }),
    ended,
    stop: async () => end(),
  };
}

function make(initial: HubChoice) {
  const clock = new SimulatedClock(0);
  const remembered: HubChoice[] = [];
  const supervisor = createHubSupervisor({ launch: instantHub, clock, args: [], port: undefined, onPort: () => {} });
  const source = createHubSource({
    supervisor,
    clock,
    initial,
    probe: (origin) => probeHub(origin),
    remember: (choice) => remembered.push(choice),
  });
  return { clock, source, supervisor, remembered };
}

describe('hubSource', () => {
  it('changes over to a hub that answers, stops the local one, and comes back', async () => {
    const center = await startWitness(healthy);
    const { source, supervisor, remembered } = make({ kind: 'local' });
    source.start();
    await settle();
    expect(source.connection()).toEqual({ kind: 'local', url: 'http://127.0.0.1:4000', token: 'local' });
    await source.choose({ kind: 'remote', url: `${center.origin}/`, token: 'mine' });
    await settle();
    expect(source.connection()).toEqual({ kind: 'remote', url: center.origin, token: 'mine' });
    expect(supervisor.state().state).toBe('stopped');
    await source.choose({ kind: 'local' });
    await settle();
    expect(source.connection()).toMatchObject({ kind: 'local' });
    expect(remembered).toEqual([{ kind: 'remote', url: center.origin, token: 'mine' }, { kind: 'local' }]);
    await center.close();
  });

  it('a wrong or silent address changes nothing', async () => {
    const page = await startWitness({ '/api/health': { type: 'text/html', body: '<h1>a web site</h1>' } });
    const { source, remembered } = make({ kind: 'local' });
    source.start();
    await settle();
    await expect(source.choose({ kind: 'remote', url: 'ftp://a' })).rejects.toMatchObject({
      code: 'desktop.invalidAddress',
    });
    await expect(source.choose({ kind: 'remote', url: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      code: 'hub.unreachable',
    });
    await expect(source.choose({ kind: 'remote', url: page.origin })).rejects.toMatchObject({
      code: 'hub.unreachable',
    });
    expect(source.connection()).toMatchObject({ kind: 'local' });
    expect(remembered).toEqual([]);
    await page.close();
  });

  it('waits for a command center that is away and finds it when it is back', async () => {
    const gone = await startWitness(healthy);
    await gone.close();
    const { clock, source } = make({ kind: 'remote', url: gone.origin });
    source.start();
    await settle();
    expect(source.connection()).toBeUndefined();
    expect(source.problem()).toMatchObject({ code: 'hub.unreachable', params: { url: gone.origin } });
    expect(source.status()).toMatchObject({ state: 'restarting', attempt: 1, retryInMs: 1000 });
    clock.advanceTo(1000);
    await settle();
    expect(source.status()).toMatchObject({ attempt: 2, retryInMs: 2000 });
    await source.stop();
    clock.advanceTo(60_000);
    await settle();
    expect(source.status()).toMatchObject({ attempt: 2 });
  });
});
