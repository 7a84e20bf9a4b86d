import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { latestReading, liveTracks, useLive, watchTracks } from '../../../renderer/state/live.ts';
import { LiveReadings } from '../../../renderer/state/liveReadings.ts';
import { LiveTracks } from '../../../renderer/state/liveTracks.ts';
import { openSession } from '../../../renderer/state/session.ts';
import type { Unsubscribe } from '../../../shared/clock.ts';
import { bytesOf, makeColumns } from '../../../shared/telemetry/columns.ts';
import {
  liveMessageSchema,
  READING_ROW,
  type ReadingsMessage,
  TRACK_ROW,
  type TracksMessage,
} from '../../../shared/telemetry/live.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';
import { startProxy } from '../../contract/cuttableProxy.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';

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
const point = (subjectId: string, part: Partial<TrackPoint> = {}): TrackPoint => ({
  subjectId,
  at: now,
  lon: 104,
  lat: 30,
  receivedAt: now,
  feedId: 'feedSource:one',
  ...part,
});

describe('live data of the page with a real hub', () => {
  let hub: TestHub;
  let close: Unsubscribe = () => {};
  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterEach(() => close());
  afterAll(() => hub.close());

  it('readings always, tracks while somebody asks for them', async () => {
    const { telemetry } = hub.hub;
    telemetry.append([reading(), reading({ period: 'realtime', value: 7 })]);
    telemetry.appendTracks([point('vehicle:a'), point('vehicle:b', { lon: 105 })]);
    close = openSession(hub.url, hub.token);
    await expect.poll(() => latestReading('station:a', 'a05024', 'hour')?.value).toBe(143);
    expect(latestReading('station:a', 'a05024')?.value).toBe(7);
    expect(latestReading('station:a', 'none')).toBeUndefined();
    expect(liveTracks().count).toBe(0);
    const first = watchTracks();
    const second = watchTracks([0, 0, 1, 1]);
    await expect.poll(() => liveTracks().count).toBe(2);
    first();
    second();
    const { version } = liveTracks();
    await new Promise((resolve) => setTimeout(resolve, 300));
    telemetry.appendTracks([point('vehicle:a', { at: now + 1, lon: 106 })]);
    telemetry.append([reading({ at: now + 1, value: 144 })]);
    await expect.poll(() => latestReading('station:a', 'a05024', 'hour')?.value).toBe(144);
    expect(liveTracks().version).toBe(version);
  });

  it('after a break the page has the latest again, and keeps what it shows until then', async () => {
    const { telemetry } = hub.hub;
    const proxy = await startProxy(hub.url);
    close = openSession(proxy.url, hub.token);
    const unwatch = watchTracks();
    await expect.poll(() => liveTracks().count).toBe(2);
    proxy.cut();
    telemetry.append([reading({ at: now + 2, value: 215 })]);
    telemetry.appendTracks([point('vehicle:c', { lon: 107 }), point('vehicle:a', { at: now + 2, lon: 108 })]);
    expect(useLive.getState().stations.size).toBe(1);
    expect(liveTracks().count).toBe(2);
    await expect.poll(() => latestReading('station:a', 'a05024', 'hour')?.value, { timeout: 10_000 }).toBe(215);
    await expect.poll(() => liveTracks().count, { timeout: 10_000 }).toBe(3);
    const { subjects, lonLat } = liveTracks();
    expect(subjects).toEqual(['vehicle:a', 'vehicle:b', 'vehicle:c']);
    expect([0, 1, 2].map((row) => Math.round((lonLat[2 * row] ?? 0) * 1e7) / 1e7)).toEqual([108, 105, 107]);
    unwatch();
    proxy.close();
  });
});

const readingsMessage = (part: Partial<ReadingsMessage> = {}): ReadingsMessage => {
  const columns = makeColumns(READING_ROW, 1);
  columns.at[0] = now;
  columns.value[0] = 5;
  return {
    kind: 'readings',
    first: false,
    complete: true,
    rows: 1,
    body: bytesOf(READING_ROW, columns),
    series: { from: 0, names: [['station:a', 'w01018', 'realtime']] },
    feeds: { from: 0, names: ['feedSource:one'] },
    ...part,
  };
};
const tracksMessage = (subject: number, lat: number, part: Partial<TracksMessage> = {}): TracksMessage => {
  const columns = makeColumns(TRACK_ROW, 1);
  columns.at[0] = now;
  columns.lat[0] = lat * 1e7;
  columns.subject[0] = subject;
  const body = bytesOf(TRACK_ROW, columns);
  const subjects = { from: 0, names: ['vehicle:a'] };
  return { kind: 'tracks', first: true, complete: true, rows: 1, body, subjects, ...part };
};

describe('live data: no payload’s shape is trusted', () => {
  it('R1: what does not go on where the tables end, or is of another length, is dropped and asked for anew', () => {
    const store = new LiveReadings();
    expect(store.take(readingsMessage())).toBe(true);
    const { stations } = store;
    const noNew = { series: { from: 1, names: [] }, feeds: { from: 1, names: [] } };
    for (const bad of [
      readingsMessage(),
      readingsMessage({ ...noNew, series: { from: 2, names: [] } }),
      readingsMessage({ ...noNew, rows: 2 }),
      readingsMessage({ ...noNew, body: new Uint8Array(3) }),
    ])
      expect(store.take(bad)).toBe(false);
    expect(store.stations).toBe(stations);
    expect(store.take(readingsMessage(noNew))).toBe(true);
    expect(store.take(readingsMessage({ first: true }))).toBe(true);
  });

  it('rows that point nowhere or hold no number are left out', () => {
    const columns = makeColumns(READING_ROW, 3);
    columns.series.set([0, 9, 0]);
    columns.value.set([1, 2, Number.NaN]);
    columns.flag.set([200, 0, 0]);
    const store = new LiveReadings();
    store.take(readingsMessage({ rows: 3, body: bytesOf(READING_ROW, columns) }));
    expect(store.stations.get('station:a')?.all).toMatchObject([{ value: 1, flag: '' }]);
    const tracks = new LiveTracks();
    expect(tracks.take(tracksMessage(0, 91))).toBe(true);
    expect(tracks.arrays().at[0]).toBe(0);
    expect(tracks.take(tracksMessage(7, 30))).toBe(true);
    expect(tracks.arrays().at[0]).toBe(0);
    expect(tracks.take(tracksMessage(0, 30, { subjects: { from: 5, names: [] }, first: false }))).toBe(false);
  });

  it('messages of another shape do not pass', () => {
    expect(liveMessageSchema.safeParse(readingsMessage()).success).toBe(true);
    for (const bad of [
      { ...readingsMessage(), kind: 'other' },
      { ...readingsMessage(), rows: 1e9 },
      { ...readingsMessage(), body: 'text' },
      { ...readingsMessage(), series: { from: 0, names: [['station:a', 'w01018', 'week']] } },
      { ...tracksMessage(0, 1), subjects: { from: -1, names: [] } },
    ])
      expect(liveMessageSchema.safeParse(bad).success).toBe(false);
  });

  it('arrays grow and keep what they hold', () => {
    const tracks = new LiveTracks();
    const names = Array.from({ length: 3000 }, (_, i) => `vehicle:${i}`);
    tracks.take(tracksMessage(3, 30, { subjects: { from: 0, names: names.slice(0, 10) } }));
    tracks.take(tracksMessage(2999, 31, { first: false, subjects: { from: 10, names: names.slice(10) } }));
    const { lonLat, count, version } = tracks.arrays();
    expect([lonLat[7], lonLat[5999], count, version]).toEqual([30, 31, 3000, 2]);
    expect(tracks.rowOf('vehicle:2999')).toBe(2999);
  });
});
