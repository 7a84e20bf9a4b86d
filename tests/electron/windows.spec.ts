import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { type BridgeAnswer, bridgeValue, type WindowInfo } from '../../preload/bridge.ts';
import { expect, runtimeOf, settingsOf, startApp, test } from './launch.ts';

/** Texts of the menu bar, as `File > Quit`. */
const menuTexts = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const walk = (items: Electron.MenuItem[], path: string): string[] =>
      items.flatMap((item) => [
        ...(item.type === 'separator' ? [] : [`${path}${item.label}`]),
        ...(item.submenu ? walk(item.submenu.items, `${path}${item.label} > `) : []),
      ]);
    return walk(Menu.getApplicationMenu()?.items ?? [], '');
  });
const click = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`no menu entry ${wanted}`);
    item.click(
      {},
      BrowserWindow.getAllWindows().find((one) => one.getTitle().match(/^(?:应急一张图|OneMap Dispatch)$/)),
    );
  }, id);
const titles = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((one) => one.getTitle())
      .sort(),
  );
const value = <T>(answer: BridgeAnswer<T> | undefined): T => {
  if (!answer) throw new Error('there is no bridge');
  return bridgeValue(answer);
};

test('menu, title and dialogs are in Chinese, and change over to English', async ({ started, profile }) => {
  const { app, main } = started;
  const chinese = await menuTexts(app);
  expect(chinese).toEqual(
    expect.arrayContaining([
      '文件',
      '编辑',
      '视图',
      '窗口',
      '帮助',
      '文件 > 连接指挥中心…',
      '文件 > 退出',
      '视图 > 值守模式（全屏）',
    ]),
  );
  expect(chinese.filter((text) => !/[\u4e00-\u9fff]/.test(text.split(' > ').at(-1) ?? ''))).toEqual([
    '视图 > 语言（Language） > English',
  ]);
  expect(await titles(app)).toEqual(['应急一张图']);

  await main.evaluate(() => {
    globalThis.onemap?.onLanguage((language) => Object.assign(globalThis, { heardLanguage: language }));
  });
  await click(app, 'language-en');
  await expect.poll(() => main.evaluate(() => Reflect.get(globalThis, 'heardLanguage'))).toBe('en');
  const english = await menuTexts(app);
  expect(english).toEqual(expect.arrayContaining(['File', 'File > Quit', 'View > Kiosk mode (full screen)']));
  expect(english.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual(['View > Language > 中文']);
  expect(await titles(app)).toEqual(['OneMap Dispatch']);
  expect(settingsOf(profile).language).toBe('en');

  value(await main.evaluate(() => globalThis.onemap?.setLanguage('zh-CN')));
  expect(await menuTexts(app)).toEqual(chinese);
});

test('windowBook R1: a wall window opens again at the next start until it is closed', async ({ profile }) => {
  const first = await startApp(profile);
  const displays = value(await first.main.evaluate(() => globalThis.onemap?.displays()));
  expect(displays[0]).toMatchObject({ primary: true, bounds: { width: 1920, height: 1080 } });
  const displayId = displays[0]?.id ?? 0;
  const opened = first.app.waitForEvent('window');
  const info: WindowInfo = value(
    await first.main.evaluate((id) => globalThis.onemap?.openWindow({ role: 'wall', displayId: id }), displayId),
  );
  expect(info).toMatchObject({ role: 'wall', displayId, own: false });
  const wall = await opened;
  await wall.waitForURL(/#\/wall$/);
  expect(await wall.evaluate(() => [globalThis.onemap?.start.role, globalThis.onemap?.hub.token])).toEqual([
    'wall',
    runtimeOf(profile).token,
  ]);
  const again: WindowInfo = value(
    await first.main.evaluate((id) => globalThis.onemap?.openWindow({ role: 'wall', displayId: id }), displayId),
  );
  expect(again.id).toBe(info.id);
  expect(settingsOf(profile).walls).toEqual([{ displayId, bounds: displays[0]?.bounds }]);
  await first.close();
  expect(settingsOf(profile).walls).toHaveLength(1);

  const second = await startApp(profile);
  await expect.poll(() => titles(second.app)).toEqual(['应急一张图', '应急一张图 · 大屏']);
  const full = () =>
    second.app.evaluate(({ BrowserWindow }) => {
      const found = BrowserWindow.getAllWindows().find((one) => one.getTitle().includes('大屏'));
      return [found?.isFullScreen(), found?.isMenuBarVisible()];
    });
  await expect.poll(full).toEqual([true, false]);
  const list: readonly WindowInfo[] = value(await second.main.evaluate(() => globalThis.onemap?.windows()));
  const wallId = list.find(({ role }) => role === 'wall')?.id ?? 0;
  value(await second.main.evaluate((id) => globalThis.onemap?.closeWindow(id), wallId));
  await expect.poll(() => titles(second.app)).toEqual(['应急一张图']);
  expect(settingsOf(profile).walls).toEqual([]);
  await second.close();

  const third = await startApp(profile);
  expect(await titles(third.app)).toEqual(['应急一张图']);
  await third.close();
});

test('kiosk: by the menu, by the bridge and by --kiosk', async ({ profile }) => {
  const { app, main, close } = await startApp(profile, ['--kiosk']);
  const state = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => [one.isKiosk(), one.isMenuBarVisible()]),
    );
  await expect.poll(state).toEqual([[true, false]]);
  await click(app, 'kiosk');
  await expect.poll(state).toEqual([[false, true]]);
  expect(value(await main.evaluate(() => globalThis.onemap?.setKiosk(true)))).toBe(true);
  await expect.poll(state).toEqual([[true, false]]);
  expect(value(await main.evaluate(() => globalThis.onemap?.windows()))[0]).toMatchObject({
    kiosk: true,
    own: true,
    role: 'main',
  });
  value(await main.evaluate(() => globalThis.onemap?.setKiosk(false)));
  await expect.poll(state).toEqual([[false, true]]);
  const accelerator = await app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('kiosk')?.accelerator,
  );
  expect(accelerator).toBe('F11');
  await close();
});

test('a field window can act for another account', async ({ started }) => {
  const opened = started.app.waitForEvent('window');
  value(await started.main.evaluate(() => globalThis.onemap?.openWindow({ role: 'field', token: 'token-of-another' })));
  const field = await opened;
  await field.waitForURL(/#\/field$/);
  expect(await field.evaluate(() => globalThis.onemap?.hub.token)).toBe('token-of-another');
  expect(field.url()).not.toContain('token-of-another');
  expect(await started.main.evaluate(() => globalThis.onemap?.hub.token)).not.toBe('token-of-another');
});

test('a page is saved as a real PDF', async ({ started, profile }) => {
  await started.main.evaluate(() => {
    document.body.innerHTML = '<h1 style="break-after: page">事件报告</h1><p>第二页</p>';
  });
  const saved = value(await started.main.evaluate(() => globalThis.onemap?.exportPdf('../报告: 氯气/泄漏?.pdf')));
  const path = join(profile.folder, '报告 氯气 泄漏.pdf');
  expect(saved).toEqual({ saved: true, path });
  const pdf = readFileSync(path, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  // A4 in points.
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
  expect(existsSync(`${path}.part`)).toBe(false);
});

test('a PDF that cannot be written is an error with its reason', async ({ profile }) => {
  const { main, close } = await startApp({
    ...profile,
    env: { ONEMAP_TEST_SAVE_DIR: join(profile.folder, 'missing') },
  });
  const answer = await main.evaluate(() => globalThis.onemap?.exportPdf('report'));
  expect(answer).toMatchObject({ ok: false, error: { code: 'desktop.saveFailed' } });
  await close();
});

test('a file that the page makes can be saved: downloads of its own memory pass the guards', async ({
  started,
  profile,
}) => {
  const path = join(profile.folder, 'list.csv');
  await started.app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target));
  }, path);
  await started.main.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['名称,距离\n'], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href, download: 'list.csv' });
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => (existsSync(path) ? readFileSync(path, 'utf8') : '')).toBe('名称,距离\n');
});
