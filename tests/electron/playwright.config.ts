import { defineConfig } from '@playwright/test';

/** Tests on a real Electron, given by ELECTRON_OVERRIDE_DIST_PATH, under a display (xvfb-run). */
export default defineConfig({
  testDir: '.',
  globalSetup: './windowManager.ts',
  outputDir: '../../test-results/electron',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  reporter: 'list',
});
