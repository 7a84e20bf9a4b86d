import { expect, type Page, test } from '@playwright/test';
import type { Socket } from 'socket.io-client';
import type { FeedStatus } from '../../shared/contract/feeds.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { frameOf, sendFrames, stamp } from './hj212Frames.ts';
import { byId, openDesk } from './mainJob.ts';

const position = { lon: 117.612, lat: 23.769 };
const HOUR = 3_600_000;
const STATIONS = { good: '88888888000000000011', calibrating: '88888888000000000012' } as const;

let hub: HubProcess;
let socket: Socket;
let gateway: string;

test.beforeAll(async () => {
  hub = await startHub(['--hj212-port', '0']);
  socket = await connect(hub.url, hub.token);
  for (const [name, deviceCode] of Object.entries(STATIONS)) {
    const at = { ...position, lat: position.lat + (name === 'good' ? 0 : 0.02) };
    const record = { name: `臭氧站-${name}`, category: 'air', position: at, deviceCode, factors: '臭氧' };
    await rawCall(socket, 'records.put', { kind: 'station', record: { ...record, provenance: { producer: '测试' } } });
  }
  const { feeds } = (await rawCall(socket, 'feeds.status', {})) as { feeds: FeedStatus[] };
  gateway = feeds.find(({ kind }) => kind === 'hj212')?.address ?? '';
});
test.afterAll(async () => {
  socket.close();
  await hub.stop();
});

/** An hour's mean of ozone as a device of HJ 212 sends it, micrograms a cubic metre. */
function ozoneHour(mn: string, atMs: number, value: number, flag: string): string {
  const cp = `DataTime=${stamp(atMs)};a05024-Avg=${value},a05024-Flag=${flag}`;
  return frameOf(`QN=${stamp(atMs + value, 17)};ST=22;CN=2061;PW=123456;MN=${mn};Flag=4;CP=&&${cp}&&`);
}

const rows = (page: Page) => byId(page, 'alarm-row');

test('a frame becomes a reading on the map, an alarm in the list, a sound, and an incident by one click', async ({
  page,
}) => {
  const lastHour = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
  await openDesk(page, hub.url, hub.token);
  await byId(page, 'place-search-input').fill('臭氧站-good');
  await expect(byId(page, 'place-search').getByRole('option').first()).toContainText('臭氧站-good');
  await page.keyboard.press('Enter');
  await sendFrames(gateway, [
    ozoneHour(STATIONS.good, lastHour - HOUR, 143, 'N'),
    ozoneHour(STATIONS.calibrating, lastHour - HOUR, 143, 'N'),
  ]);
  await expect(byId(page, 'station-live')).toContainText('143');
  await expect(rows(page)).toHaveCount(0);
  const before = await byId(page, 'map-pane').screenshot();

  // Chengdu's rule: the same jump, once from a device that says it is calibrating.
  await sendFrames(gateway, [
    ozoneHour(STATIONS.calibrating, lastHour, 215, 'C'),
    ozoneHour(STATIONS.good, lastHour, 215, 'N'),
  ]);
  await expect(byId(page, 'station-live')).toContainText('215');
  await expect(rows(page).first()).toContainText('臭氧站-good');
  await expect(rows(page).filter({ hasText: '臭氧站-calibrating' })).toHaveCount(0);
  await expect(rows(page).filter({ hasText: '50' })).toHaveCount(1);
  expect((await byId(page, 'map-pane').screenshot()).equals(before)).toBe(false);
  await expect(byId(page, 'alarm-sounded')).not.toHaveAttribute('data-number', '0');
  await expect(byId(page, 'alarm-sounded')).toContainText('臭氧站-good');

  await rows(page).filter({ hasText: '50' }).getByTestId('alarm-to-incident').click();
  await expect(byId(page, 'incident-name')).toHaveValue(/臭氧站-good/);
  await byId(page, 'incident-name').press('Enter');
  await expect(byId(page, 'incident-details')).toContainText('臭氧站-good');
  const { records } = (await rawCall(socket, 'records.list', { kind: 'alarm' })) as {
    records: { state: string; incidentId?: string }[];
  };
  expect(records.filter(({ state, incidentId }) => state === 'incident' && incidentId)).toHaveLength(1);
});
