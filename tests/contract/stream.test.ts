import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectHub } from '../../renderer/client/hubClient.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { EntityState } from '../../shared/state.ts';
import { startProxy } from './cuttableProxy.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

const until = async (condition: () => boolean) => {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('waited 15 s in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('contract: the event stream', () => {
  let test: TestHub;
  beforeAll(async () => {
    test = await startTestHub();
  });
  afterAll(() => test.close());

  it('R1: a client that is cut off again and again gets every event once and in order', async () => {
    const proxy = await startProxy(test.url);
    const client = connectHub(proxy.url, test.token);
    const got: LoggedEvent[] = [];
    const stop = client.follow(0, test.hub.store.origin, (batch) => got.push(...batch.events));
    const { incident } = await test.call('incidents.open', {
      name: 'stream',
      position: { lon: 119, lat: 26 },
      informationSource: 'phone',
    });
    for (let round = 0; round < 12; round++) {
      for (let i = 0; i < 20; i++)
        void test.call('incidents.note', { incidentId: incident.id, text: `note ${round}-${i}` });
      await new Promise((resolve) => setTimeout(resolve, 15));
      proxy.cut();
    }
    const seqOf = () => test.hub.store.seq();
    await test.call('incidents.note', { incidentId: incident.id, text: 'last' });
    await until(() => got.at(-1)?.seq === seqOf());
    expect(got.map(({ seq }) => seq)).toEqual(Array.from({ length: seqOf() }, (_, i) => i + 1));
    stop();
    client.close();
    proxy.close();
  });

  it('a snapshot and the stream after it add up to the state that the hub has', async () => {
    const client = connectHub(test.url, test.token);
    const kinds = ['incident', 'task', 'user'] as const;
    const { seq, entities } = await client.call('state.snapshot', { kinds: [...kinds] });
    const state = new EntityState();
    for (const { kind, id, entity } of entities) state.load(kind, id, entity);
    let cursor = seq;
    const stop = client.follow(seq, test.hub.store.origin, (batch) => {
      for (const event of batch.events) state.apply(event);
      cursor = batch.upTo;
    });
    const { incident } = await test.call('incidents.open', {
      name: 'after',
      position: { lon: 118, lat: 25 },
      informationSource: 'map',
    });
    const { tasks } = await test.call('tasks.send', {
      incidentId: incident.id,
      tasks: [{ title: 'go', assignee: { kind: 'role', id: 'field', name: 'field' } }],
    });
    await test.call('tasks.advance', { taskId: tasks[0]?.id ?? '', to: 'acknowledged' });
    await test.call('incidents.advance', { incidentId: incident.id, to: 'verified', why: 'seen' });
    await until(() => cursor === test.hub.store.seq());
    for (const kind of kinds) {
      const page = await test.call('records.list', { kind, limit: 5000 });
      expect(state.records(kind).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(page.records);
    }
    stop();
    client.close();
  });

  it('R3: a cursor of another history is answered with a reset, a restored hub resets those who follow', async () => {
    const { backup } = await test.call('backup.create', {});
    const { incident } = await test.call('incidents.open', {
      name: 'later than the backup',
      position: { lon: 118, lat: 25 },
      informationSource: 'map',
    });
    const client = connectHub(test.url, test.token);
    const before = test.hub.store.origin;
    let resets = 0;
    client.onReset(() => resets++);
    const stop = client.follow(test.hub.store.seq(), before, () => {});
    await client.call('hub.info', {});
    await test.call('backup.restore', { name: backup.name });
    await until(() => resets === 1);
    const { records } = await client.call('records.list', { kind: 'incident', text: 'later than' });
    expect(records).toEqual([]);
    expect(incident.id).toMatch(/^incident:/);
    expect(test.hub.store.origin).not.toBe(before);
    stop();
    client.follow(0, before, () => {});
    await until(() => resets === 2);
    client.close();
  });
});
