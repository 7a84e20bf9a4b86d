import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');
/** Folder of the app under test: the built checkout, or another one that has its `package.json` and `dist/`. */
export const appFolder = process.env.ONEMAP_TEST_APP ?? root;
/** The Electron binary under test. */
export const electronPath = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron');

/** What only the test launcher passes: software WebGL, no background traffic, and no sandbox where it runs as root. */
export const TEST_SWITCHES: readonly string[] = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A folder of its own for settings, browser storage and data; it goes with the test. */
export interface Profile {
  readonly folder: string;
  /** Switches that make the app live in it. */
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

export interface Started {
  readonly app: ElectronApplication;
  readonly main: Page;
  readonly child: ChildProcess;
  close(): Promise<void>;
}

/** Environment of the app: the tests' own, without what would change how it starts. */
export function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), LANG: 'zh_CN.UTF-8', ONEMAP_NODE: process.execPath, ...extra };
}

/** The page of the main window, once it shows the hub; remembered wall windows open beside it in any order. */
async function mainPage(app: ElectronApplication): Promise<Page> {
  await app.firstWindow();
  for (let attempt = 0; attempt < 200; attempt++) {
    for (const page of app.windows()) {
      if (!/^http:\/\/127\.0\.0\.1:\d+\//.test(page.url())) continue;
      // A page that is being replaced may never answer.
      const role = await Promise.race([
        page.evaluate(() => globalThis.onemap?.start.role).catch(() => undefined),
        new Promise<undefined>((resolve) => setTimeout(resolve, 1000)),
      ]);
      if (role === 'main') return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`the main window did not show the hub: ${app.windows().map((page) => page.url())}`);
}

/** Starts the app and waits until its main window shows the page of the hub. */
export async function startApp(profile: Profile, args: readonly string[] = []): Promise<Started> {
  const app = await electron.launch({
    executablePath: electronPath,
    args: [...TEST_SWITCHES, ...profile.args, appFolder, '--data', join(profile.folder, 'hub'), ...args],
    env: environment(profile.env),
  });
  const main = await mainPage(app);
  const child = app.process();
  return {
    app,
    main,
    child,
    async close() {
      if (child.exitCode === null && child.signalCode === null) await app.close();
    },
  };
}

/** What the hub wrote for other programs of this user: its address, token and process. */
export function runtimeOf(profile: Profile): { url: string; token: string; pid: number } {
  return JSON.parse(readFileSync(join(profile.folder, 'hub', 'hub.json'), 'utf8'));
}

/** The settings file of the shell, as it stands. */
export function settingsOf(profile: Profile): Record<string, unknown> {
  return JSON.parse(readFileSync(join(profile.folder, 'profile', 'shell.json'), 'utf8'));
}

/** Whether a process of this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** `profile` is fresh for each test; `started` is the app running in it. */
export const test = base.extend<{ profile: Profile; started: Started }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know which fixtures are needed
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'onemap-desktop-'));
    await use({ folder, args: [`--user-data-dir=${join(folder, 'profile')}`], env: { ONEMAP_TEST_SAVE_DIR: folder } });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  started: async ({ profile }, use) => {
    const started = await startApp(profile);
    await use(started);
    await started.close();
  },
});
export { expect } from '@playwright/test';
