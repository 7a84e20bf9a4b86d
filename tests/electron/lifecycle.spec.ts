import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import type {} from '../../preload/bridge.ts';
import {
  appFolder,
  electronPath,
  environment,
  expect,
  isRunning,
  runtimeOf,
  settingsOf,
  startApp,
  TEST_SWITCHES,
  test,
} from './launch.ts';
import { startWitness } from './witness.ts';

/** Runs an expression in the page of the main window without the test driver's own link, which a crash cuts. */
const inMain = (app: ElectronApplication, expression: string): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }, code) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle() === '应急一张图');
    return window?.webContents.executeJavaScript(code);
  }, expression);
const crashMain = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle() === '应急一张图');
    if (!window) throw new Error('no main window');
    const gone = new Promise((resolve) => window.webContents.once('render-process-gone', resolve));
    window.webContents.forcefullyCrashRenderer();
    return gone.then(() => {});
  });
const pageIsBack = async (app: ElectronApplication, url: string) => {
  // A page that is about to crash never answers: the question is asked anew.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows().find((one) => one.getTitle() === '应急一张图')?.webContents;
        const answer: Promise<unknown> = contents?.executeJavaScript('location.href') ?? Promise.resolve('');
        return Promise.race([answer.catch(() => ''), new Promise((resolve) => setTimeout(() => resolve(''), 500))]);
      }),
    )
    .toContain(url);
};

test('one instance: a second start brings the first to the front and hands over its arguments', async ({
  started,
  profile,
}) => {
  const { app, main } = started;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second: ChildProcess = spawn(
    electronPath,
    [...TEST_SWITCHES, ...profile.args, appFolder, '--data', join(profile.folder, 'hub'), '--kiosk', '--wall'],
    { env: environment(profile.env), stdio: 'ignore' },
  );
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect.poll(() => main.evaluate(async () => (await globalThis.onemap?.windows())?.ok)).toBe(true);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map((one) => `${one.getTitle()} ${one.isKiosk()} ${one.isMinimized()}`)
          .sort(),
      ),
    )
    .toEqual(['应急一张图 true false', expect.stringContaining('应急一张图 · 大屏')]);
  expect(runtimeOf(profile).url).toBe(new URL(main.url()).origin);
});

test('hubSupervisor R1: a hub that dies comes back at the same address, and the window hears of it', async ({
  started,
  profile,
}) => {
  const { main } = started;
  const before = runtimeOf(profile);
  await main.evaluate(() => {
    const heard: string[] = [];
    const notices: string[] = [];
    Object.assign(globalThis, { heard, notices });
    globalThis.onemap?.onHubStatus((status) => heard.push(status.state));
    globalThis.onemap?.onNotice((notice) => notices.push(notice.key));
  });
  process.kill(before.pid, 'SIGKILL');
  await expect
    .poll(() => (existsSync(join(profile.folder, 'hub', 'hub.json')) ? runtimeOf(profile).pid : before.pid))
    .not.toBe(before.pid);
  const after = runtimeOf(profile);
  expect(after.url).toBe(before.url);
  await expect
    .poll(() => main.evaluate(() => Reflect.get(globalThis, 'heard')))
    .toEqual(['restarting', 'starting', 'ready']);
  await expect
    .poll(() => main.evaluate(() => Reflect.get(globalThis, 'notices')))
    .toEqual(['shell.noticeHubRestarted']);
  const health = await main.evaluate(async () => (await fetch('/api/health')).status);
  expect(health).toBe(200);
  const handed = await main.evaluate(() => globalThis.onemap?.hubConnection());
  expect(handed).toEqual({ ok: true, value: { kind: 'local', url: after.url, token: after.token } });
});

test('windowRecovery R1: a crashed page comes back with a notice; after many crashes the user is asked', async ({
  started,
}) => {
  const { app, main } = started;
  const origin = new URL(main.url()).origin;
  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_window: unknown, options: unknown) => {
      asked.push(options);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as { message: string; buttons: string[] }[]);
  for (let crash = 1; crash <= 3; crash++) {
    await crashMain(app);
    await pageIsBack(app, origin);
    await expect
      .poll(() => inMain(app, 'document.body.innerText'))
      .toContain('页面进程意外终止（crashed），已自动恢复。');
    expect(await asked()).toHaveLength(0);
  }
  await crashMain(app);
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [question] = await asked();
  expect(question?.message).toContain('崩溃了 4 次');
  expect(question?.buttons).toEqual(['重新加载', '关闭此窗口']);
  await pageIsBack(app, origin);
});

test('windowRecovery R1: a page that hangs is asked about, and reloaded when the user says so', async ({ started }) => {
  const { app, main } = started;
  await app.evaluate(({ dialog, BrowserWindow }) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = ((_window: unknown, options: unknown) => {
      asked.push(options);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    // The page really hangs; that Chromium takes half a minute to say so is not waited for.
    const [window] = BrowserWindow.getAllWindows();
    void window?.webContents.executeJavaScript('setTimeout(() => { for (;;); }, 50)');
    setTimeout(() => window?.emit('unresponsive'), 500);
  });
  await expect
    .poll(() =>
      app.evaluate(() => (Reflect.get(globalThis, 'asked') as { message: string }[]).map(({ message }) => message)),
    )
    .toEqual(['“应急一张图”没有响应。']);
  await pageIsBack(app, new URL(main.url()).origin);
  expect(await inMain(app, '1 + 1')).toBe(2);
});

test('closing the last window ends the hub, and the next start finds port, size and data again', async ({
  profile,
}) => {
  const first = await startApp(profile);
  const { pid, url } = runtimeOf(profile);
  await first.main.evaluate(() => localStorage.setItem('kept', 'yes'));
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1300, height: 800 }),
  );
  const child = first.app.process();
  const ended = once(child, 'exit');
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
  expect(isRunning(pid)).toBe(false);
  expect(existsSync(join(profile.folder, 'hub', 'hub.json'))).toBe(false);
  expect(settingsOf(profile)).toMatchObject({
    localPort: Number(new URL(url).port),
    mainWindow: { bounds: { width: 1300, height: 800 } },
  });

  const second = await startApp(profile);
  expect(new URL(second.main.url()).origin).toBe(url);
  expect(await second.main.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject({ width: 1300, height: 800 });
  await second.close();
});

test('hubChild R1: the hub ends when the shell is killed', async ({ started, profile }) => {
  const { pid } = runtimeOf(profile);
  expect(isRunning(pid)).toBe(true);
  started.child.kill('SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a port that another program holds is given up for a free one', async ({ profile }) => {
  const holder = await startWitness();
  mkdirSync(join(profile.folder, 'profile'), { recursive: true });
  const taken = Number(new URL(holder.origin).port);
  writeFileSync(join(profile.folder, 'profile', 'shell.json'), JSON.stringify({ version: 1, localPort: taken }));
  const { main, close } = await startApp(profile);
  expect(Number(new URL(main.url()).port)).not.toBe(taken);
  expect(settingsOf(profile).localPort).toBe(Number(new URL(main.url()).port));
  await close();
  await holder.close();
});

test('unreadable settings are set aside, told, and replaced by defaults', async ({ profile }) => {
  mkdirSync(join(profile.folder, 'profile'), { recursive: true });
  const path = join(profile.folder, 'profile', 'shell.json');
  writeFileSync(path, '{"version":1,"walls":"none"');
  const { main, close } = await startApp(profile);
  await expect(main.getByText('桌面设置文件无法读取，已恢复默认设置')).toBeVisible();
  expect(readFileSync(`${path}.broken`, 'utf8')).toBe('{"version":1,"walls":"none"');
  await close();
});

test('a hub that cannot start says why, in Chinese, and offers to try again', async ({ profile }) => {
  // A file stands where the data folder must be.
  writeFileSync(join(profile.folder, 'hub'), 'not a folder');
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [...TEST_SWITCHES, ...profile.args, appFolder, '--data', join(profile.folder, 'hub')],
    env: environment(profile.env),
  });
  const page = await app.firstWindow();
  await expect(page.getByRole('alert')).toHaveText('本机服务没有启动');
  await expect(page.getByRole('button', { name: '立即重试' })).toBeVisible();
  await expect(page.getByRole('link', { name: '连接指挥中心…' })).toBeVisible();
  await page.getByRole('button', { name: '立即重试' }).click();
  await expect(page.getByRole('alert')).toHaveText('本机服务没有启动');
  rmSync(join(profile.folder, 'hub'));
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
  await app.close();
});
