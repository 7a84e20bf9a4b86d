import { expect, type Page, test } from '@playwright/test';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { hasFfmpeg, processesWith, type TestCamera, tcpCamera, until } from '../main/video/streams.ts';
import { byId, openDesk } from './mainJob.ts';

test.skip(!hasFfmpeg, 'needs ffmpeg');

let hub: HubProcess;
let source: TestCamera;
let call: (name: string, input: object) => Promise<unknown>;
let end = () => {};
const PLACE = { lon: 119.3, lat: 26.08 };

test.beforeAll(async () => {
  hub = await startHub([]);
  source = await tcpCamera();
  const socket = await connect(hub.url, hub.token);
  call = (name, input) => rawCall(socket, name, input);
  end = () => socket.close();
  const camera = (id: string, name: string, away: number, more: object) =>
    call('records.put', {
      kind: 'camera',
      record: {
        id: `camera:${id}`,
        name,
        category: 'fixed',
        position: { lon: PLACE.lon + away, lat: PLACE.lat },
        provenance: { producer: 't', demo: true },
        ...more,
      },
    });
  await camera('real', '东门监控', 0.001, { streamUrl: source.url });
  await camera('demo', '演示路口监控', 0.002, { streamUrl: 'demo:SP001' });
  await camera('gone', '断线监控', 0.003, { streamUrl: 'tcp://127.0.0.1:1' });
  await camera('none', '未接入监控', 0.0005, {});
  await camera('far', '远处监控', 0.5, { streamUrl: source.url });
  await call('incidents.open', { name: '氯气泄漏', position: PLACE, informationSource: 'phone' });
});
test.afterAll(async () => {
  end();
  source.close();
  await hub.stop();
});

const cell = (page: Page, id: string) =>
  byId(page, 'video-grid').locator(`[data-testid="camera-cell"][data-camera-id="camera:${id}"]`);

/** The pixels of a cell's picture, one in 64. */
const pixels = (page: Page, id: string): Promise<number[]> =>
  cell(page, id)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => {
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      const context = canvas.getContext('2d');
      if (!context || canvas.width === 0) return [];
      context.drawImage(video, 0, 0);
      return [...context.getImageData(0, 0, canvas.width, canvas.height).data].filter((_value, i) => i % 64 === 0);
    });

/** Share of the sampled values that changed by more than the noise of coding. */
const changed = (a: readonly number[], b: readonly number[]) =>
  a.filter((value, i) => Math.abs(value - (b[i] ?? 0)) > 24).length / Math.max(1, a.length);

test('the nearest cameras open with the incident and really play; a broken one says so and comes back', async ({
  page,
}) => {
  await openDesk(page, hub.url, hub.token);
  await byId(page, 'incident-row').first().click();
  await expect(byId(page, 'video-grid').locator('[data-testid="camera-cell"]')).toHaveCount(3);
  await expect(cell(page, 'real')).toHaveAttribute('data-state', 'playing');
  await expect(cell(page, 'demo')).toHaveAttribute('data-state', 'playing');
  await expect(cell(page, 'demo')).toContainText('演示画面');
  await expect(cell(page, 'gone')).toContainText('连接不上摄像头');

  for (const id of ['real', 'demo']) {
    const first = await pixels(page, id);
    expect(first.length).toBeGreaterThan(1000);
    expect(new Set(first).size).toBeGreaterThan(16);
    await expect.poll(async () => changed(first, await pixels(page, id))).toBeGreaterThan(0.01);
  }

  // ffmpeg is killed: the cell says so, and then plays again.
  const before = processesWith(source.url);
  expect(before).toHaveLength(1);
  process.kill(before[0] ?? 0, 'SIGKILL');
  await expect(cell(page, 'real')).toHaveAttribute('data-state', 'waiting');
  await expect(cell(page, 'real')).toContainText('画面中断');
  await expect(cell(page, 'real')).toHaveAttribute('data-state', 'playing', { timeout: 40_000 });
  expect(processesWith(source.url)).not.toEqual(before);
  const again = await pixels(page, 'real');
  await expect.poll(async () => changed(again, await pixels(page, 'real'))).toBeGreaterThan(0.01);

  // A picture is kept with the incident.
  await cell(page, 'real').hover();
  await cell(page, 'real').getByTestId('camera-snapshot').click();
  await expect(page.getByText('截图已存入事件“氯气泄漏”。')).toBeVisible();
  const { records } = (await call('records.list', { kind: 'document' })) as {
    records: { mediaType: string; bytes: number }[];
  };
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ mediaType: 'image/jpeg' });
  expect(records[0]?.bytes).toBeGreaterThan(3000);
});

test('the matrix is filled by click and by drag, and nothing runs when nobody watches', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await page.keyboard.press('Shift+V');
  const matrix = byId(page, 'video-matrix');
  await matrix.getByText('9 画面').click();
  await expect(matrix.locator('[data-cell]')).toHaveCount(9);
  await matrix.locator('[data-testid="camera-row"][data-id="camera:demo"]').click();
  await expect(cell(page, 'demo')).toHaveAttribute('data-state', 'playing');
  await matrix.locator('[data-testid="camera-row"][data-id="camera:real"]').dragTo(matrix.locator('[data-cell="5"]'));
  await expect(matrix.locator('[data-cell="5"] [data-camera-id="camera:real"]')).toHaveAttribute(
    'data-state',
    'playing',
  );
  // The keyboard empties the cell.
  await matrix.locator('[data-cell="5"]').focus();
  await page.keyboard.press('Delete');
  await expect(cell(page, 'real')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.goto('about:blank');
  await until('nobody watches: no process is left', () =>
    [source.url, 'testsrc2=size=640x360'].every((text) => processesWith(text).length === 0),
  );
});

test('the details of a camera play it, and say when it has no address', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  const search = byId(page, 'place-search-input');
  await search.fill('演示路口监控');
  await byId(page, 'place-hit').first().click();
  const picture = byId(page, 'camera-details').getByTestId('camera-cell');
  await expect(picture).toHaveAttribute('data-state', 'playing');
  await search.fill('未接入监控');
  await byId(page, 'place-hit').first().click();
  await expect(byId(page, 'place-details')).toContainText('此摄像头没有视频地址');
});
