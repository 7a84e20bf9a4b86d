import { _electron, type Page } from '@playwright/test';
import { startHub } from '../hubProcess.ts';
import {
  appFolder,
  electronPath,
  environment,
  expect,
  runtimeOf,
  type Started,
  settingsOf,
  startApp,
  TEST_SWITCHES,
  test,
} from './launch.ts';
import { startWitness } from './witness.ts';

/** Opens the dialog through the menu. */
async function openDialog({ app }: Started): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('connect')?.click());
  const dialog = await opened;
  await dialog.waitForURL('onemap://shell/connect');
  return dialog;
}

test('the windows change over to a command center and back to this machine', async ({ started, profile }) => {
  const center = await startHub();
  try {
    const { main } = started;
    const local = runtimeOf(profile);
    const dialog = await openDialog(started);
    await expect(dialog.getByText('当前：本机')).toBeVisible();

    await dialog.getByLabel('服务地址').fill('ftp://somewhere');
    await dialog.getByRole('button', { name: '连接' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('服务地址无效：ftp://somewhere');
    await dialog.getByLabel('服务地址').fill('127.0.0.1:9');
    await dialog.getByRole('button', { name: '连接' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('无法连接指挥中心服务：http://127.0.0.1:9');
    expect(new URL(main.url()).origin).toBe(local.url);

    await dialog.getByLabel('服务地址').fill(` ${center.url.replace('http://', '')}/ `);
    await dialog.getByLabel(/访问令牌/).fill(center.token);
    await dialog.getByRole('button', { name: '连接' }).click();
    await main.waitForURL(`${center.url}/**`);
    expect(await main.evaluate(() => globalThis.onemap?.hub)).toEqual({
      kind: 'remote',
      url: center.url,
      token: center.token,
    });
    expect(dialog.isClosed()).toBe(true);
    // Without a key ring the token is not kept; in no case is it kept in plain text.
    expect(settingsOf(profile).hub).toMatchObject({ kind: 'remote', url: center.url });
    expect(JSON.stringify(settingsOf(profile))).not.toContain(center.token);
    // The local hub has ended.
    await expect
      .poll(() =>
        fetch(`${local.url}/api/health`).then(
          () => 'runs',
          () => 'ended',
        ),
      )
      .toBe('ended');

    const back = await openDialog(started);
    await expect(back.getByText(`当前：${center.url}`)).toBeVisible();
    await back.getByRole('button', { name: '使用本机' }).click();
    await main.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
    await expect.poll(() => new URL(main.url()).origin).not.toBe(center.url);
    expect(settingsOf(profile).hub).toEqual({ kind: 'local' });
  } finally {
    await center.stop();
  }
});

test('a command center that is away is waited for, and found when it is back', async ({ profile }) => {
  const center = await startHub();
  const { port } = new URL(center.url);
  const first = await startApp(profile);
  await first.main.evaluate((url) => void globalThis.onemap?.chooseHub({ kind: 'remote', url }), center.url);
  await first.main.waitForURL(`${center.url}/**`);
  await first.close();
  await center.stop({ keep: true });

  const app = await _electron.launch({
    executablePath: electronPath,
    args: [...TEST_SWITCHES, ...profile.args, appFolder],
    env: environment(profile.env),
  });
  const main = await app.firstWindow();
  await expect(main.getByRole('alert')).toHaveText('暂时连不上指挥中心');
  await expect(main.getByText(`无法连接指挥中心服务：${center.url}`)).toBeVisible();
  const again = await startHub(['--port', port], center.folder);
  await main.getByRole('button', { name: '立即重试' }).click();
  await main.waitForURL(`${center.url}/**`);
  await app.close();
  await again.stop();
});

test('guards R1: a page that comes without a policy gets ours', async ({ started }) => {
  const bare = await startWitness({
    '/api/health': { type: 'application/json', body: '{"status":"ok","version":"0"}' },
    '/': { type: 'text/html', body: '<title>bare</title><script>globalThis.ranInline = true</script>' },
  });
  try {
    // Not awaited in the page: the window leaves it on the way.
    await started.main.evaluate((url) => void globalThis.onemap?.chooseHub({ kind: 'remote', url }), bare.origin);
    await started.main.waitForURL(`${bare.origin}/**`);
    expect(await started.main.evaluate(() => 'ranInline' in globalThis)).toBe(false);
  } finally {
    await bare.close();
  }
});

test('shellProtocol R1: a form that this run did not serve is refused, and shell pages run no script', async ({
  started,
}) => {
  const dialog = await openDialog(started);
  const outcome = await started.app.evaluate(async ({ session }) => {
    const post = (body: string) =>
      session.defaultSession
        .fetch('onemap://shell/local', {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
        .then((response) => response.status);
    const page = await session.defaultSession.fetch('onemap://shell/connect');
    return {
      forged: await post('formKey=wrong'),
      empty: await post(''),
      policy: page.headers.get('content-security-policy'),
    };
  });
  expect(outcome.forged).toBe(403);
  expect(outcome.empty).toBe(403);
  expect(outcome.policy).toContain("default-src 'none'");
  const preferences = await started.app.evaluate(({ BrowserWindow }) => {
    const found = BrowserWindow.getAllWindows().find((one) => one.getTitle() === '连接指挥中心');
    if (!found) throw new Error('no dialog');
    return (
      found.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    javascript: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  expect(preferences.preload ?? '').toBe('');
  await started.app.evaluate(({ BrowserWindow }) => {
    const found = BrowserWindow.getAllWindows().find((one) => one.getTitle() === '连接指挥中心');
    found?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Escape' });
  });
  await expect.poll(() => dialog.isClosed()).toBe(true);
});
