import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page, test as base } from '@playwright/test';

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
  close(): Promise<void>;
}

/** Environment of the app: the tests' own, without what would change how it starts. */
export function environment(extra: Record<string, string>): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(own), LANG: 'zh_CN.UTF-8', ONEMAP_NODE: process.execPath, ...extra };
}

/** Starts the app and waits until its main window shows the page of the hub. */
export async function startApp(profile: Profile, args: readonly string[] = []): Promise<Started> {
  const app = await electron.launch({
    executablePath: electronPath,
    args: [...TEST_SWITCHES, ...profile.args, appFolder, '--data', join(profile.folder, 'hub'), ...args],
    env: environment(profile.env),
  });
  const main = await app.firstWindow();
  await main.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\//);
  return {
    app,
    main,
    async close() {
      const child = app.process();
      if (child.exitCode === null && child.signalCode === null) await app.close();
    },
  };
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
