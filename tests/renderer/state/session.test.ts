import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useOfflineSince } from '../../../renderer/frame/topbar/offlineSince.ts';
import { useRecords } from '../../../renderer/state/records.ts';
import { hub, openSession, useSession } from '../../../renderer/state/session.ts';
import type { Unsubscribe } from '../../../shared/clock.ts';
import { startProxy } from '../../contract/cuttableProxy.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';

const until = async (condition: () => boolean) => {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited 15 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('session of the page with a real hub', () => {
  let test: TestHub;
  let close: Unsubscribe = () => {};
  beforeAll(async () => {
    test = await startTestHub();
  });
  afterEach(() => {
    close();
    useSession.setState({ connection: 'connecting', loaded: false, info: undefined, error: undefined });
  });
  afterAll(() => test.close());

  const openIncident = (name: string) =>
    test.call('incidents.open', { name, position: { lon: 119, lat: 26 }, informationSource: 'phone' });

  it('loads the records, then follows what happens, and tells what happened last', async () => {
    await openIncident('before the page');
    close = openSession(test.url, test.token);
    await until(() => useSession.getState().loaded);
    expect(useSession.getState().info?.user.role).toBe('admin');
    expect(useRecords.getState().lists.incident.map(({ name }) => name)).toContain('before the page');
    await until(() => useRecords.getState().recent.some(({ type }) => type === 'incident.opened'));
    await openIncident('while the page is open');
    await until(() => useRecords.getState().lists.incident.some(({ name }) => name === 'while the page is open'));
    expect(useRecords.getState().seq).toBe(test.hub.store.seq());
  });

  it('knows since when it is cut off, and catches up by itself', async () => {
    const proxy = await startProxy(test.url);
    close = openSession(proxy.url, test.token);
    await until(() => useSession.getState().loaded);
    proxy.cut();
    await until(() => useOfflineSince.getState().sinceMs !== undefined);
    await openIncident('while cut off');
    await until(() => useRecords.getState().lists.incident.some(({ name }) => name === 'while cut off'));
    expect(useOfflineSince.getState().sinceMs).toBeUndefined();
    expect(useSession.getState().connection).toBe('online');
    proxy.close();
  });

  it('a wrong token is refused with the reason', async () => {
    close = openSession(test.url, 'not a token');
    await until(() => useSession.getState().connection === 'refused');
    expect(useSession.getState().error?.code).toBe('auth.required');
    expect(useSession.getState().loaded).toBe(false);
  });

  it('R1: a session that was closed says nothing more about the page', async () => {
    const first = openSession(test.url, test.token);
    first();
    close = openSession(test.url, test.token);
    await until(() => useSession.getState().loaded);
    first();
    expect(useSession.getState().error).toBeUndefined();
    const { seq } = await hub().call('hub.info', {});
    expect(seq).toBe(test.hub.store.seq());
  });
});
