import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Arch, build, Platform } from 'electron-builder';
import { connectHub } from '../../renderer/client/hubClient.ts';
import { appFolder, environment, expect, runtimeOf, TEST_SWITCHES, test } from './launch.ts';

const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';

/** Size of a folder, bytes. */
function bytesOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

/** What runs in workers of the packed hub: the demonstration, a scene, an export of thousands of rows, its import. */
async function expectWorkers({ url, token }: { url: string; token: string }): Promise<void> {
  const hub = connectHub(url, token);
  try {
    const scenes = async () => (await hub.call('scenes.list', {})).scenes;
    const blocks = async () => (await hub.call('records.list', { kind: 'populationBlock', limit: 1 })).total;
    await expect.poll(scenes, { timeout: 90_000 }).not.toEqual([]);
    await expect.poll(blocks, { timeout: 90_000 }).toBeGreaterThan(5000);
    const [scene] = await scenes();
    const built = await hub.call('scenes.ensure', { subjectId: scene?.subjectId ?? '' }, 90_000);
    expect(built.scene.triangles).toBeGreaterThan(1000);
    const file = await hub.call('exports.run', { kind: 'populationBlock', format: 'xlsx' }, 60_000);
    const again = { fileName: file.fileName, content: file.content, kind: 'populationBlock', dryRun: true } as const;
    const { rows, rejected } = await hub.call('imports.run', again, 60_000);
    expect({ rows, rejected }).toEqual({ rows: file.records, rejected: 0 });
  } finally {
    hub.close();
  }
}

test('the packed app holds what it should, has its fuses set, starts, shows the page, and its workers work', async ({
  profile,
}) => {
  test.setTimeout(240_000);
  const output = join(profile.folder, 'package');
  await build({
    projectDir: appFolder,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      directories: { output },
      electronDist: dist,
      electronVersion: '33.2.1',
      // The old test Electron runs the hub under a Node of its own, which cannot read the archive.
      asarUnpack: ['**/*'],
    },
  });
  const folder = join(output, 'linux-unpacked');
  const binary = join(folder, 'onemap-dispatch');

  const { listPackage } = await import('@electron/asar');
  const packed = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
  expect(packed).toEqual(
    expect.arrayContaining([
      '/dist/shell/electron.cjs',
      '/dist/preload/preload.cjs',
      '/dist/main/headless.mjs',
      '/dist/renderer/index.html',
    ]),
  );
  const modules = new Set(packed.filter((path) => path.startsWith('/node_modules/')).map((path) => path.split('/')[2]));
  expect([...modules]).toEqual(['better-sqlite3']);
  expect(packed.filter((path) => path.endsWith('.node'))).toEqual([
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  expect(packed.filter((path) => /^\/(?:main|renderer|shared|preload|tests|\.ci)\b/.test(path))).toEqual([]);
  expect(bytesOf(join(folder, 'resources'))).toBeLessThan(250_000_000);
  expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);

  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const { FuseState } = await import('@electron/fuses/dist/constants.js');
  const wire = await getCurrentFuseWire(binary);
  const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.OnlyLoadAppFromAsar];
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);

  const port = 20_000 + (process.pid % 20_000);
  const child: ChildProcess = spawn(
    binary,
    [
      ...TEST_SWITCHES,
      ...profile.args,
      `--remote-debugging-port=${port}`,
      '--data',
      join(profile.folder, 'hub'),
      '--demo',
      '--no-simulator',
    ],
    { env: environment({}), stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  try {
    await expect.poll(() => existsSync(join(profile.folder, 'hub', 'hub.json')), { timeout: 60_000 }).toBe(true);
    // The inspector of the main process is fused off, so the page is reached as a browser's would be.
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const pages = () => browser.contexts().flatMap((context) => context.pages());
    const { url } = runtimeOf(profile);
    await expect.poll(() => pages().map((page) => new URL(page.url()).origin)).toEqual([url]);
    const role = await pages()[0]?.evaluate(() => globalThis.onemap?.start.role);
    expect(role).toBe('main');
    await browser.close();
    await expectWorkers(runtimeOf(profile));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});
