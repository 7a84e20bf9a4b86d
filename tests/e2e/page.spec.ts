import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type axe from 'axe-core';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import { type HubProcess, startHub } from '../hubProcess.ts';
import { byId, openDesk, runFromPalette } from './mainJob.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Parts that must stand whole inside the window. */
const PARTS = ['topbar', 'left-panel', 'map-pane', 'right-panel', 'map-toolbar'];

let hub: HubProcess;

/** An incident with tasks, an alarm and the weather, so that every part has something to show. */
async function fill(): Promise<void> {
  const socket = await connect(hub.url, hub.token);
  const position = { lon: 117.612, lat: 23.769 };
  await rawCall(socket, 'weather.observe', { windSpeedMs: 3.4, windFromDeg: 45, temperatureK: 296.55 });
  await rawCall(socket, 'alarms.raise', {
    name: '储罐区可燃气体探测器报警',
    priority: 'critical',
    source: 'station',
    position,
  });
  const opened = await rawCall(socket, 'incidents.open', {
    name: '储罐泄漏',
    position,
    informationSource: 'phone',
    substance: '苯',
  });
  const { incident } = opened as { incident: { id: string } };
  const assignee = { kind: 'role', id: 'field', name: '现场人员' };
  await rawCall(socket, 'tasks.send', { incidentId: incident.id, tasks: [{ title: '下风向监测', assignee }] });
  socket.close();
}

test.beforeAll(async () => {
  hub = await startHub(['--demo', '--no-simulator']);
  await fill();
});
test.afterAll(() => hub.stop());

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const options: axe.RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
    return (await axe.run(document, options)).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
  return found;
}

test('WCAG A and AA: desk with an incident in focus, every tab, palette, dialogs', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await byId(page, 'incident-row').first().click();
  for (const tab of ['details', 'area', 'dispatch', 'evacuation', 'notes']) {
    await byId(page, `tab-${tab}`).click();
    await page.waitForTimeout(400);
    expect(await violations(page), tab).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  expect(await violations(page), 'palette').toEqual([]);
  await page.keyboard.press('Escape');
  for (const [title, id] of [
    ['记录报警', 'record-alarm'],
    ['录入气象', 'enter-weather'],
  ] as const) {
    await runFromPalette(page, title);
    const dialog = byId(page, id).locator('.ant-modal');
    await expect(dialog).toBeVisible();
    expect(await violations(page), title).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('WCAG A and AA: wall and field', async ({ page }) => {
  for (const view of ['wall', 'field']) {
    await page.goto(`${hub.url}/#/${view}?token=${hub.token}`);
    await expect(byId(page, view)).toBeVisible();
    await page.waitForTimeout(800);
    expect(await violations(page), view).toEqual([]);
  }
});

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
] as const) {
  test(`the whole desk stands in ${width}×${height}, nothing cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openDesk(page, hub.url, hub.token);
    await byId(page, 'incident-row').first().click();
    await page.waitForTimeout(500);
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      document.documentElement.scrollHeight - window.innerHeight,
    ]);
    expect(overflow).toEqual([0, 0]);
    for (const part of PARTS) {
      const box = await byId(page, part).boundingBox();
      expect(box, part).not.toBeNull();
      if (!box) continue;
      expect(box.x, part).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, part).toBeLessThanOrEqual(width + 0.5);
      expect(box.y + box.height, part).toBeLessThanOrEqual(height + 0.5);
      expect(box.width * box.height, part).toBeGreaterThan(1000);
    }
  });
}

test('English shows no Chinese but data, and Chinese is back after the switch', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await byId(page, 'incident-row').first().click();
  await byId(page, 'language-switch').click();
  await expect(byId(page, 'tab-details')).toContainText('Details');
  const chinese = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (/[\u4e00-\u9fff]/.test(text) && node.parentElement?.checkVisibility()) found.push(text);
    }
    return found;
  });
  // Names of people, places, incidents and the switch back are data.
  const data = /储罐|本机值班员|演示|现场人员|下风向|苯|中文|应急一张图|人民|古雷|江阴/;
  expect(chinese.filter((text) => !data.test(text))).toEqual([]);
  await byId(page, 'language-switch').click();
  await expect(byId(page, 'tab-details')).toContainText('详情');
});

test('every action is in the palette and in the shortcut help', async ({ page }) => {
  await openDesk(page, hub.url, hub.token);
  await page.keyboard.press('Control+k');
  const options = byId(page, 'palette').getByRole('option');
  await expect(options.first()).toBeVisible();
  const titles = await options.allInnerTexts();
  expect(titles.length).toBeGreaterThan(30);
  await page.keyboard.press('Escape');
  await page.locator('body').press('Shift+?');
  await expect(byId(page, 'shortcut-help')).toBeVisible();
  await expect(byId(page, 'shortcut-help')).toContainText('新建事件');
});

test('a wrong token and a hub that is gone are told, and the page comes back by itself', async ({ page }) => {
  await page.goto(`${hub.url}/#token=nonsense`);
  await expect(byId(page, 'login')).toBeVisible();
  await expect(byId(page, 'login-error')).toBeVisible();
  const own = await startHub();
  const port = new URL(own.url).port;
  await openDesk(page, own.url, own.token);
  await own.stop({ keep: true });
  await expect(byId(page, 'offline-banner')).toBeVisible();
  const again = await startHub(['--port', port], own.folder);
  await expect(byId(page, 'offline-banner')).toBeHidden({ timeout: 30_000 });
  await again.stop();
});
