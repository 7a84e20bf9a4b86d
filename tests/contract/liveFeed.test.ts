import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectHub, type HubClient } from '../../renderer/client/hubClient.ts';
import { LiveReadings } from '../../renderer/state/liveReadings.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { timeText } from '../../shared/hj212/time.ts';
import { writeFrame } from '../../shared/hj212/writeFrame.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

/** From a frame on the gateway's TCP socket to the page's own stores: the whole way of a reading, nothing in between made up. */
let hub: TestHub;
let page: HubClient;
let device: Socket;
const live = new LiveReadings();
const events: LoggedEvent[] = [];
const HOUR = 3_600_000;
const MN = 'TEST220000000000000001';
const place = { position: { lon: 104.06, lat: 30.67 }, provenance: { producer: '测试' } };
const thisHour = Math.floor(Date.now() / HOUR) * HOUR;

beforeAll(async () => {
  hub = await startTestHub();
  const station = { id: 'station:O3', name: '臭氧站', category: 'air', deviceCode: MN, ...place };
  await hub.call('records.put', { kind: 'station', record: station });
  const weather = { id: 'station:W', name: '气象站', category: 'weather', deviceCode: 'TESTWEATHER', ...place };
  await hub.call('records.put', { kind: 'station', record: weather });
  await hub.call('feeds.put', { name: '网关', category: 'hj212', enabled: true, config: { port: 0 } });
  const address = await until(async () => {
    const { feeds } = await hub.call('feeds.status', {});
    return feeds.find(({ kind }) => kind === 'hj212')?.address;
  });
  const [host = '', port = ''] = address.split(':');
  device = connect({ host, port: Number(port) });
  await once(device, 'connect');

  page = connectHub(hub.url, hub.token);
  const { seq, origin } = await page.call('hub.info', {});
  page.follow(seq, origin, (batch) => void events.push(...batch.events));
  page.watch({ readings: true, tracks: false }, (message) => message.kind !== 'readings' || live.take(message));
});
afterAll(async () => {
  device.destroy();
  page.close();
  await hub.close();
});

const send = (mn: string, cn: string, dataAt: number, groups: string) => {
  const who = { qn: timeText(Date.now(), 17), st: '22', cn, pw: '123456', mn, flag: 5 };
  device.write(writeFrame({ ...who, cp: `DataTime=${timeText(dataAt)};${groups}` }));
};
const ozone = () => live.stations.get('station:O3')?.reading('a05024');
const raised = () => events.flatMap(({ type, payload }) => (type === 'alarm.raised' ? [payload.alarm] : []));

test('a frame becomes a reading in the page, is answered once it is kept, and its history can be asked for', async () => {
  const answer = once(device, 'data');
  send(MN, '2061', thisHour - 2 * HOUR, 'a05024-Avg=143,a05024-Flag=N');
  await until(() => ozone()?.value === 143);
  expect(String((await answer)[0])).toMatch(/CN=9014/);
  expect(ozone()).toMatchObject({ period: 'hour', at: thisHour - 2 * HOUR, flag: 'N', verdict: 0 });
  const { series } = await page.call('readings.history', {
    ...{ series: [{ stationId: 'station:O3', factor: 'a05024' }], from: thisHour - 3 * HOUR, to: thisHour },
  });
  expect(series[0]?.points).toHaveLength(1);
  expect(raised()).toEqual([]);
});

test("Chengdu's rule: +50 % in an hour raises an alarm on the page; the same jump with device flag C does not", async () => {
  send(MN, '2061', thisHour - HOUR, 'a05024-Avg=215,a05024-Flag=C');
  await until(() => ozone()?.value === 215);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(raised()).toEqual([]);
  expect((ozone()?.verdict ?? 0) & 32).toBe(32);

  send(MN, '2061', thisHour - HOUR, 'a05024-Avg=215,a05024-Flag=N');
  const alarms = await until(() => (raised().length > 0 ? raised() : undefined));
  const rise = alarms.find(({ ruleId }) => ruleId?.includes('ozoneRise'));
  expect(rise).toMatchObject({
    subjectId: 'station:O3',
    factor: 'a05024',
    value: 215,
    state: 'raised',
    source: 'station',
  });
  expect(rise?.position).toMatchObject({ lon: 104.06 });
});

test('frames of an unknown device are quarantined, and one registration lets them in', async () => {
  send('NEWDEVICE1', '2011', Date.now(), 'w01018-Rtd=31,w01018-Flag=N');
  const found = await until(async () => {
    const { devices } = await page.call('feeds.unknownDevices', {});
    return devices.find(({ deviceCode }) => deviceCode === 'NEWDEVICE1');
  });
  expect(found).toMatchObject({ why: 'unknown', systemType: '22', factors: ['w01018'], frames: 1 });
  const { station } = await page.call('feeds.registerDevice', {
    ...{ deviceCode: 'NEWDEVICE1', password: 'secret' },
    station: { name: '新站', category: 'wasteWater', position: { lon: 118, lat: 26 } },
  });
  await expect(
    page.call('feeds.registerDevice', { deviceCode: 'NEWDEVICE1', station: { stationId: 'station:O3' } }),
  ).rejects.toMatchObject({ code: 'record.exists' });
  send('NEWDEVICE1', '2011', Date.now(), 'w01018-Rtd=32,w01018-Flag=N');
  const wrong = await until(async () =>
    (await page.call('feeds.unknownDevices', {})).devices.find(({ why }) => why === 'password'),
  );
  expect(wrong.deviceCode).toBe('NEWDEVICE1');
  const who = { qn: timeText(Date.now(), 17), st: '32', cn: '2011', pw: 'secret', mn: 'NEWDEVICE1', flag: 4 };
  device.write(writeFrame({ ...who, cp: `DataTime=${timeText(Date.now())};w01018-Rtd=33,w01018-Flag=N` }));
  await until(() => live.stations.get(station.id)?.reading('w01018')?.value === 33);
});

test('bad frames are kept for inspection with their reason', async () => {
  const frame = writeFrame({ st: '22', cn: '2011', mn: MN, cp: 'DataTime=20260501000000;a05024-Rtd=1' });
  frame[frame.length - 3] = frame[frame.length - 3] === 0x30 ? 0x31 : 0x30;
  device.write(frame);
  const { frames, counts } = await until(async () => {
    const answer = await page.call('feeds.badFrames', {});
    return answer.frames.length > 0 ? answer : undefined;
  });
  expect(frames[0]).toMatchObject({ reason: 'crc', deviceCode: MN });
  expect(frames[0]?.text).toContain('a05024-Rtd=1');
  expect(counts).toMatchObject({ crc: 1 });
  expect((await page.call('feeds.badFrames', { reason: 'rubbish' })).frames).toEqual([]);
});

test('W1: a weather station becomes the observation of the top bar, once in ten minutes', async () => {
  const at = Math.floor(Date.now() / 1000) * 1000 - 2_000;
  const observed = () => events.flatMap(({ type, payload }) => (type === 'weather.observed' ? [payload.weather] : []));
  send(
    'TESTWEATHER',
    '2011',
    at,
    'a01007-Rtd=3.4,a01007-Flag=N;a01008-Rtd=135,a01008-Flag=N;a01001-Rtd=21.5,a01001-Flag=N',
  );
  const [weather] = await until(() => (observed().length > 0 ? observed() : undefined));
  expect(weather).toMatchObject({
    source: 'station',
    observedBy: 'station:W',
    observedAt: at,
    windSpeedMs: 3.4,
    windFromDeg: 135,
  });
  expect(weather?.temperatureK).toBeCloseTo(294.65);
  send(
    'TESTWEATHER',
    '2011',
    at + 1_000,
    'a01007-Rtd=9,a01007-Flag=N;a01008-Rtd=1,a01008-Flag=N;a01001-Rtd=2,a01001-Flag=N',
  );
  await until(() => live.stations.get('station:W')?.reading('a01007')?.value === 9);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(observed()).toHaveLength(1);
});

async function until<T>(ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() - started > 10_000) throw new Error(`did not come about: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
