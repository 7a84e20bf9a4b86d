import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '../../shared/contract/index.ts';
import { connect, rawCall } from '../contract/hubInProcess.ts';
import {
  addNote,
  advance,
  byId,
  checkArea,
  expectedAround,
  importPlaces,
  issueFieldLink,
  mapReady,
  openIncidentAt,
  PLACES_FILE,
  sendAndAwait,
  sendTask,
  TASK_ARRIVES_MS,
} from '../e2e/mainJob.ts';
import { expect, runtimeOf, test } from './launch.ts';

const TASK = '赶赴加油站核实泄漏';

test.skip(!existsSync(PLACES_FILE), 'andorra-places.geojson is not here (set ONEMAP_FIXTURES)');

test('the main job in the desktop app: import, incident, area, task in a second window, close, report as PDF, replay', async ({
  profile,
  started,
}) => {
  test.setTimeout(300_000);
  const { app, main } = started;
  const { url, token } = runtimeOf(profile);
  const expected = expectedAround();
  await mapReady(main);
  await importPlaces(main);
  await openIncidentAt(main, expected.name);

  const socket = await connect(url, token);
  const stored = new Set<string>();
  for (const kind of ['sensitiveArea', 'riskSource', 'shelter']) {
    const { records } = (await rawCall(socket, 'records.list', { kind, limit: 5000 })) as OutputOf<'records.list'>;
    for (const record of records) stored.add(String(record.code));
  }
  await checkArea(main, expected, stored, async (radiusM) => {
    const [lon, lat] = expected.position;
    const answer = await rawCall(socket, 'area.within', { centre: { lon, lat }, radiusM });
    return (answer as OutputOf<'area.within'>).places.map(({ record }) => String(record.code));
  });
  socket.close();

  // The second window is another role's, opened by the desk through the bridge.
  const opened = app.waitForEvent('window');
  const fieldToken = new URL((await issueFieldLink(main, '现场一组')).replace('#/', '')).searchParams.get('token');
  expect(fieldToken).toBeTruthy();
  await main.evaluate((own) => globalThis.onemap?.openWindow({ role: 'field', token: own ?? '' }), fieldToken);
  const field = await opened;
  await expect(byId(field, 'field-user')).toContainText('现场一组');
  const took: number[] = [];
  for (const title of ['通知毗邻加油站', '准备吸油毡', TASK]) {
    await sendTask(main, title);
    took.push(await sendAndAwait(main, field, title));
  }
  expect(took.sort((a, b) => a - b)[1]).toBeLessThanOrEqual(TASK_ARRIVES_MS);
  await byId(field, 'field-task').filter({ hasText: TASK }).locator('[data-testid="task-acknowledged"]').click();
  await expect(byId(main, 'task-card').filter({ hasText: TASK })).toHaveAttribute('data-state', 'acknowledged');

  await addNote(main, '已封堵雨水口。');
  for (const to of ['verified', 'responding', 'handling', 'ended']) await advance(main, to, '按预案执行');

  await byId(main, 'incident-report').click();
  await byId(main, 'report-summary').fill('未造成人员伤亡。');
  await main.locator('.ant-modal-footer .ant-btn-primary').click();
  await expect(byId(main, 'report-map')).toBeVisible();
  await byId(main, 'report-pdf').click();
  await expect.poll(() => readdirSync(profile.folder).filter((name) => name.endsWith('.pdf')).length).toBe(1);
  const pdf = readdirSync(profile.folder).find((name) => name.endsWith('.pdf')) ?? '';
  expect(readFileSync(join(profile.folder, pdf)).subarray(0, 5).toString()).toBe('%PDF-');
  await byId(main, 'report-back').click();

  await byId(main, 'tab-details').click();
  await byId(main, 'incident-replay').click();
  await main.keyboard.press('Home');
  await expect(byId(main, 'incident-state')).toContainText('接报');
  await byId(main, 'replay-leave').click();
  await expect(byId(main, 'incident-state')).toContainText('终止');
});
