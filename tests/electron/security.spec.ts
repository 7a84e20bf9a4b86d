import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../main/transport/httpServer.ts';
import type {} from '../../preload/bridge.ts';
import { expect, runtimeOf, test } from './launch.ts';
import { startWitness, type Witness } from './witness.ts';

let witness: Witness;
test.beforeEach(async () => {
  witness = await startWitness();
});
test.afterEach(async () => {
  await witness.close();
});

test('windows.ts R1: every window is sandboxed and isolated', async ({ started }) => {
  await started.main.evaluate(() => globalThis.onemap?.openWindow({ role: 'field' }));
  await started.main.evaluate(() => globalThis.onemap?.openWindow({ role: 'wall' }));
  const all = await started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    }),
  );
  expect(all).toHaveLength(3);
  for (const preferences of all) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    // Electron leaves it out when it is off.
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  }
});

test('the page sees the bridge and no Node', async ({ started, profile }) => {
  const { main } = started;
  const seen = await main.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(globalThis.onemap ?? {}).sort(),
    hub: globalThis.onemap?.hub,
    start: globalThis.onemap?.start,
    frozen: !Reflect.set(globalThis.onemap ?? {}, 'hub', 'mine'),
  }));
  expect(seen.node).toEqual([]);
  expect(seen.bridge).toEqual(
    [
      'chooseHub',
      'closeWindow',
      'displays',
      'exportPdf',
      'hub',
      'hubConnection',
      'onDisplays',
      'onHubStatus',
      'onLanguage',
      'onNotice',
      'onWindows',
      'openWindow',
      'setKiosk',
      'setLanguage',
      'showHubDialog',
      'start',
      'windows',
    ], // prettier order
  );
  const { url, token } = runtimeOf(profile);
  expect(seen.hub).toEqual({ kind: 'local', url, token });
  expect(seen.start).toMatchObject({ role: 'main', language: 'zh-CN' });
  expect(seen.frozen).toBe(true);
});

test('the token stands in no address, no command line and no log', async ({ started, profile }) => {
  const { token, pid } = runtimeOf(profile);
  expect(started.main.url()).not.toContain(token);
  const pids = await started.app.evaluate(({ app }) => app.getAppMetrics().map((metric) => metric.pid));
  for (const id of [...pids, pid]) expect(readFileSync(`/proc/${id}/cmdline`, 'utf8')).not.toContain(token);
  expect(readFileSync(join(profile.folder, 'profile', 'log', 'shell.log'), 'utf8')).not.toContain(token);
});

test('the content security policy is sent and holds', async ({ started }) => {
  const { main } = started;
  const response = await main.reload();
  expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  const broken = await main.evaluate(async () => {
    const violated = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective));
    // In a timer: what the test driver itself calls is exempt from the policy.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function('return 2')() === 2);
        } catch {
          resolve(false);
        }
      }),
    );
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:9/' }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { evaluated, inline: 'ranInline' in globalThis, violated: [...violated] };
  });
  expect(broken.evaluated).toBe(false);
  expect(broken.inline).toBe(false);
  expect(broken.violated).toEqual(expect.arrayContaining(['script-src-elem', 'frame-src']));
});

test('requestPolicy R2: a window goes nowhere but to its hub', async ({ started }) => {
  const { main } = started;
  const home = main.url();
  for (const target of [`${witness.origin}/away`, 'file:///etc/hostname', 'onemap://shell/connect']) {
    await main.evaluate((url) => {
      location.href = url;
    }, target);
    await main.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
    await main.waitForTimeout(400);
    expect(main.url(), target).toBe(home);
  }
  expect(witness.heard).toEqual([]);
});

test('guards R2: window.open and target=_blank open nothing', async ({ started }) => {
  const { main, app } = started;
  for (const target of [`${witness.origin}/popup`, new URL(main.url()).origin, 'about:blank']) {
    const opened = await main.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      return window.open(url) === null;
    }, target);
    expect(opened, target).toBe(true);
  }
  await main.waitForTimeout(300);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(witness.heard).toEqual([]);
});

test('requestPolicy R3: permissions are refused by the handlers, fullscreen is granted', async ({ started }) => {
  const { main, app } = started;
  const states = await main.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'];
    const queried = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    const media = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    );
    const place = await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        (error) => resolve(error.code),
      ),
    );
    return { queried, media, place, notification: await Notification.requestPermission() };
  });
  expect(new Set(states.queried)).toEqual(new Set(['denied']));
  expect(states.media).not.toBe('granted');
  expect(states.place).toBe(1);
  expect(states.notification).toBe('denied');
  const fullscreen = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window?.webContents.executeJavaScript(
      'document.documentElement.requestFullscreen().then(() => document.exitFullscreen()).then(() => true, String)',
      true,
    );
  });
  expect(fullscreen).toBe(true);
});

test('requestPolicy R1: no request goes anywhere but to the hub, even past the policy of the page', async ({
  started,
}) => {
  const { main, app } = started;
  await main.evaluate(async (origin) => {
    await fetch(`${origin}/fetch`, { mode: 'no-cors' }).catch(() => {});
    navigator.sendBeacon(`${origin}/beacon`, 'x');
    document.body.append(Object.assign(new Image(), { src: `${origin}/image.png` }));
    new WebSocket(origin.replace('http', 'ws'));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }, witness.origin);
  // A page without any policy of its own, in the app's session: only the request filter stands in its way.
  const outcome = await app.evaluate(async ({ BrowserWindow, session }, origin) => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('data:text/html,<title>bare</title>');
    const inPage: unknown = await window.webContents.executeJavaScript(
      `fetch('${origin}/bare', { mode: 'no-cors' }).then(() => 'answered', () => 'blocked')`,
    );
    await window.webContents.executeJavaScript(
      `new Promise((done) => { const s = new WebSocket('${origin.replace('http', 'ws')}/bare-socket'); s.onerror = s.onclose = () => done(0); })`,
    );
    window.destroy();
    const direct = await session.defaultSession.fetch(`${origin}/session`).then(
      () => 'answered',
      () => 'blocked',
    );
    return { inPage, direct };
  }, witness.origin);
  expect(outcome).toEqual({ inPage: 'blocked', direct: 'blocked' });
  expect(witness.heard).toEqual([]);
});

test('ipc R1: only the hub’s page in a window of the app is heard, and only well-formed', async ({ started }) => {
  const { main, app } = started;
  const malformed = await main.evaluate(async () => {
    const bridge = globalThis.onemap as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return [
      await bridge.openWindow?.({ role: 'admin' }),
      await bridge.openWindow?.({ role: 'wall', extra: 1 }),
      await bridge.exportPdf?.({ path: '/etc/passwd' }),
      await bridge.setLanguage?.('fr'),
      await bridge.chooseHub?.({ kind: 'remote', url: 'ftp://x' }),
    ];
  });
  expect(malformed.map((answer) => (answer as { error: { code: string } }).error.code)).toEqual([
    'input.invalid',
    'input.invalid',
    'input.invalid',
    'input.invalid',
    'desktop.invalidAddress',
  ]);

  const stranger = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
    });
    await window.loadURL('data:text/html,<title>stranger</title>');
    const asked: unknown = await window.webContents.executeJavaScript(
      `require('electron').ipcRenderer.invoke('onemap:list-windows')`,
    );
    const hub: unknown = await window.webContents.executeJavaScript(
      `require('electron').ipcRenderer.sendSync('onemap:hub-at-start')`,
    );
    window.destroy();
    const withPreload = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electronApp.getAppPath()}/dist/preload/preload.cjs`,
        additionalArguments: ['--onemap-start=%7B%7D'],
      },
    });
    await withPreload.loadURL('data:text/html,<title>stranger</title>');
    const bridge: unknown = await withPreload.webContents.executeJavaScript('typeof globalThis.onemap');
    withPreload.destroy();
    return { asked, hub, bridge };
  });
  expect(stranger).toEqual({
    asked: { ok: false, error: expect.objectContaining({ code: 'desktop.onlyDesktop' }) },
    hub: null,
    bridge: 'undefined',
  });
});

test('a webview cannot be made', async ({ started }) => {
  const made = await started.main.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'about:blank');
    document.body.append(view);
    return ['loadURL', 'getWebContentsId', 'executeJavaScript'].some((name) => name in view);
  });
  expect(made).toBe(false);
  const kinds = await started.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((all) => all.getType()),
  );
  expect(kinds).toEqual(['window']);
});
