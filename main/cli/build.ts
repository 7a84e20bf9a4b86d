import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { buildShell } from '../shell/build.ts';
import { projectRoot } from '../version.ts';

/**
 * Builds what ships into `dist/`: the page, the hub as one file for the packed app, and the Electron shell.
 * better-sqlite3 stays outside: it carries a native binary.
 */
const dist = join(projectRoot, 'dist');

await build({ configFile: join(projectRoot, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
await build({
  configFile: false,
  root: projectRoot,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(dist, 'main'),
    emptyOutDir: true,
    target: 'node22',
    rollupOptions: {
      input: {
        headless: join(projectRoot, 'main', 'headless.ts'),
        // Started as a worker by its own file name beside the hub's.
        deepCheckWorker: join(projectRoot, 'main', 'store', 'deepCheckWorker.ts'),
        xlsxWorker: join(projectRoot, 'main', 'importers', 'xlsxWorker.ts'),
        exportWorker: join(projectRoot, 'main', 'exporting', 'exportWorker.ts'),
        demoWorker: join(projectRoot, 'main', 'demo', 'demoWorker.ts'),
        telemetryWorker: join(projectRoot, 'main', 'telemetry', 'telemetryWorker.ts'),
        simulatorWorker: join(projectRoot, 'main', 'feeds', 'simulator', 'simulatorWorker.ts'),
        sceneWorker: join(projectRoot, 'main', 'scenes', 'sceneWorker.ts'),
      },
      external: ['better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs', format: 'es' },
    },
  },
});
await buildShell(dist);
