import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectHub, type HubClient } from '../../renderer/client/hubClient.ts';
import { LiveReadings } from '../../renderer/state/liveReadings.ts';
import { LiveTracks } from '../../renderer/state/liveTracks.ts';
import type { AppError } from '../../shared/errors.ts';
import type { LiveMessage, Watched } from '../../shared/telemetry/live.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const now = Date.now();
const reading = (part: Partial<Reading> = {}): Reading => ({
  stationId: 'station:a',
  factor: 'a05024',
  period: 'hour',
  at: now,
  value: 143,
  flag: 'N',
  receivedAt: now,
  feedId: 'feedSource:one',
  verdict: 0,
  ...part,
});
const point = (subject: number, part: Partial<TrackPoint> = {}): TrackPoint => ({
  subjectId: `vehicle:${subject}`,
  at: now,
  lon: 100 + (subject % 1000) / 100,
  lat: 30 + Math.floor(subject / 1000) / 100,
  headingDeg: subject % 360,
  receivedAt: now,
  feedId: 'feedSource:one',
  ...part,
});

/** A page's two stores on a real connection. */
function openPage(what: Watched) {
  const client: HubClient = connectHub(hub.url, hub.token);
  const readings = new LiveReadings();
  const tracks = new LiveTracks();
  const messages: LiveMessage[] = [];
  client.watch(what, (message) => {
    messages.push(message);
    return message.kind === 'readings' ? readings.take(message) : tracks.take(message);
  });
  const page = {
    client,
    messages,
    tracks,
    stations: () => readings.stations,
    valueOf: (station: string, factor: string) => page.stations().get(station)?.reading(factor)?.value,
    close: () => client.close(),
  };
  return page;
}
let pages: ReturnType<typeof openPage>[] = [];
const open = (what: Watched) => {
  const page = openPage(what);
  pages.push(page);
  return page;
};
afterEach(() => {
  for (const page of pages) page.close();
  pages = [];
});

describe('contract: readings', () => {
  beforeAll(() => {
    const { telemetry } = hub.hub;
    telemetry.append([reading({ at: now - 3_600_000 }), reading({ value: 215, verdict: 1, min: 140, max: 230 })]);
    telemetry.append([reading({ stationId: 'station:b', factor: 'w01018', period: 'realtime', value: 38, flag: 'D' })]);
  });

  it('latest, history, factors', async () => {
    const { readings } = await hub.call('readings.latest', {});
    expect(readings).toHaveLength(2);
    expect((await hub.call('readings.latest', { stationIds: ['station:b'] })).readings).toEqual([
      reading({ stationId: 'station:b', factor: 'w01018', period: 'realtime', value: 38, flag: 'D' }),
    ]);
    const range = { from: now - 7_200_000, to: now + 1 };
    const asked = [
      { stationId: 'station:a', factor: 'a05024' },
      { stationId: 'station:b', factor: 'w01018' },
      { stationId: 'station:none', factor: 'w01018' },
    ];
    const { series } = await hub.call('readings.history', { series: asked, ...range });
    expect(series[0]).toEqual({
      ...asked[0],
      period: 'hour',
      bucketMs: 0,
      count: 2,
      points: [
        [now - 3_600_000, 143, 143, 143, 'N', 0],
        [now, 215, 140, 230, 'N', 1],
      ],
    });
    expect(series[1]).toMatchObject({ period: 'realtime', points: [[now, 38, 38, 38, 'D', 0]] });
    expect(series[2]).toMatchObject({ count: 0, points: [] });
    expect((await hub.call('readings.factors', { stationId: 'station:a' })).factors).toMatchObject([
      { factor: 'a05024', period: 'hour', count: 2, firstAt: now - 3_600_000, lastAt: now, feedId: 'feedSource:one' },
    ]);
  });

  it('a file of them opens in a spreadsheet: CSV and workbook, both languages', async () => {
    const asked = { series: [{ stationId: 'station:a', factor: 'a05024' }], from: 0, to: now + 1 };
    const csv = await hub.call('readings.export', { ...asked, format: 'csv' });
    const lines = Buffer.from(csv.content, 'base64').toString().split('\r\n');
    expect(csv.readings).toBe(2);
    expect(lines[0]?.startsWith('\uFEFF站点,站点编号,因子编码,因子,单位')).toBe(true);
    expect(lines[2]?.split(',').slice(7, 10)).toEqual(['215', '140', '230']);
    expect(lines[2]).toContain('超标');
    expect(lines).toHaveLength(4);
    const book = await hub.call('readings.export', { ...asked, format: 'xlsx', language: 'en' });
    const bytes = Buffer.from(book.content, 'base64');
    const { default: readWorkbook } = await import('read-excel-file/universal');
    const [sheet] = await readWorkbook(Uint8Array.from(bytes).buffer);
    expect(sheet?.sheet).toBe('Readings');
    expect(sheet?.data.map((row) => row[7])).toEqual(['Value', 143, 215]);
  });

  it('a viewer may look but not decide who produces a series', async () => {
    const viewer = await hub.tokenOf('viewer');
    const decision = { stationId: 'station:a', factor: 'a05024', feedId: 'feedSource:two' };
    await expect(hub.call('readings.setProducer', decision, viewer)).rejects.toMatchObject({
      code: 'auth.denied',
    } as AppError);
    expect((await hub.call('readings.latest', {}, viewer)).readings.length).toBeGreaterThan(0);
    expect(await hub.call('readings.setProducer', decision)).toEqual({ changed: 1 });
    expect(hub.hub.telemetry.append([reading({ at: now + 1 })])).toEqual([]);
    await hub.call('readings.setProducer', { ...decision, feedId: 'feedSource:one' });
  });
});

describe('contract: live', () => {
  it('L2: a page gets the latest of everything, then what changes; stations that do not change keep their object', async () => {
    const page = open({ readings: true });
    await expect.poll(() => page.valueOf('station:a', 'a05024')).toBe(215);
    expect(page.messages[0]).toMatchObject({ kind: 'readings', first: true, complete: true });
    const before = page.stations().get('station:b');
    hub.hub.telemetry.append([reading({ at: now + 5, value: 99, total: 1.5 })]);
    await expect.poll(() => page.valueOf('station:a', 'a05024')).toBe(99);
    expect(page.stations().get('station:a')?.reading('a05024', 'hour')).toEqual(
      reading({ at: now + 5, value: 99, total: 1.5 }),
    );
    expect(page.stations().get('station:b')).toBe(before);
    const sent = page.messages.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(page.messages).toHaveLength(sent);
  });

  it('a malformed watch and a stranger get nothing', async () => {
    const socket = await hub.socket();
    const got: unknown[] = [];
    socket.on('live', (message) => got.push(message));
    for (const bad of [null, 7, { readings: 'yes' }, { tracks: [1, 2, 3] }, { tracks: [0, 95, 1, 96] }, { all: true }])
      socket.emit('watch', bad);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(got).toEqual([]);
    socket.off('live');
  });

  it('70,000 things that move: the page has every position, within centimetres', async () => {
    const { telemetry } = hub.hub;
    telemetry.appendTracks(Array.from({ length: 70_000 }, (_, i) => point(i)));
    const page = open({ tracks: true });
    await expect.poll(() => page.tracks.arrays().count, { timeout: 10_000 }).toBe(70_000);
    const moved = Array.from({ length: 7000 }, (_, i) => point(i * 10, { at: now + 1, lon: 111.1234567, speedMs: 10 }));
    telemetry.appendTracks(moved);
    await expect.poll(() => page.tracks.arrays().speedMs[69_990], { timeout: 5_000 }).toBe(10);
    const { subjects, lonLat, headingDeg, at } = page.tracks.arrays();
    for (let i = 0; i < 70_000; i++) {
      const wanted = i % 10 === 0 ? (moved[i / 10] ?? point(i)) : point(i);
      if (subjects[i] !== wanted.subjectId || at[i] !== wanted.at || headingDeg[i] !== wanted.headingDeg)
        throw new Error(`row ${i} is not ${wanted.subjectId}`);
      const off = Math.abs((lonLat[2 * i] ?? 0) - wanted.lon) + Math.abs((lonLat[2 * i + 1] ?? 0) - wanted.lat);
      if (off > 2e-7) throw new Error(`row ${i} is ${off} degrees off`);
    }
  });

  it('bounds bring what lies within, and tell once more of what has left them', async () => {
    const { telemetry } = hub.hub;
    const page = open({ tracks: [100, 30, 100.005, 30.005] });
    const rowsTold = () => page.messages.reduce((sum, { rows }) => sum + rows, 0);
    await expect.poll(() => page.messages.some(({ complete }) => complete), { timeout: 10_000 }).toBe(true);
    // vehicle:0 was moved away above: nothing else stands in this corner.
    expect(rowsTold()).toBe(0);
    telemetry.appendTracks([point(0, { at: now + 2, lon: 100.001, lat: 30.001 }), point(1, { at: now + 2, lon: 120 })]);
    await expect.poll(rowsTold).toBe(1);
    telemetry.appendTracks([point(0, { at: now + 3, lon: 105, lat: 30 })]);
    await expect.poll(rowsTold).toBe(2);
    telemetry.appendTracks([point(0, { at: now + 4, lon: 106, lat: 30 })]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(rowsTold()).toBe(2);
    expect(page.tracks.arrays().lonLat[0]).toBeCloseTo(105, 6);
  });

  it('L1: a page that acknowledges slowly gets fewer, newer messages, and nothing piles up for it', async () => {
    const socket = await hub.socket();
    const got: { rows: number }[] = [];
    const waiting: (() => void)[] = [];
    socket.on('live', (message: { rows: number }, taken: () => void) => {
      got.push(message);
      waiting.push(taken);
    });
    socket.emit('watch', { readings: true });
    await expect.poll(() => got.length).toBe(1);
    for (let i = 1; i <= 10; i++) {
      hub.hub.telemetry.append([reading({ at: now + 100 + i, value: i })]);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(got).toHaveLength(1);
    waiting.pop()?.();
    await expect.poll(() => got.length).toBe(2);
    expect(got[1]?.rows).toBe(1);
    waiting.pop()?.();
    socket.emit('watch', {});
    socket.off('live');
  });
});
