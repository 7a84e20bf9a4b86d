import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHub, type TestHub } from './hubInProcess.ts';

let hub: TestHub;
let key: string;
let keyId: string;
const station = { id: 'station:T1', name: '推送测试站', category: 'air', code: 'KQ-T1', deviceCode: 'MN-T1' } as const;
const place = { position: { lon: 119.3, lat: 26.1 }, provenance: { producer: '测试' } };

beforeAll(async () => {
  hub = await startTestHub();
  await hub.call('records.put', { kind: 'station', record: { ...station, ...place } });
  const vehicle = { id: 'vehicle:V1', name: '测试车', category: 'hazmat', plateNumber: '闽A00001', ...place };
  await hub.call('records.put', { kind: 'vehicle', record: vehicle });
  const made = await hub.call('feeds.makeKey', { name: '测试系统' });
  key = made.key;
  keyId = made.info.id;
});
afterAll(() => hub.close());

const post = (body: unknown, own = key) =>
  fetch(`${hub.url}/ingest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${own}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('pushed readings are taken by id, device number and code; bad ones refuse only themselves', async () => {
  const at = Date.now() - 1000;
  const response = await post({
    readings: [
      { station: 'KQ-T1', factor: '臭氧', at, value: 143, unit: 'µg/m³', period: 'hour' },
      { station: 'MN-T1', factor: 'a21026', at: new Date(at).toISOString(), value: 0.012, unit: 'mg/m³' },
      { station: 'station:T1', factor: 'PM2.5', at, value: 35 },
      { station: 'nowhere', factor: 'PM2.5', at, value: 35 },
      { station: 'KQ-T1', factor: 'PM2.5', at, value: 'high' },
      { station: 'KQ-T1', factor: 'PM2.5', at: at + 3_600_000, value: 1 },
      { station: 'KQ-T1', factor: 'PM2.5', at, value: 1, unit: 'dB' },
    ],
    positions: [
      { subject: '闽A00001', at, lon: 119.31, lat: 26.11, speedKmh: 36 },
      { subject: '闽A99999', at, lon: 119.31, lat: 26.11 },
    ],
  });
  expect(response.status).toBe(200);
  const answer = await response.json();
  expect(answer.accepted).toEqual({ readings: 3, positions: 1 });
  expect(answer.refused.map(({ list, index, reason }: never) => [list, index, reason])).toEqual([
    ['readings', 3, 'unknownStation'],
    ['readings', 4, 'invalid'],
    ['readings', 5, 'future'],
    ['readings', 6, 'unit'],
    ['positions', 1, 'unknownSubject'],
  ]);
  const { feeds, keys } = await hub.call('feeds.status', {});
  const push = feeds.find(({ id }) => id === 'feedSource:push');
  expect(push?.health).toMatchObject({
    state: 'running',
    perMinute: 4,
    counts: { readings: 3, positions: 1, refused: 5 },
  });
  expect(keys[0]?.lastUsedAt).toBeGreaterThan(0);
  expect(JSON.stringify({ feeds, keys })).not.toContain(key);
});

test('a datum has one producer: what another source owns is refused and named', async () => {
  const { feed } = await hub.call('feeds.put', { name: '另一来源', category: 'push', enabled: true, config: {} });
  await until(async () => (await hub.call('feeds.status', {})).feeds.some(({ id }) => id === feed.id));
  const { key: other } = await hub.call('feeds.makeKey', { name: '另一系统', feedId: feed.id });
  const at = Date.now();
  const readings = ['PM2.5', 'CO'].map((factor) => ({ station: 'KQ-T1', factor, at, value: 1 }));
  const answer = await (await post({ readings }, other)).json();
  expect(answer).toMatchObject({ accepted: { readings: 1 }, refusedCount: 1 });
  expect(answer.refused[0]).toEqual({ list: 'readings', index: 0, reason: 'otherSource', what: 'station:T1 a34004' });
});

test('no key, a wrong key, no JSON, too many and too large are refused with the reason', async () => {
  expect((await post({ readings: [] }, 'omk_wrong')).status).toBe(401);
  expect((await fetch(`${hub.url}/ingest`, { method: 'POST', body: '{}' })).status).toBe(401);
  const bad = await post('{"readings": [');
  expect([bad.status, (await bad.json()).error.code]).toEqual([400, 'input.invalid']);
  const many = await post({ readings: Array.from({ length: 5001 }, () => 0) });
  expect(many.status).toBe(400);
  const large = await post(`"${'x'.repeat(2_100_000)}"`).then(
    ({ status }) => status,
    () => 413,
  );
  expect(large).toBe(413);
  // R1 of the contract: the session's token is no key for pushing, and a key is no session.
  expect((await post({ readings: [] }, hub.token)).status).toBe(401);
  await expect(hub.call('hub.info', {}, key)).rejects.toMatchObject({ code: 'auth.required' });
});

test('the same message over Socket.io is acknowledged with the same answer; a dropped key ends at once', async () => {
  const { key: own, info } = await hub.call('feeds.makeKey', { name: '将停用' });
  const socket: Socket = io(`${hub.url}/ingest`, { auth: { key: own }, transports: ['websocket'], forceNew: true });
  const at = Date.now();
  const send = () =>
    socket
      .timeout(5_000)
      .emitWithAck('ingest', { weather: [{ station: 'KQ-T1', at, windSpeedMs: 2, windFromDeg: 90 }] });
  expect(await send()).toMatchObject({ ok: true, result: { accepted: { readings: 2, positions: 0 } } });
  await hub.call('feeds.dropKey', { id: info.id });
  expect(await send()).toMatchObject({ ok: false, error: { code: 'auth.required' } });
  socket.close();
  const refused = io(`${hub.url}/ingest`, { auth: {}, transports: ['websocket'], reconnection: false, forceNew: true });
  const error = await new Promise<Error>((resolve) => refused.once('connect_error', resolve));
  expect(error.message).toBe('auth.required');
  refused.close();
});

test('a feed of the user: settings are checked, secrets stay on the hub, only administrators', async () => {
  const duty = await hub.tokenOf('duty');
  const config = { itemsPer10s: 2 };
  const input = { name: '限速推送', category: 'push', enabled: true, config } as const;
  await expect(hub.call('feeds.put', input, duty)).rejects.toMatchObject({ code: 'auth.denied' });
  await expect(hub.call('feeds.put', { ...input, config: { itemsPer10s: -1 } })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  await expect(hub.call('feeds.put', { ...input, secrets: { password: 'x' } })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  const { feed } = await hub.call('feeds.put', input);
  await until(async () => (await hub.call('feeds.status', {})).feeds.some(({ id }) => id === feed.id));
  const { key: limited } = await hub.call('feeds.makeKey', { name: '限速', feedId: feed.id });
  const at = Date.now();
  const three = { readings: [1, 2, 3].map((value) => ({ station: 'KQ-T1', factor: 'PM10', at, value })) };
  const response = await post(three, limited);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
  expect((await response.json()).error).toMatchObject({ code: 'feed.tooFast', params: { limit: 2 } });
  await hub.call('feeds.remove', { id: feed.id });
  await until(async () => !(await hub.call('feeds.status', {})).feeds.some(({ id }) => id === feed.id));
  expect((await post(three, limited)).status).toBe(403);
  await expect(hub.call('feeds.remove', { id: 'feedSource:push' })).rejects.toMatchObject({ code: 'feed.builtIn' });
  expect(keyId).toMatch(/^key-/);
});

test('the simulator says that it needs the demonstration', async () => {
  await expect(hub.call('simulator.start', {})).rejects.toMatchObject({ code: 'feed.noDemo' });
  expect(await hub.call('simulator.stop', {})).toEqual({ available: false, running: false });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('did not come about');
}
