import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevicePasswords, type DevicePasswords } from '../../../../main/feeds/devicePasswords.ts';
import { Hj212Gateway } from '../../../../main/feeds/hj212/gateway.ts';
import { gatewaySchema } from '../../../../main/feeds/hj212/settings.ts';
import { SimulatedClock } from '../../../../shared/clock.ts';
import { badFrameSchema, unknownDeviceSchema } from '../../../../shared/contract/feeds.ts';
import { writeFrames } from '../../../../shared/hj212/writeFrame.ts';
import { readingSchema } from '../../../../shared/telemetry/reading.ts';
import { type FeedBench, openFeedBench, until } from '../bench.ts';
import { DeviceClient, MN, report } from './deviceClient.ts';

const NOON = Date.UTC(2026, 10, 1, 4);
let bench: FeedBench;
let gateway: Hj212Gateway;
let passwords: DevicePasswords;
let clients: DeviceClient[];
/** Time of the hub: moves by itself, so that waits end, and by leaps where a test wants one. */
let clock: SimulatedClock;
let ticking: NodeJS.Timeout;
let stored: () => Promise<void>;

async function open(settings: Record<string, unknown> = {}): Promise<void> {
  gateway = new Hj212Gateway(gatewaySchema.parse({ port: 0, ...settings }), {
    ...bench.context(),
    passwords,
    stored: () => stored(),
  });
  await gateway.start();
}

async function device(): Promise<DeviceClient> {
  const client = await new DeviceClient(gateway.address ?? '').open();
  clients.push(client);
  return client;
}

const counts = () => gateway.health().counts;

beforeEach(async () => {
  clock = new SimulatedClock(NOON);
  ticking = setInterval(() => clock.advanceTo(clock.now() + 10), 10);
  clients = [];
  stored = async () => {};
  bench = await openFeedBench(clock);
  passwords = createDevicePasswords(bench.store.settings);
  await bench.put('station', { id: 'station:1', name: 'outlet', category: 'wasteWater', deviceCode: MN });
  await open();
});

afterEach(async () => {
  for (const { socket } of clients) socket.destroy();
  await gateway.stop();
  clearInterval(ticking);
  await bench.close();
});

describe('HJ 212 gateway', () => {
  it('a frame becomes readings of its station and is answered by 9014 in its own version', async () => {
    const one = await device();
    one.send(report());
    const answer = await one.answerTo('20261101120000001');
    expect(answer).toMatchObject({ st: '91', cn: '9014', mn: MN, pw: '123456', flag: 4, cp: '' });
    const own = { stationId: 'station:1', period: 'realtime', at: NOON, feedId: gateway.id, verdict: 0 };
    expect(bench.readings).toMatchObject([
      { ...own, factor: 'w01018', value: 63, flag: 'N' },
      { ...own, factor: 'w21003', value: 4.25, flag: 'D' },
    ]);
    for (const reading of bench.readings) readingSchema.parse(reading);
    expect(gateway.deviceState(MN)).toMatchObject({ frames: 1, readings: 2, version: 2017, newestDataAt: NOON });
  });

  it('old devices: no QN, no Flag, old codes, no answer', async () => {
    const one = await device();
    one.send(
      report({ qn: undefined, flag: undefined, cp: 'DataTime=20261101115500;011-Rtd=18.5,011-Flag=N;B01-Rtd=2' }),
    );
    await until(() => bench.readings.length === 2);
    expect(bench.readings.map(({ factor }) => factor)).toEqual(['w01018', 'w00000']);
    one.send(report({ qn: '20261101120000900' }));
    await one.answerTo('20261101120000900');
    expect(one.answers).toHaveLength(1);
  });

  it('GBK and UTF-8 frames are both read', async () => {
    const one = await device();
    const text = 'DataTime=20261101120000;w01018-Rtd=5,w01018-Info=';
    one.send(report({ qn: '20261101120000002', cp: `${text}排口` }));
    const gbk = [...Buffer.from(text), 0xc5, 0xc5, 0xbf, 0xda];
    const head = Buffer.from(`QN=20261101120000003;ST=32;CN=2011;PW=123456;MN=${MN};Flag=5;CP=&&`);
    const { wrapSegment } = await import('../../../../shared/hj212/writeFrame.ts');
    one.send(wrapSegment([...head, ...gbk, ...Buffer.from('&&')]));
    await one.answerTo('20261101120000003');
    expect(counts().bad).toBeUndefined();
  });

  it('G5: the answer goes out when the data is on disk; what is not kept is not answered, and its repeat is taken', async () => {
    let keep = () => {};
    stored = () => new Promise((resolve) => (keep = resolve));
    const one = await device();
    one.send(report());
    await until(() => bench.readings.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(one.answers).toHaveLength(0);
    keep();
    await one.answerTo('20261101120000001');

    stored = () => Promise.reject(new Error('disk'));
    one.send(report({ qn: '20261101120000002', cp: 'DataTime=20261101120030;w01018-Rtd=1' }));
    await until(() => counts().failures === 1);
    stored = async () => {};
    one.send(report({ qn: '20261101120000002', cp: 'DataTime=20261101120030;w01018-Rtd=1' }));
    await one.answerTo('20261101120000002');
    expect(bench.readings).toHaveLength(4);
    expect(counts().duplicates).toBeUndefined();
  });

  it('G2: a repeated report is dropped and answered again; the same QN with data of another time is not one', async () => {
    const one = await device();
    one.send(report());
    one.send(report());
    const two = await device();
    two.send(report());
    await until(() => one.answers.length === 2 && two.answers.length === 1);
    expect(bench.readings).toHaveLength(2);
    expect(counts().duplicates).toBe(2);
    one.send(report({ cp: 'DataTime=20261101115900;w01018-Rtd=60' }));
    await until(() => bench.readings.length === 3);
  });

  it('G3: late and out-of-order data keep their own time', async () => {
    const one = await device();
    for (const [n, time] of ['20261101120000', '20261030080000', '20261101115500'].entries()) {
      one.send(report({ qn: `2026110112000010${n}`, cp: `DataTime=${time};w01018-Rtd=${n}` }));
    }
    await until(() => bench.readings.length === 3);
    expect(bench.readings.map(({ at }) => at)).toEqual([NOON, NOON - 52 * 3_600_000, NOON - 300_000]);
    expect(gateway.deviceState(MN)?.newestDataAt).toBe(NOON);
    expect(counts().late).toBe(2);
  });

  it('a time far ahead or unreadable is refused as such', async () => {
    const one = await device();
    one.send(report({ cp: 'DataTime=20301101120000;w01018-Rtd=1' }));
    one.send(report({ qn: '1', cp: 'DataTime=2026110112;w01018-Rtd=1' }));
    await until(() => gateway.badCounts().time === 2);
    expect(bench.readings).toHaveLength(0);
    expect(one.answers).toHaveLength(0);
  });

  it('periods: mean, extremes and amount of the time that begins at DataTime', async () => {
    const one = await device();
    const cp =
      'DataTime=20261101110000;w01018-Cou=12.5,w01018-Min=1,w01018-Avg=2,w01018-Max=3,w01018-Flag=N;w00000-Cou=99';
    one.send(report({ cn: '2061', cp }));
    await until(() => bench.readings.length === 2);
    const hour = { period: 'hour', at: NOON - 3_600_000 };
    expect(bench.readings).toMatchObject([
      { ...hour, factor: 'w01018', value: 2, min: 1, max: 3, total: 12.5 },
      { ...hour, factor: 'w00000-Cou', value: 99 },
    ]);
  });

  it('split packets are put together, in any order, each answered', async () => {
    const one = await device();
    const groups = Array.from(
      { length: 120 },
      (_, i) => `w2${String(1000 + i).padStart(4, '0')}-Rtd=${i},w2${1000 + i}-Flag=N`,
    );
    const packets = writeFrames({
      ...{ qn: '20261101120000500', st: '32', cn: '2011', pw: '123456', mn: MN, flag: 5 },
      cp: ['DataTime=20261101120000', ...groups].join(';'),
    });
    expect(packets.length).toBeGreaterThan(2);
    for (const packet of [...packets].reverse()) one.send(packet);
    await until(() => bench.readings.length === 120 && one.answers.length === packets.length);
    expect(bench.readings.map(({ value }) => value)).toEqual(groups.map((_, i) => i));
  });

  it('an unknown device is quarantined with its last frames, refused by QnRtn 4, and registered in one step', async () => {
    const one = await device();
    const mn = 'CESHI0000000000000000099';
    for (let i = 0; i < 7; i++) one.send(report({ qn: `2026110112000060${i}`, mn, pw: 'secret' }));
    expect(await one.answerTo('20261101120000606')).toMatchObject({ cn: '9011', cp: 'QnRtn=4' });
    expect(bench.readings).toHaveLength(0);
    const [unknown] = gateway.unknownDevices();
    expect(unknown).toMatchObject({
      deviceCode: mn,
      why: 'unknown',
      systemType: '32',
      factors: ['w01018', 'w21003'],
      frames: 7,
    });
    expect(unknown?.lastFrames).toHaveLength(5);
    expect(JSON.stringify(unknown)).not.toContain('secret');
    unknownDeviceSchema.parse(unknown);

    await bench.put('station', { id: 'station:2', name: 'new', category: 'wasteWater', deviceCode: mn });
    expect(gateway.unknownDevices()).toEqual([]);
    one.send(report({ qn: '20261101120000607', mn }));
    expect(await one.answerTo('20261101120000607')).toMatchObject({ cn: '9014' });
    expect(bench.readings).toHaveLength(2);
  });

  it('G1: with a password on record another one is refused by QnRtn 3, and no password is ever shown', async () => {
    passwords.set(MN, 'hunter2');
    const one = await device();
    one.send(report({ qn: '20261101120000700', pw: 'geheim' }));
    expect(await one.answerTo('20261101120000700')).toMatchObject({ cn: '9011', cp: 'QnRtn=3' });
    expect(gateway.unknownDevices()).toMatchObject([{ deviceCode: MN, why: 'password' }]);
    one.send(
      Buffer.from(report({ pw: 'geheim' }))
        .toString('latin1')
        .replace('63.0', '63.1'),
    );
    one.send(report({ qn: '20261101120000701', pw: 'hunter2' }));
    expect(await one.answerTo('20261101120000701')).toMatchObject({ cn: '9014' });
    await until(() => gateway.badFrames().length === 1);
    expect(gateway.unknownDevices()).toEqual([]);
    const shown = JSON.stringify([
      gateway.badFrames(),
      gateway.unknownDevices(),
      gateway.health(),
      gateway.deviceStates(),
    ]);
    expect(shown).toContain('PW=******');
    expect(shown).not.toMatch(/geheim|hunter2/);
  });

  it('bad frames are counted by reason and kept, and keep nothing else from being read', async () => {
    const one = await device();
    const text = Buffer.from(report()).toString('latin1');
    one.send(`\x00\x01rubbish${text.replace('63.0', '63.1')}${text.replace(/^##\d{4}/, '##0040')}`);
    one.send(report({ mn: '', qn: '20261101120000800' }));
    one.send(report());
    await one.answerTo('20261101120000001');
    await until(() => gateway.badFrames().length === 4);
    expect(gateway.badCounts()).toEqual({ rubbish: 1, crc: 1, length: 1, format: 1 });
    for (const frame of gateway.badFrames()) badFrameSchema.parse(frame);
    expect(gateway.badFrames().at(-1)).toMatchObject({ reason: 'rubbish', text: '\\x00\\x01rubbish' });
    expect(gateway.badFrames(2)).toHaveLength(2);
    expect(gateway.badFrames()[1]).toMatchObject({ reason: 'length', deviceCode: MN });
  });

  it('a bad frame without a line break is told after two seconds, not with the next one', async () => {
    const one = await device();
    one.send(
      Buffer.from(report())
        .toString('latin1')
        .trimEnd()
        .replace(/^##\d{4}/, '##0040'),
    );
    await until(() => counts().connections === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    clock.advanceTo(clock.now() + 5_000);
    await until(() => gateway.badCounts().length === 1);
  });

  it('at most 1,000 bad frames are kept, the newest', async () => {
    const one = await device();
    const text = Buffer.from(report()).toString('latin1');
    for (let i = 0; i < 1_100; i++) one.send(text.replace('63.0', String(1000 + i)));
    await until(() => gateway.badCounts().crc === 1_100);
    expect(gateway.badFrames()).toHaveLength(1_000);
    expect(gateway.badFrames()[0]?.text).toContain('w01018-Rtd=2099');
  });

  it('heartbeats (2025), notifications, answers of the device, commands that are none', async () => {
    const one = await device();
    one.send(report({ qn: '1', cn: '9015', flag: 9, cp: '' }));
    expect(await one.answerTo('1')).toMatchObject({ cn: '9014', flag: 8, version: 2025 });
    one.send(report({ qn: '2', cn: '1013', cp: 'PolId=w01018' }));
    expect(await one.answerTo('2')).toMatchObject({ cn: '9013' });
    one.send(report({ qn: '3', cn: 'abcd', cp: '' }));
    expect(await one.answerTo('3')).toMatchObject({ cn: '9011', cp: 'QnRtn=8' });
    one.send(report({ qn: '4', cn: '9012', cp: 'ExeRtn=1' }));
    one.send(report({ qn: '5', cn: '2021', cp: 'DataTime=20261101120000;SB1-RS=1;SB2-RS=0' }));
    await one.answerTo('5');
    expect(one.answers.map(({ qn }) => qn)).toEqual(['1', '2', '3', '5']);
    expect(bench.readings).toMatchObject([
      { factor: 'SB1-RS', value: 1 },
      { factor: 'SB2-RS', value: 0 },
    ]);
  });

  it('G4: a reset, rubbish and a slow sender on other connections do not keep a device from being read', async () => {
    const [one, rude, slow] = [await device(), await device(), await device()];
    const bytes = report({ qn: '20261101120000901', cp: 'DataTime=20261101120001;w01018-Rtd=9' });
    for (let i = 0; i < 500; i++) rude.send('##1024##9999##0001'.repeat(50));
    for (const byte of bytes.subarray(0, 60)) slow.send(Uint8Array.of(byte));
    one.send(report());
    await one.answerTo('20261101120000001');
    rude.socket.resetAndDestroy();
    slow.send(bytes.subarray(60));
    await slow.answerTo('20261101120000901');
    expect(counts().slowed).toBeGreaterThan(0);
    // It is not read while it is over its rate, and so its end is not seen before.
    await until(() => {
      clock.advanceTo(clock.now() + 1_000);
      return counts().connections === 2;
    }, counts);
    expect(bench.readings).toHaveLength(3);
  });

  it('limits: connections, idle time', async () => {
    await gateway.stop();
    await open({ maxConnections: 2, idleMs: 60_000 });
    const [one, two, three] = [await device(), await device(), await device()];
    await until(() => three.closed);
    expect(counts()).toMatchObject({ refused: 1, connections: 2 });
    clock.advanceTo(clock.now() + 50_000);
    one.send(report());
    await one.answerTo('20261101120000001');
    clock.advanceTo(clock.now() + 20_000);
    await until(() => two.closed);
    expect(one.closed).toBe(false);
    expect(counts().idleClosed).toBe(1);
  });

  it('a connection over its rate is read more slowly and loses nothing', async () => {
    await gateway.stop();
    await open({ framesPerSecond: 50 });
    const one = await device();
    for (let i = 0; i < 300; i++) {
      one.send(report({ qn: String(i), cp: 'DataTime=20261101110000;w01018-Rtd=1' }));
      if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => (counts().slowed ?? 0) > 0);
    for (let i = 0; i < 20; i++) {
      clock.advanceTo(clock.now() + 1_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => counts().frames === 300, counts);
  });

  it('back-pressure: devices are not read while the store is full, and nothing is lost', async () => {
    bench.pressure = 0.9;
    const one = await device();
    one.send(report());
    await until(() => (counts().heldBack ?? 0) > 0);
    expect(gateway.health()).toMatchObject({ state: 'degraded', problem: { key: 'feeds.problem_overloaded' } });
    for (let i = 0; i < 50; i++)
      one.send(report({ qn: `${i}`, cp: `DataTime=202611011100${10 + (i % 50)};w01018-Rtd=1` }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = counts().frames ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(counts().frames).toBe(before);
    bench.pressure = 0.1;
    await until(() => counts().frames === 51, counts);
  });

  it('a port that is taken is an error with a code; stopping frees it', async () => {
    const port = Number(gateway.address?.split(':')[1]);
    const second = new Hj212Gateway(gatewaySchema.parse({ port }), { ...bench.context(), passwords, stored });
    await expect(second.start()).rejects.toMatchObject({ code: 'feed.cannotListen' });
    await gateway.stop();
    await second.start();
    expect(second.address).toBe(`127.0.0.1:${port}`);
    await second.stop();
    expect(second.health().state).toBe('stopped');
  });
});
